import type { Answer } from '../journal/record.ts';

const shortestMs = 1_000;
/** Even after hours of failures somebody tries again within this. */
const longestMs = 60_000;
const longestRefusedMs = 5 * 60_000;

/**
 * Ms until a robot may be tried again after so many answers in a row that were not `delivered` (this one included).
 * Doubles each time; `share` (0 to 1) spreads it over half to all of that, so that robots do not knock together.
 */
export function pauseAfter(answer: Answer, failures: number, share: number): number {
  if (answer.outcome === 'delivered') return 0;
  // Other words are tried at once: they were not looked at for their number but for what they say.
  if (answer.outcome === 'refused' && answer.what === 'content' && failures <= 1) return shortestMs;
  const longest = answer.outcome === 'refused' ? longestRefusedMs : longestMs;
  const doubled = Math.min(longest, shortestMs * 2 ** Math.min(failures, 20));
  const spread = Math.ceil(doubled * (0.5 + share / 2));
  return answer.outcome === 'throttled' ? Math.max(answer.pauseMs, spread) : spread;
}

const patience = 3;

/**
 * The answer as it is acted on. A provider's error code nobody knows is a failure worth another try at first; when it
 * comes again and again it is about these words, which are then said in as few as possible.
 */
export function hardened(answer: Answer, failuresBefore: number): Answer {
  if (answer.outcome !== 'failed' || !/^(?:errcode|code) /.test(answer.code)) return answer;
  return failuresBefore + 1 < patience ? answer : { outcome: 'refused', code: answer.code, what: 'content' };
}
