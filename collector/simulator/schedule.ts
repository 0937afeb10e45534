/** When things happen in the back office, minutes after local midnight of the settlement day. */
export interface Schedule {
  readonly runs: Readonly<Record<string, RunSchedule>>;
  /** Uploads of a clearing day must be in by then, on the day after. */
  readonly uploadDeadline: number;
}

export interface RunSchedule {
  /** When the run starts, and takes how long. */
  readonly starts: number;
  readonly takes: number;
  readonly deadline: number;
  readonly days: 'every' | 'workday';
  readonly instructBy: number;
  readonly perceived: number;
}

const morning = { starts: 310, takes: 10, deadline: 345, instructBy: 510, perceived: 630 } as const;

/** Runs by the label of the mode (Tn stands for every other delay). */
export const schedule: Schedule = {
  uploadDeadline: 180,
  runs: {
    'T+1': { ...morning, days: 'workday' },
    'D+1': { ...morning, starts: 300, days: 'every' },
    Tn: { ...morning, starts: 320, days: 'workday' },
    'D+0': { starts: 1400, takes: 5, deadline: 1425, days: 'every', instructBy: 1435, perceived: 1440 },
    'T+0': { starts: 1400, takes: 5, deadline: 1425, days: 'workday', instructBy: 1435, perceived: 1440 },
    'S+0': { starts: 0, takes: 0, deadline: 1440, days: 'every', instructBy: 1440, perceived: 15 },
  },
};

/** Label of a contract mode in schedules and metrics. */
export const labelOf = (mode: string): string => (mode in schedule.runs ? mode : 'Tn');

export const scheduleOf = (mode: string): RunSchedule => schedule.runs[labelOf(mode)]!;
