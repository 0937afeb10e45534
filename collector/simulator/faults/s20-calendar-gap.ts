import { dayOf, dayText, instantOf } from '../clock.ts';
import { loadWorkdays } from '../workdays.ts';
import { defineFault } from './fault.ts';
import { moment } from './parameters.ts';

/** The settlement system's calendar does not know a make-up working day: no T+1 run, until after the holiday. */
export const s20 = defineFault({
  id: 'S20',
  title: 'Settlement calendar lacks a make-up working day',
  causes: ['C12'],
  stages: ['settlement'],
  teams: ['settlement_ops'],
  visibility: 'money',
  window: { start: '2026-02-13T08:00:00+08:00', hours: 30 },
  parameters: {
    /** Any moment of the day that is taken for a day of rest. */
    onset: moment(1, '05:10', '05:10', '05:10'),
  },
  effect(world, p, mask) {
    const day = dayOf(p.onset);
    const { starts } = world.schedule.runs['T+1']!;
    return {
      onset: instantOf(day, starts - 60),
      end: instantOf(world.workdays.nextWorkday(day), starts),
      scope: {},
      begin() {
        world.settlementCalendar = { workdays: loadWorkdays('cn', [dayText(day)]), mask };
      },
    };
  },
});
