import type { Attempt } from '../payments/attempt.ts';
import type { World } from '../world.ts';

/** The switch gives a request up after this long. */
const timeout = 25_000;

/**
 * Lets a good attempt fail as a system fails: `unknown` of the failures time out or are answered late, the rest get a
 * definite code. Attempts that were declined anyway stay as they are. `a` and `b` are uniform draws.
 */
export function failBySystem(
  world: World,
  attempt: Attempt,
  mask: number,
  unknown: number,
  a: number,
  b: number,
): void {
  if (attempt.state !== 'approved') return;
  const { mix } = world.profile.channels[attempt.channel]!;
  const captures = attempt.type !== 'balance_inquiry' && attempt.type !== 'preauth';
  const codes = captures && a < unknown ? mix.unknownCodes : mix.systemCodes;
  attempt.code = codes[Math.floor(b * codes.length)]![0];
  attempt.state = codes === mix.unknownCodes ? 'unknown' : 'declined';
  if (attempt.state === 'unknown') attempt.latencyMs = attempt.code === 'TIMEOUT' ? timeout : timeout - 3_000;
  attempt.charged = a * 7 - Math.floor(a * 7) < 0.3;
  attempt.touched |= mask;
}

/** Declines a good attempt with a given code. */
export function declineWith(attempt: Attempt, code: string, mask: number): void {
  if (attempt.state !== 'approved') return;
  attempt.state = 'declined';
  attempt.code = code;
  attempt.touched |= mask;
}
