/**
 * What figures are counted in, as Grafana names it. Money is in major units of the board's `currency` variable, which
 * stands in the panel's title: amounts of two currencies are never added, and no symbol can be wrong.
 */
export const units = {
  money: 'sishort',
  count: 'locale',
  share: 'percentunit',
  ratio: 'percentunit',
  seconds: 's',
  perMinute: 'cpm',
  perSecond: 'cps',
  bytes: 'bytes',
  instant: 'dateTimeFromNow',
  // Without year and seconds: a column of a narrow table holds it.
  moment: 'time:MM-DD HH:mm',
  state: 'none',
  number: 'none',
  moneyHours: 'sishort',
  // No figure: what is read is the name of the series.
  name: 'none',
} as const;
export type Unit = keyof typeof units;
