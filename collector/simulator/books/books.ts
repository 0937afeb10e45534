import { dayText, hour, instantText, minute } from '../clock.ts';
import type { World } from '../world.ts';
import type { Cell } from './cell.ts';
import { type Accounts, accountsOf } from './positions.ts';
import { type Promises, promises } from './promises.ts';
import type { Books, BooksRow } from './schema.ts';
import { type Moment, whyOf } from './why.ts';

const stages: Readonly<Record<string, string>> = {
  'terminal.upload': 'terminal',
  'switch.unknown': 'switch',
  'clearing.captured': 'clearing',
  'settlement.cleared': 'settlement',
  'account.held': 'account',
  'payout.ordered': 'payout',
  'payout.instructed': 'payout',
  'payout.accepted': 'payout',
  'payout.failed': 'payout',
  'payout.returned': 'payout',
};

/** Makes the acquirer's books at the present moment, after `events` lines. Rows are sorted and their amounts not zero. */
export function bookkeeper(world: World): (events: number) => Books {
  const kept: Promises = promises(world);
  return (events) => {
    const all = accountsOf(world);
    const moment = momentOf(world, kept, all);
    const rows: BooksRow[] = [];
    const cells = [...all.keys()].sort(
      (a, b) => a.day - b.day || a.channel - b.channel || a.mode - b.mode || a.slot - b.slot,
    );
    for (const cell of cells) {
      for (const [account, amount] of [...all.get(cell)!].sort(([a], [b]) => (a < b ? -1 : 1)))
        rows.push(...rowsOf(moment, cell, account, amount));
    }
    return { format: 'acquirer-books/1', at: instantText(world.now()), events, rows };
  };
}

function rowsOf(moment: Moment, cell: Cell, account: string, amount: number): BooksRow[] {
  const { world } = moment;
  const stage = stages[account.split(':')[0]!] ?? null;
  const base = {
    channel: world.profile.channels[cell.channel]!.id,
    clearingDay: dayText(cell.day),
    mode: world.contracts.modes[cell.mode]!,
    currency: 'CNY',
    ...(cell.slot < 0 ? {} : { slot: instantText(cell.slot * 10 * minute).slice(0, 16) }),
    account,
    stage,
  };
  if (amount === 0) return [];
  if (stage === null) return [{ ...base, cause: null, amount }];
  const split = amount > 0 ? whyOf(moment, cell, account, amount) : belowZero(world, cell, account, amount);
  return split.map(([cause, part]) => ({ ...base, cause, amount: part }));
}

/**
 * An account below zero: what lines took beyond the sales there were, or orders (without fees) beyond what was cleared, is
 * suspense; the rest is what merchants owe.
 */
function belowZero(world: World, cell: Cell, account: string, amount: number): (readonly [string, number])[] {
  const sold = cell.taken + cell.refunded + cell.chargedBack;
  let ordered = cell.ordered - cell.orderFees;
  for (const order of world.pending.orders)
    for (const part of order.told ? order.parts : [])
      if (part.cell === cell) ordered += part.net + part.netted;
  const uncleared = world.waits(cell) ? Math.max(0, cell.taken - cell.lined) : 0;
  const beyond = account === 'clearing.captured' ? cell.lined - sold : ordered - (sold - uncleared);
  const suspense = Math.min(-amount, Math.max(0, beyond));
  return (
    [
      ['suspense', -suspense],
      ['debt', amount + suspense],
    ] as const
  ).filter(([, part]) => part !== 0);
}

function momentOf(world: World, kept: Promises, all: ReadonlyMap<Cell, Accounts>): Moment {
  const now = world.now();
  const { facts, orders } = world.pending;
  const shifted = new Map<string, number>();
  const mismatched = new Map<string, number>();
  for (const [key, { open }] of facts.reconciled) {
    let rest = 0;
    for (const [kind, amount] of open) {
      if (kind === 'cutover_shift') shifted.set(key, amount);
      else if (kind !== 'one_sided_channel') rest += amount;
    }
    mismatched.set(key, rest);
  }
  let ordered = 0;
  for (const accounts of all.values()) ordered += accounts.get('payout.ordered') ?? 0;
  let balance = 0;
  for (const amount of facts.balances.values()) balance += amount;
  const banksAway = new Set<string>();
  for (const window of facts.windows.values()) {
    if (window.scope !== 'bank' || window.cancelled || window.endedAt !== undefined) continue;
    if (window.start <= now && now < window.end + 24 * hour) banksAway.add(window.subject);
  }
  return {
    world,
    promises: kept,
    now,
    shifted,
    mismatched,
    shortOfMoney: facts.balances.size > 0 && balance < ordered,
    slowBanks: slowOf(world, orders, now),
    banksAway,
  };
}

/** Banks of whose unanswered instructions a tenth is older than half an hour (to the minute, as they are counted). */
function slowOf(world: World, orders: World['pending']['orders'], now: number): Set<string> {
  const unanswered = new Map<number, [older: number, all: number]>();
  for (const order of orders) {
    if (!order.told || order.state !== 'instructed') continue;
    const counts = unanswered.get(order.bank) ?? [0, 0];
    counts[1] += 1;
    if (now - Math.floor(order.instructedAt / minute) * minute > 30 * minute) counts[0] += 1;
    unanswered.set(order.bank, counts);
  }
  const slow = new Set<string>();
  for (const [bank, [older, count]] of unanswered)
    if (older > 0 && older >= count / 10) slow.add(world.profile.banks[bank]![0]);
  return slow;
}
