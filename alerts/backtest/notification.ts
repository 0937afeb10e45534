import type { Severity } from '../severity.ts';

/** The first message of an alert group that reached a team. Repeats and resolves are not first notifications. */
export interface Notification {
  /** Epoch ms at which it was sent. */
  readonly at: number;
  readonly alert: string;
  readonly severity: Severity;
  readonly team: string;
  readonly stage: string;
  readonly channel: string;
  readonly cause: string;
  /** Every label of the alert that opened the group. */
  readonly labels: Readonly<Record<string, string>>;
}
