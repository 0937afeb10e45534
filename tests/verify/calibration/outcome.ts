/** An account of a cell with what waited in it, minor units. */
export interface Waited {
  readonly account: string;
  readonly amount: number;
}

/**
 * Which share (0 to 1) of what waited at one time was still `left` in the cell at a later one. Fen of a cell look alike, so
 * what is left in an account is first what was in that very account before; the rest came from all others and from the
 * sales made since (`newer`), each in proportion to its amount.
 */
export function missedOf(
  waited: readonly Waited[],
  left: readonly (readonly [account: string, amount: number])[],
  newer: number,
): number[] {
  const remaining = new Map(left);
  const stayed = waited.map(({ account, amount }) => {
    const stays = Math.min(amount, remaining.get(account) ?? 0);
    remaining.set(account, (remaining.get(account) ?? 0) - stays);
    return stays;
  });
  const moved = waited.reduce((sum, { amount }, i) => sum + amount - stayed[i]!, newer);
  const elsewhere = [...remaining.values()].reduce((sum, amount) => sum + amount, 0);
  const share = moved === 0 ? 0 : Math.min(1, elsewhere / moved);
  return waited.map(({ amount }, i) => (stayed[i]! + (amount - stayed[i]!) * share) / amount);
}
