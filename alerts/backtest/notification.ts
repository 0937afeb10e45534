import type { Severity } from '../severity.ts';

/**
 * An alert in the message that first named it. The message that opens a group is a first notification; alerts that join a
 * group later are updates of it. Repeats and resolves are left out.
 */
export interface Notification {
  /** Epoch ms at which it was sent. */
  readonly at: number;
  readonly alert: string;
  readonly severity: Severity;
  /** Team that owns the alert. */
  readonly team: string;
  /** Who was told: the owner, or a desk that stands in at night. */
  readonly receiver: string;
  readonly stage: string;
  readonly channel: string;
  readonly cause: string;
  /** The group it came in. */
  readonly group: string;
  /**
   * Whether it opened its group: the message people are called by. Handing over to the owner in the morning what a desk
   * was told at night opens nothing.
   */
  readonly opening: boolean;
  /** Every label of the alert. */
  readonly labels: Readonly<Record<string, string>>;
}
