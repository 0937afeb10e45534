import type { Attempt } from './payments/attempt.ts';
import type { PayoutAttempt } from './payouts/attempt.ts';

/** A clearing file as the channel will deliver it, before it exists. Times are epoch ms. */
export interface FilePlan {
  readonly channel: number;
  readonly day: number;
  arrivesAt: number;
  /** Share of the merchants' lines that are missing; the trailer agrees with what is there. */
  missing: number;
  /** When the missing lines come in a second file. */
  completedAt: number;
  /** Delivered again under a new name at this time, and whether it is loaded; NaN = not. */
  againAt: number;
  againLoaded: boolean;
  /** Faults behind the second delivery only. */
  againTouched: number;
  /** Share of sales the channel counts into the next day (cut-over shift). */
  shifted: number;
  touched: number;
}

/** One try to upload a record. */
export interface UploadTry {
  readonly terminal: number;
  readonly channel: number;
  readonly at: number;
  result: 'ok' | 'retried' | 'abandoned';
  /** When it may be tried again after being abandoned. */
  againAt: number;
  touched: number;
}

export interface GatewayReport {
  readonly gateway: number;
  readonly at: number;
  up: boolean;
  connections: number;
  readonly errors: Record<string, number>;
  touched: number;
}

export interface LinkReport {
  readonly channel: number;
  readonly link: number;
  readonly at: number;
  up: boolean;
  rttMs: number;
  touched: number;
}

/** Places where a fault may change what happens. A fault implements those it needs. */
export interface Hooks {
  /** A request is about to be answered. */
  attempt?(attempt: Attempt): void;
  /** Whether a terminal reaches the gateway: a mask when it does not, 0 when it does. */
  cutOff?(terminal: number, at: number): number;
  gateway?(report: GatewayReport): void;
  link?(report: LinkReport): void;
  upload?(attempt: UploadTry): void;
  file?(plan: FilePlan): void;
  /** Whether settlement passes over a merchant in a run of its contract mode: a mask, or 0. */
  passesOver?(merchant: number, mode: string, day: number): number;
  /** A payout is about to be handed to its bank. */
  payout?(attempt: PayoutAttempt): void;
  /** Whether the payout queue stands still. */
  payoutQueue?(at: number): Stall | undefined;
  /** Whether the payer account gets less than it needs on a day. */
  funding?(day: number): Shortage | undefined;
}

export interface Stall {
  readonly until: number;
  readonly mask: number;
}

export interface Shortage {
  /** Share of what is needed that is there. */
  readonly share: number;
  readonly until: number;
  readonly mask: number;
}

/** Hooks of the faults at work, by name, so that a healthy run only looks at empty lists. */
export type HookLists = { readonly [K in keyof Hooks]-?: NonNullable<Hooks[K]>[] };

export function hookLists(): HookLists {
  return {
    attempt: [],
    cutOff: [],
    gateway: [],
    link: [],
    upload: [],
    file: [],
    passesOver: [],
    payout: [],
    payoutQueue: [],
    funding: [],
  };
}

export function addHooks(lists: HookLists, hooks: Hooks): void {
  for (const name of Object.keys(lists) as (keyof Hooks)[]) {
    const hook = hooks[name];
    if (hook !== undefined) (lists[name] as unknown[]).push(hook);
  }
}
