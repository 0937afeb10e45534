import type { ToldOrder, UnknownPayment, UploadWaiting } from './pending.ts';

/** Facts told that decide why money waits; keys are `channel|day` and `label|day` with local day numbers. */
export interface ToldFacts {
  /** When the first and the last file of a clearing day were loaded (event times). */
  readonly loaded: Map<string, { readonly first: number; readonly last: number }>;
  /** Newest reconciliation: when, and open amounts by kind. */
  readonly reconciled: Map<string, { readonly at: number; readonly open: ReadonlyMap<string, number> }>;
  /** Furthest phase of the runs of a mode and settlement day. */
  readonly runs: Map<string, { anyUnfinished: Set<string>; finished: boolean }>;
  readonly windows: Map<string, ToldWindow>;
  /** Payer accounts: balance, minor units. */
  readonly balances: Map<string, number>;
}

export interface ToldWindow {
  readonly scope: string;
  readonly subject: string;
  readonly start: number;
  readonly end: number;
  readonly endedAt: number | undefined;
  readonly cancelled: boolean;
}

/** Single payments and orders under way, as told, and the facts around them. */
export interface Pending {
  readonly unknown: Set<UnknownPayment>;
  readonly uploads: Set<UploadWaiting>;
  readonly orders: Set<ToldOrder>;
  readonly facts: ToldFacts;
}

export const pending = (): Pending => ({
  unknown: new Set(),
  uploads: new Set(),
  orders: new Set(),
  facts: {
    loaded: new Map(),
    reconciled: new Map(),
    runs: new Map(),
    windows: new Map(),
    balances: new Map(),
  },
});
