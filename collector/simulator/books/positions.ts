import type { World } from '../world.ts';
import type { Cell } from './cell.ts';
import type { ToldOrder } from './pending.ts';

/** Where the nets of an order stand, as far as has been told: account with its detail. */
export function positionOf(world: World, order: ToldOrder): string {
  const bank = world.profile.banks[order.bank]![0];
  switch (order.state) {
    case 'credited':
      return 'credited';
    case 'instructed':
    case 'accepted':
      return `payout.${order.state}:${bank}`;
    case 'failed':
    case 'returned':
      return `payout.${order.state}:${order.reason}`;
    default: {
      // Of several holds the newest names the reason.
      const newest = Math.max(0, ...order.holds.keys());
      return newest === 0 ? 'payout.ordered' : `account.held:${order.holds.get(newest)}`;
    }
  }
}

/** Amounts of the accounts of one cell, minor units. */
export type Accounts = Map<string, number>;

/** Every cell with its accounts, from what has been told: sums of cells, and what is still under way. */
export function accountsOf(world: World): Map<Cell, Accounts> {
  const result = new Map<Cell, Accounts>();
  const ordered = new Map<Cell, number>();

  function add(cell: Cell, account: string, amount: number): void {
    if (amount === 0) return;
    let accounts = result.get(cell);
    if (accounts === undefined) {
      accounts = new Map();
      result.set(cell, accounts);
    }
    accounts.set(account, (accounts.get(account) ?? 0) + amount);
  }

  for (const { cell, amount } of world.pending.unknown) add(cell, 'switch.unknown', amount);
  for (const { cell, amount } of world.pending.uploads) add(cell, 'terminal.upload', amount);
  for (const order of world.pending.orders) {
    if (!order.told) continue;
    const position = positionOf(world, order);
    for (const { cell, net, fee, netted } of order.parts) {
      add(cell, position, net);
      add(cell, 'fee', fee);
      add(cell, 'netted', netted);
      ordered.set(cell, (ordered.get(cell) ?? 0) + net + fee + netted);
    }
  }
  for (const cell of world.cells.all()) {
    const waits = world.waits(cell);
    const taken = cell.ordered + cell.fees + (ordered.get(cell) ?? 0);
    if (waits) add(cell, 'clearing.captured', cell.taken - cell.lined);
    add(cell, 'settlement.cleared', (waits ? cell.lined : cell.taken) - taken);
    add(cell, 'sales', -cell.sold);
    add(cell, 'refunded', cell.refunded);
    add(cell, 'voided', cell.voided);
    add(cell, 'charged_back', cell.chargedBack);
    add(cell, 'credited', cell.credited);
    add(cell, 'fee', cell.orderFees + cell.fees);
    add(cell, 'netted', cell.netted);
  }
  return result;
}
