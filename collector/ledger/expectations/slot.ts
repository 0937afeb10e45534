import type { Calendar } from '../../time/businessday.ts';
import { DAY_MS } from '../../time/timeofday.ts';
import { localDate, localTimeOfDay } from '../../time/zone.ts';
import { type DayClass, dayClass } from './dayclass.ts';

/** A profile has a mean per half hour of the day. */
export const slotMs = 30 * 60_000;
export const slotsPerDay = DAY_MS / slotMs;

export interface SlotAt {
  readonly dayClass: DayClass;
  /** 0 to 47. */
  readonly slot: number;
}

/** Epoch ms of the start of the half hour an instant falls in. Zones are offset by whole half hours, so UTC will do. */
export const slotStart = (at: number): number => Math.floor(at / slotMs) * slotMs;

export function slotAt(at: number, calendar: Calendar, zone: string): SlotAt {
  return {
    dayClass: dayClass(localDate(at, zone), calendar),
    slot: Math.floor(localTimeOfDay(at, zone) / slotMs) % slotsPerDay,
  };
}
