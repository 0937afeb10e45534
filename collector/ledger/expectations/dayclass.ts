import type { Calendar } from '../../time/businessday.ts';
import { weekday } from '../../time/date.ts';

/** Days that look alike in traffic: a make-up Saturday is a workday, a holiday is like no other day. */
export const dayClasses = ['workday', 'saturday', 'sunday', 'holiday'] as const;
export type DayClass = (typeof dayClasses)[number];

export function dayClass(day: string, calendar: Calendar): DayClass {
  switch (calendar.kindOf(day)) {
    case 'holiday':
      return 'holiday';
    case 'weekend':
      return weekday(day) === 6 ? 'saturday' : 'sunday';
    default:
      return 'workday';
  }
}
