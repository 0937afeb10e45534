/** Stretches of time in which an alert instance fires: [from, until], epoch ms; until is the first instant it does not. */
export type Firing = readonly [from: number, until: number];

/**
 * When an alert fires, from the instants at which its expression had a result: `for` must pass without a gap before
 * it fires, and `keep_firing_for` must pass without a result before it stops. Prometheus evaluates at steps; so do we.
 * `instants` ascending, all times ms.
 */
export function hold(
  instants: readonly number[],
  step: number,
  forMs: number,
  keepMs: number,
  endMs: number,
): Firing[] {
  const out: Firing[] = [];
  let since: number | undefined;
  let last: number | undefined;
  let firing: number | undefined;
  const stop = (): void => {
    if (firing === undefined || last === undefined) return;
    out.push([firing, Math.min(last + step + keepMs, endMs)]);
    firing = undefined;
  };
  for (const at of instants) {
    const gap = last === undefined || at - last > step;
    if (gap && firing !== undefined && at - last! <= step + keepMs) {
      // Still kept firing: Prometheus resumes the same alert.
    } else if (gap) {
      stop();
      since = at;
    }
    last = at;
    if (firing === undefined && at - since! >= forMs) firing = at;
  }
  stop();
  return out;
}
