import type { Cause } from '../collector/causes/cause.ts';
import type { Team } from '../collector/causes/teams.ts';
import type { Stage } from '../collector/ledger/stages.ts';
import type { Board } from './links.ts';
import type { Severity } from './severity.ts';
import type { Text } from './text.ts';
import type { Thresholds } from './thresholds.ts';

/** fast: outages, every 15 s. normal: every minute. slow: money, expiries and baselines, every 5 minutes. */
export const groups = { fast: '15s', normal: '1m', slow: '5m' } as const;
export type Group = keyof typeof groups;

/** The stage of an alert; `monitoring` is this system itself. */
export type AlertStage = Stage | 'monitoring';

/** The same words in both languages of the house. */
export interface Bilingual {
  readonly en: Text;
  readonly zh: Text;
}

export interface RecordingRule {
  /** level:metric:operation */
  readonly record: string;
  readonly expr: string;
  readonly group: Group;
  /** Only boards read it: no alert depends on it. */
  readonly drawn?: true;
}

/** What makes a page of an urgent alert, and for how long it stays one after that last held: alerts/staying.ts. */
export interface WorthAPage {
  readonly guards: readonly string[];
  /** A Prometheus duration. */
  readonly stays: string;
}

/** One alerting rule. Two severities of one symptom are two rules of one name. */
export interface AlertRule {
  readonly alert: string;
  readonly severity: Severity;
  readonly stage: AlertStage;
  /** Team that gets it where that is not the cause's. */
  readonly team?: Team;
  /** Series of an alert about no channel (fleet, bank, this system) carry the reserved value `all`. */
  readonly channel: 'label' | 'all';
  /** Labels beside `channel` that tell one alert of this rule from another. */
  readonly by: readonly string[];
  readonly group: Group;
  /** The condition; one line. */
  readonly expr: string;
  /** What keeps it from being wrong, each `and ...` or `unless ...`. */
  readonly guards: readonly string[];
  /** Prometheus durations. */
  readonly for: string;
  readonly keepFiringFor: string;
  /** Why it holds on for no time at all. */
  readonly whyNoKeep?: string;
  /** Of a page that is the worse step of an urgent alert of its name and has that one's condition. */
  readonly worthAPage?: WorthAPage;
  /** Money or merchants run into a known instant: nothing may inhibit it. */
  readonly deadline?: true;
  readonly summary: Bilingual;
  readonly description: Bilingual;
  readonly impact?: Bilingual;
  readonly action?: Bilingual;
  readonly moneyAtRisk: Text;
  readonly merchantsAtRisk: Text;
  readonly timeLeft: Text;
  readonly board: Board;
}

/** All rules of one cause: alerts/causes/cNN-slug.ts. */
export interface CauseRules {
  readonly cause: Cause;
  /** What it costs whom, and what to do first, where a rule does not say otherwise. */
  readonly impact: Bilingual;
  readonly action: Bilingual;
  rules(t: Thresholds): readonly AlertRule[];
}
