import { staticLabels } from '../../../alerts/generate/prometheus.ts';
import { catalogue } from '../../../alerts/index.ts';
import type { Severity } from '../../../alerts/severity.ts';

export type Labels = Readonly<Record<string, string>>;

/** Time of day in the acquirer's zone at which a case plays. */
export type Hour = '11:00' | '09:05' | '03:30';

/** An alert of a case, and who must and must not be told. */
export interface Said {
  readonly labels: Labels;
  /** Receivers that get it while it fires; none = nobody now. */
  readonly told: readonly string[];
  /** Nobody is told because another alert speaks for it. */
  readonly inhibited?: true;
  /** 0: at once; 1: when the first ones have been told; ends: ends when those have been told. */
  readonly from?: 1;
  readonly ends?: true;
  /** It is told only once what silenced it has ended. */
  readonly late?: true;
}

/** Alerts that fire together at an hour. Cases of one world share an Alertmanager. */
export interface Case {
  readonly name: string;
  readonly world: string;
  readonly hour: Hour;
  readonly alerts: readonly Said[];
}

/** Labels of a shipped alert as Prometheus sends it; `cause` where several causes have one of this name. */
export function labelsOf(alert: string, severity: Severity, dynamic: Labels = {}, cause?: string): Labels {
  const entry = catalogue().find(
    ({ of, rule }) =>
      rule.alert === alert && rule.severity === severity && (cause === undefined || of.cause.label === cause),
  );
  if (entry === undefined) throw new Error(`no rule ${alert} (${severity})`);
  const wanted = [...(entry.rule.channel === 'label' ? ['channel'] : []), ...entry.rule.by];
  const missing = wanted.filter((label) => dynamic[label] === undefined);
  if (missing.length > 0) throw new Error(`${alert} has labels ${missing} too`);
  return { alertname: alert, ...staticLabels(entry), ...dynamic };
}

export const told = (to: readonly string[] | string, labels: Labels, more: Partial<Said> = {}): Said => ({
  labels,
  told: typeof to === 'string' ? [to] : to,
  ...more,
});
export const hidden = (labels: Labels): Said => ({ labels, told: [], inhibited: true });
