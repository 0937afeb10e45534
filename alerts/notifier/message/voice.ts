import { localTimeOfDay } from '../../../collector/time/zone.ts';
import type { Language, Names } from './language.ts';

/** Local `HH:MM` of an instant (epoch ms). */
export function clockText(at: number, zone: string): string {
  const minutes = Math.floor(localTimeOfDay(at, zone) / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Punctuation of a language. */
export const colon = { zh: ':', en: ': ' } as const satisfies Record<Language, string>;
export const dot = ' · ';

export const say = (names: Names, language: Language): string => names[language];
