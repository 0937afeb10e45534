/** Something a merchant can be paid, or owes (negative), minor units, with the fee rate in parts per million. */
export interface Nettable {
  readonly gross: number;
  readonly feeRate: number;
}

/** What becomes of it in an order: gross taken = net + fee + netted. */
export interface Netted {
  readonly net: number;
  readonly fee: number;
  readonly netted: number;
}

/**
 * Nets debts against what can be paid, as far as it goes: a debt that is not covered stays, in part or whole (undefined
 * where nothing of it is taken). Everything that can be paid is taken; its net may be nothing.
 */
export function netOut(items: readonly Nettable[]): (Netted | undefined)[] {
  let payable = 0;
  let debt = 0;
  const fees = items.map(({ gross, feeRate }) => (gross > 0 ? Math.round((gross * feeRate) / 1_000_000) : 0));
  items.forEach(({ gross }, n) => {
    if (gross > 0) payable += gross - fees[n]!;
    else debt -= gross;
  });
  let toTake = Math.min(payable, debt);
  let toCover = toTake;
  return items.map(({ gross }, n) => {
    if (gross > 0) {
      const netted = Math.min(toTake, gross - fees[n]!);
      toTake -= netted;
      return { net: gross - fees[n]! - netted, fee: fees[n]!, netted };
    }
    const covered = Math.min(toCover, -gross);
    toCover -= covered;
    return covered === 0 ? undefined : { net: 0, fee: 0, netted: -covered };
  });
}
