/** One recording to be made, or read, and judged. */
export interface Run {
  /** Unique, a file name: `S12-7`. */
  readonly name: string;
  readonly profile: string;
  /** Traffic against the profile's: 0.5 is half the sales of every channel. */
  readonly traffic: number;
  readonly seed: number;
  readonly scenarios: readonly {
    readonly id: string;
    readonly settings?: Readonly<Record<string, string>>;
  }[];
  /** Whether parameters that are not set are drawn from their ranges. */
  readonly vary: boolean;
  /** Start with offset, RFC 3339. */
  readonly start: string;
  readonly hours: number;
  /** Seconds between samples. */
  readonly step: number;
}
