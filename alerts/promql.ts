/** Quantile of the standard normal distribution for the one-sided confidence of a lower bound. */
export const confidence = { p84: 1, p95: 1.6449, p99: 2.3263 } as const;

const round = (x: number): number => Number(x.toFixed(4));

/**
 * Wilson lower bound of a failing share: with that confidence at least this share of all requests really fails, given
 * `bad` and `all` (rates per second, same labels) over a window of so many seconds. Quiet channels cannot raise it by
 * bad luck: 1 of 16 gives 1.4 %, not 6 %. No traffic gives no sample. alerting.md 3.5, there over shares; over counts it
 * is the same and asks for `bad` three times and for `all` twice instead of three and seven times, which is what it costs.
 */
export function wilsonLower(bad: string, all: string, seconds: number, z: number = confidence.p99): string {
  const z2 = z * z;
  const failed = `(${bad} * ${seconds})`;
  const spread = `sqrt(${failed} * (1 - ${bad} / (${all} > 0)) + ${round(z2 / 4)})`;
  return `(${failed} + ${round(z2 / 2)} - ${round(z)} * ${spread}) / (${all} * ${seconds} + ${round(z2)})`;
}

/**
 * Matches one bucket of a histogram by its bound. Prometheus 3 stores a whole number as `10.0`, Prometheus 2 as it was
 * scraped, `10`; a plain `le="10"` would find nothing on the other and its rule would never fire.
 */
export const upTo = (bound: number | string): string =>
  Number.isInteger(Number(bound)) ? `le=~"${bound}|${bound}[.]0"` : `le="${bound}"`;

/** Same as `x`, where `x` or else a 0 for every series of `like`. */
export const orZero = (x: string, like: string): string => `(${x} or 0 * ${like})`;

/** Drops what reaches only `share` of the channel's normal day, where that day is known: a share with a floor. */
export const beyondShareOfDay = (amount: string, share: number): string =>
  `unless on (channel, currency) ${amount} <= on (channel, currency) ${share} * acquirer_channel_normal_day_amount`;

/** Only series of a wallet, or all others; without the channel list everything counts as no wallet. */
export const onlyWallets = 'and on (channel) acquirer_channel_info{channel_type="wallet"}';
export const noWallets = 'unless on (channel) acquirer_channel_info{channel_type="wallet"}';

/** Not while the channel is in an announced window, nor while its failures are still in a rate. */
export const notInMaintenance = 'unless on (channel) channel:in_maintenance:max15m';

/** Blind is not healthy, and not broken either: no verdict on what a silent source feeds. */
export const notBlind = (stage: string): string =>
  `unless on (channel) acquirer_stage_blind{stage="${stage}"} == 1`;

/** Core condition and guards as one line. `and` and `unless` bind equally and from the left. */
export const guarded = (expr: string, guards: readonly string[]): string => [expr, ...guards].join(' ');
