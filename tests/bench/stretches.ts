import type { Stretch } from './simulated.ts';

/**
 * Lines of a working day of profile M with presence snapshots, without what is sent once at the beginning: counted on
 * 20 November 2026, seed 1. Slices are projected to a day by it.
 */
export const mLinesADay = 10_000_000;

export const wholeDay: Stretch = { profile: 'm', start: '2026-11-20T00:00:00+08:00', hours: 24 };
export const morning: Stretch = { profile: 'm', start: '2026-11-20T10:00:00+08:00', hours: 0.5 };
/** What profile L knows before anything happens, and two minutes of its traffic. */
export const beginningOfL: Stretch = { profile: 'l', start: '2026-11-20T10:00:00+08:00', hours: 0.04 };
/** Spring Festival: nine days off in a row, T+1 money of all of them waits. */
export const springFestival: Stretch = { profile: 'b', start: '2026-02-12T00:00:00+08:00', hours: 14 * 24 };
export const firstDays: Stretch = { ...springFestival, hours: 3 * 24 };
