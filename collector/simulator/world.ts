import type { Batches } from './batches/batches.ts';
import type { Blame } from './blame.ts';
import type { Cell, Cells } from './books/cell.ts';
import type { Pending } from './books/told.ts';
import type { Clearing } from './clearing/clearing.ts';
import type { Reconciliation } from './clearing/reconciliation.ts';
import type { HookLists } from './hooks.ts';
import type { PairDays } from './money/pairdays.ts';
import type { Outbox } from './outbox.ts';
import type { LineParts } from './payments/authorizationline.ts';
import type { InstantPayouts } from './payouts/instant.ts';
import type { Order } from './payouts/order.ts';
import type { Payouts } from './payouts/payouts.ts';
import type { Treasury } from './payouts/treasury.ts';
import type { Contracts } from './population/contracts.ts';
import type { Merchants } from './population/merchants.ts';
import type { Pairs } from './population/pairs.ts';
import type { Terminals } from './population/terminals.ts';
import type { Profile } from './profiles/profile.ts';
import type { Freezes } from './risk/freezes.ts';
import type { Schedule } from './schedule.ts';
import type { Settlement } from './settlement/runs.ts';
import type { Lateness } from './truth/lateness.ts';
import type { TruthTracker } from './truth/tracker.ts';
import type { Workdays } from './workdays.ts';

/** The simulated acquirer: its people and things, its money, and its future. Times are epoch ms. */
export interface World {
  readonly profile: Profile;
  readonly schedule: Schedule;
  readonly seed: number;
  readonly start: number;
  /** Snapshots of the fleet instead of single heartbeats. */
  readonly presence: boolean;
  readonly workdays: Workdays;
  /** The calendar the settlement system believes in, and the fault that made it believe so. */
  settlementCalendar: { readonly workdays: Workdays; readonly mask: number };

  readonly merchants: Merchants;
  readonly pairs: Pairs;
  readonly terminals: Terminals;
  readonly contracts: Contracts;
  readonly parts: LineParts;

  readonly hooks: HookLists;
  readonly outbox: Outbox;
  readonly truth: TruthTracker;
  readonly blame: Blame;
  readonly late: Lateness;

  /** Real money per merchant, channel and day; what has been told of it. */
  readonly money: PairDays;
  readonly cells: Cells;
  readonly pending: Pending;

  readonly batches: Batches;
  readonly clearing: Clearing;
  readonly reconciliation: Reconciliation;
  readonly settlement: Settlement;
  readonly payouts: Payouts;
  readonly instant: InstantPayouts;
  readonly treasury: Treasury;
  readonly freezes: Freezes;

  now(): number;
  /** Does something at a moment, or now if that has passed. */
  at(time: number, action: () => void): void;
  /** The next number of a named series, from 1. */
  number(series: string): number;
  clearingDay(channel: number, at: number): number;
  /** When a clearing day of a channel closed, or will. */
  cutOf(channel: number, day: number): number;
  /** When a clearing day's file is expected. */
  fileExpected(channel: number, day: number): number;
  /** Whether the money of a cell waits for the channel's file. */
  waits(cell: Cell): boolean;
  /** An attempt failed at the counter because of faults: merchants may call. */
  complain(mask: number, merchant: number, at: number, amount: number): void;
  /** A credited order that stays credited leaves the list of open ones. */
  retire(order: Order): void;
}
