/**
 * Systems that send events, each with its own connection and token. Delays are milliseconds between the event and
 * its sending: at least, and how much more at most.
 */
export const sources = [
  { id: 'switch', delay: 30, spread: 300 },
  { id: 'wallet', delay: 50, spread: 500 },
  { id: 'tms', delay: 100, spread: 800 },
  { id: 'access', delay: 200, spread: 500 },
  { id: 'batch', delay: 100, spread: 800 },
  { id: 'clearing', delay: 200, spread: 1_300 },
  { id: 'settlement', delay: 100, spread: 800 },
  { id: 'payout', delay: 100, spread: 800 },
  { id: 'merchant', delay: 200, spread: 1_000 },
  { id: 'risk', delay: 200, spread: 1_000 },
  { id: 'register', delay: 200, spread: 1_000 },
] as const;

export type SourceId = (typeof sources)[number]['id'];

export const sourceIds: readonly SourceId[] = sources.map((source) => source.id);

/** Longest delay of a healthy source, milliseconds; watermarks stay that far behind. */
export const longestDelay = 2_000;

const indices = new Map<string, number>(sources.map((source, n) => [source.id, n]));

export function sourceIndex(id: SourceId): number {
  return indices.get(id)!;
}
