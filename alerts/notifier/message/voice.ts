import { localTimeOfDay } from '../../../collector/time/zone.ts';
import type { Language } from './language.ts';

/** Local `HH:MM` of an instant (epoch ms). */
export function clockText(at: number, zone: string): string {
  const minutes = Math.floor(localTimeOfDay(at, zone) / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Punctuation of a language. */
export const colon = { zh: ':', en: ': ' } as const satisfies Record<Language, string>;
export const dot = ' · ';

/** `14:07 起`, `since 14:07`. */
export const sinceText = (clock: string, language: Language): string =>
  language === 'zh' ? `${clock} 起` : `since ${clock}`;

/** `剩余 6 小时`, `6 h left`. */
export const leftText = (duration: string, language: Language): string =>
  language === 'zh' ? `剩余 ${duration}` : `${duration} left`;

/** `已过 6 分`, `6 min ago`. */
export const agoText = (duration: string, language: Language): string =>
  language === 'zh' ? `已过 ${duration}` : `${duration} ago`;
