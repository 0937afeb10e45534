import type { Severity } from '../../../alerts/severity.ts';
import type { Labels, Series, Timeline } from './series.ts';

/** What a member of the cast is there to show. */
export type Role =
  /** The fault: fires. */
  | 'fault'
  /** All is well. */
  | 'healthy'
  /** One figure just short of its threshold, or one guard holding: silent. */
  | 'near'
  /** Too little traffic, money or merchants to say anything. */
  | 'low_traffic'
  /** The series end where the fault would begin. */
  | 'missing_data'
  /** A healthy counter that begins again from 0. */
  | 'counter_reset';

/** How a fault looks when it fires. */
export interface Fires {
  /** Labels from the expression. */
  readonly labels: Labels;
  /** Value at the first firing, and at the last evaluation at which the condition held; four digits count. */
  readonly value: number;
  readonly lastValue?: number;
  /** Printed answers to the queries of its annotations, by slot. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly lastAnswers?: Readonly<Record<string, string>>;
}

export interface Member<P> {
  readonly role: Role;
  /** What distinguishes it; becomes part of the name of the test. */
  readonly why: string;
  readonly who: Labels;
  readonly with?: Partial<P>;
  readonly fires?: Fires;
}

/**
 * One alert and everything that must and must not make it fire. All members live side by side in one world, so that
 * every check also shows that one subject's fault is not another's; `apart` gives each its own world, for rules that
 * hold subjects against each other or that have none.
 */
export interface Story<P = Record<string, unknown>> {
  readonly alert: string;
  readonly severity: Severity;
  /** Label of the cause, where several causes have an alert of this name. */
  readonly cause?: string;
  /** A piece of the expression, where one cause has several rules of this name and severity. */
  readonly asking?: string;
  /** Seconds between samples and evaluations. */
  readonly step: number;
  /** Length, and when the fault is on; minutes. */
  readonly minutes: number;
  readonly fault: readonly [from: number, to: number];
  readonly apart?: true;
  /** It fires from the first evaluation to the last. */
  readonly always?: true;
  readonly params: P;
  /** Series of one member; `p.faulty` values belong into the fault only, see series.ts. */
  readonly series: (time: Timeline, who: Labels, p: P) => readonly Series[];
  /** Series that are there whatever the cast. */
  readonly common?: (time: Timeline) => readonly Series[];
  readonly cast: readonly Member<P>[];
  /**
   * First evaluation at which it fires, and first at which it no longer does; minutes. Left out where the condition
   * is as long as the fault: then `for` after its begin and `keep_firing_for` after its end.
   */
  readonly firesAt?: number;
  readonly resolvesAt?: number;
  /** Roles that make no sense for this alert, with the reason. */
  readonly without?: Partial<Record<Role | 'before_for' | 'keeps_firing', string>>;
}

/** Keeps the type of the parameters while stories of all kinds stand in one list. */
export const story = <P>(of: Story<P>): Story => of as unknown as Story;
