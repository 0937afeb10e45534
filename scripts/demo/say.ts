/** Seconds as people say them: `4.2 s`, `38 s`, `2 min 05 s`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 100) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Time of day in a zone: `10:31:42`. */
export function timeOfDay(at: number, zone: string): string {
  let format = clocks.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' });
    clocks.set(zone, format);
  }
  return format.format(at);
}

/** The day in a zone, in English and Chinese: `Thursday, 19 November 2026` and `2026年11月19日星期四`. */
export function dayOf(at: number, zone: string): { readonly en: string; readonly zh: string } {
  const text = (locale: string): string =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'full' }).format(at);
  return { en: text('en-GB'), zh: text('zh-CN') };
}

const started = Number(process.env.ACQ_STARTED) || performance.timeOrigin;

/** Seconds since the command was given: the runner, which installs packages first, says when that was (epoch ms). */
export const elapsed = (): number => (performance.timeOrigin + performance.now() - started) / 1000;

/** One line of the demo's own story, with the seconds since it was started. */
export function say(text: string): void {
  process.stdout.write(`[${elapsed().toFixed(1).padStart(6)} s] ${text}\n`);
}

/** Lines that are no step of the story: banner, alert texts, tables. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
