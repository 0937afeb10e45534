const known = new Map<string, number>();

/**
 * Minor units in one major unit of a currency: 100 for CNY, 1 for JPY (ISO 4217 as the runtime knows it). Metrics are in
 * major units, the ledger in minor ones; the division is the last step before exposition.
 */
export function majorUnits(currency: string): number {
  let units = known.get(currency);
  if (units === undefined) {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
    }).resolvedOptions();
    units = 10 ** (maximumFractionDigits ?? 2);
    known.set(currency, units);
  }
  return units;
}
