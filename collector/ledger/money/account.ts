import type { FreezeReason, PayoutReason } from '../../events/vocabulary.ts';
import type { Stage } from '../stages.ts';

/**
 * Accounts of a cell, see docs/ledger.md. Waiting accounts have a stage; the part after the colon is a reason or a
 * bank. `sales` is the source: minus everything that ever came in.
 */
export type WaitingAccount =
  | 'terminal.upload'
  | 'switch.unknown'
  | 'clearing.captured'
  | 'settlement.cleared'
  | `account.held:${FreezeReason}`
  | 'payout.ordered'
  | `payout.instructed:${string}`
  | `payout.accepted:${string}`
  | `payout.failed:${PayoutReason}`
  | `payout.returned:${PayoutReason}`;

export type EndAccount = 'credited' | 'fee' | 'netted' | 'refunded' | 'charged_back' | 'voided';
export type Account = 'sales' | WaitingAccount | EndAccount;

const stageByPrefix: Record<string, Stage> = {
  terminal: 'terminal',
  switch: 'switch',
  clearing: 'clearing',
  settlement: 'settlement',
  payout: 'payout',
  account: 'account',
};

/** Accounts are few (a bank or reason each): every name is taken apart once. */
const known = new Map<string, Stage | undefined>();

/** Stage the money of an account waits in; undefined for the source and the ends. */
export function stageOf(account: string): Stage | undefined {
  if (known.has(account)) return known.get(account);
  const dot = account.indexOf('.');
  const stage = dot < 0 ? undefined : stageByPrefix[account.slice(0, dot)];
  known.set(account, stage);
  return stage;
}

/** `payout.failed:bank_timeout` -> [`payout.failed`, `bank_timeout`]. */
export function splitAccount(account: string): readonly [kind: string, detail: string] {
  const colon = account.indexOf(':');
  return colon < 0 ? [account, ''] : [account.slice(0, colon), account.slice(colon + 1)];
}
