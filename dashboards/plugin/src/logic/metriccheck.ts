/** Whether Prometheus has what the boards and pages need, and if not, why. */

export interface Wanted {
  readonly name: string;
  /** Titles of the boards that ask for it. */
  readonly boards: readonly string[];
}

export interface Found {
  /** Names with a sample now. */
  readonly now: ReadonlySet<string>;
  /** Names with a sample within the last day. */
  readonly lately: ReadonlySet<string>;
  /** Recording rules' names. */
  readonly recorded: ReadonlySet<string>;
  /** Whether the collector is scraped now: `up` of its job; undefined = no such job. */
  readonly up: number | undefined;
}

export const reasons = [
  'scrape_down',
  'no_scrape',
  'rules_missing',
  'rule_silent',
  'omitted',
  'gone',
] as const;
export type Reason = (typeof reasons)[number];

export interface Check {
  readonly name: string;
  readonly boards: readonly string[];
  readonly state: 'present' | 'stale' | 'missing';
  readonly why?: Reason;
}

/** A histogram is asked for by its parts, but present or absent as a whole. */
const familyName = (name: string): string => name.replace(/_(bucket|sum|count)$/, '');

/**
 * One answer per metric. Rules that only have a result while something stands out (`...:excess`, thresholds) are
 * rightly without one: with any recorded series there, they are `rule_silent`, which is no fault.
 */
export function checkMetrics(wanted: readonly Wanted[], found: Found): Check[] {
  const rulesRun = [...found.recorded].some((name) => found.now.has(name));
  return wanted.map(({ name, boards }): Check => {
    if (found.now.has(name) || found.now.has(familyName(name))) return { name, boards, state: 'present' };
    const stale = found.lately.has(name);
    if (found.recorded.has(name)) {
      if (rulesRun) return { name, boards, state: 'missing', why: 'rule_silent' };
      return { name, boards, state: stale ? 'stale' : 'missing', why: 'rules_missing' };
    }
    if (found.up === undefined && !stale) return { name, boards, state: 'missing', why: 'no_scrape' };
    if (found.up !== 1) return { name, boards, state: stale ? 'stale' : 'missing', why: 'scrape_down' };
    return { name, boards, state: stale ? 'stale' : 'missing', why: stale ? 'gone' : 'omitted' };
  });
}

/** Counts for the headline; `rule_silent` is no fault. */
export function tally(checks: readonly Check[]): {
  present: number;
  quiet: number;
  stale: number;
  missing: number;
} {
  const count = (is: (check: Check) => boolean): number => checks.filter(is).length;
  return {
    present: count((c) => c.state === 'present'),
    quiet: count((c) => c.why === 'rule_silent'),
    stale: count((c) => c.state === 'stale'),
    missing: count((c) => c.state === 'missing' && c.why !== 'rule_silent'),
  };
}

/** Queries that answer what was found. */
export const checkQueries = {
  now: 'count by (__name__) ({__name__=~"acquirer_.+|.+:.+:.+"})',
  lately: 'count by (__name__) (last_over_time({__name__=~"acquirer_.+|.+:.+:.+"}[1d:1h]))',
  up: 'max(up{job="acquirer-collector"})',
  age: 'max(time() - timestamp(acquirer_build_info))',
  version: 'acquirer_build_info',
  silent:
    'time() - acquirer_source_last_event_timestamp_seconds > 3 * acquirer_source_expected_interval_seconds > 0',
  scrapes: 'max(count_over_time(acquirer_build_info[5m]))',
} as const;
