/** One recording to be made and judged. */
export interface Run {
  /** Unique, a file name: `S12-7`. */
  readonly name: string;
  readonly profile: string;
  readonly seed: number;
  readonly scenarios: readonly {
    readonly id: string;
    readonly settings?: Readonly<Record<string, string>>;
  }[];
  /** Whether parameters that are not set are drawn from their ranges. */
  readonly vary: boolean;
  /** Local start with offset, RFC 3339. */
  readonly start: string;
  readonly hours: number;
  /** Seconds between samples. */
  readonly step: number;
}

/** A run with its place in the common database: every run gets days of its own, so that one Prometheus holds them all. */
export interface PlacedRun extends Run {
  /** Milliseconds its samples are moved by; whole days, so that hours of the day stay. */
  readonly shift: number;
}

const dayMs = 86_400_000;
/** Where the database begins; any day will do. */
const origin = Date.parse('2020-01-01T00:00:00Z');

export function place(runs: readonly Run[]): PlacedRun[] {
  let day = 0;
  return runs.map((run) => {
    const start = Date.parse(run.start);
    const shift = origin + day * dayMs - Math.floor(start / dayMs) * dayMs;
    // A free day behind each run: nothing looks back further.
    day += Math.ceil((run.hours * 3_600_000) / dayMs) + 2;
    return { ...run, shift };
  });
}
