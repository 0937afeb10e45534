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

interface Name {
  readonly stage: Stage | undefined;
  readonly parts: readonly [kind: string, detail: string];
}

/** Accounts are few (a bank or reason each): every name is taken apart once. */
const names = new Map<string, Name>();

function nameOf(account: string): Name {
  let name = names.get(account);
  if (name === undefined) {
    const dot = account.indexOf('.');
    const colon = account.indexOf(':');
    name = {
      stage: dot < 0 ? undefined : stageByPrefix[account.slice(0, dot)],
      parts: colon < 0 ? [account, ''] : [account.slice(0, colon), account.slice(colon + 1)],
    };
    names.set(account, name);
  }
  return name;
}

/** Stage the money of an account waits in; undefined for the source and the ends. */
export const stageOf = (account: string): Stage | undefined => nameOf(account).stage;

/** `payout.failed:bank_timeout` -> [`payout.failed`, `bank_timeout`]. */
export const splitAccount = (account: string): readonly [kind: string, detail: string] =>
  nameOf(account).parts;
