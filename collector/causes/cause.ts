import type { Balance } from '../ledger/money/cell.ts';
import type { Stage } from '../ledger/stages.ts';
import type { Team } from './teams.ts';
import type { Waiting } from './waiting.ts';

/**
 * Why money waits or a sale fails: one file per cause of domain.md 1.2. `label` is the same identifier everywhere: the
 * `cause` label, the alert's label, the runbook's file name, the verdict and the scenario's truth.
 */
export interface Cause {
  /** Number in the catalogue of causes, `C19`. */
  readonly id: `C${number}`;
  readonly label: string;
  readonly names: { readonly en: string; readonly zh: string };
  /** `alert`: rules name it; `count-only`: it is counted; `never`: noise or not a fault, must not alert. */
  readonly kind: 'alert' | 'count-only' | 'never';
  /** Team that gets the first notification, unless the routing table says otherwise for a stage. */
  readonly team: Team;
  /** Stages in which it can hold money; empty for causes that only show in traffic. */
  readonly stages: readonly Stage[];
  /** How much of what waits it holds; asked in the order of the catalogue, each for what is left. */
  holds?(waiting: Waiting): Balance | 'all' | undefined;
}
