import type { Language } from './language.ts';

const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;

/** A duration as Prometheus prints it (`1d 2h 3m 4s`, `42.5s`) in ms; undefined for anything else. */
export function promDuration(text: string): number | undefined {
  const match = /^(-)?(?:(\d+)d ?)?(?:(\d+)h ?)?(?:(\d+)m ?)?(?:(\d+(?:\.\d+)?)s)?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, minus, d, h, m, s] = match;
  if (d === undefined && h === undefined && m === undefined && s === undefined) return undefined;
  const ms =
    Number(d ?? 0) * unitMs.d +
    Number(h ?? 0) * unitMs.h +
    Number(m ?? 0) * unitMs.m +
    Number(s ?? 0) * unitMs.s;
  return minus === undefined ? ms : -ms;
}

const names = {
  zh: { d: ' 天', h: ' 小时', m: ' 分' },
  en: { d: ' d', h: ' h', m: ' min' },
} as const;

const underAMinute = { zh: '不到 1 分', en: 'less than 1 min' } as const;

/** A duration for people, in the two largest units: `6 小时 27 分`, `2 d 3 h`. Never negative. */
export function durationText(ms: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(ms / unitMs.m));
  const parts = { d: Math.floor(minutes / 1440), h: Math.floor(minutes / 60) % 24, m: minutes % 60 };
  const words = (['d', 'h', 'm'] as const)
    .filter((unit) => parts[unit] > 0)
    .slice(0, 2)
    .map((unit) => `${parts[unit]}${names[language][unit]}`);
  return words.length === 0 ? underAMinute[language] : words.join(' ');
}
