import type { Cell } from '../books/cell.ts';
import { slotOf } from '../money/clearingday.ts';
import type { World } from '../world.ts';
import type { Attempt } from './attempt.ts';
import { authorizationLine } from './authorizationline.ts';
import { maybeGiveBack } from './refunds.ts';
import { reverseApproved } from './reversals.ts';

/** The books' cell of a sale made at `at`. */
export function cellOfSale(world: World, channel: number, merchant: number, day: number, at: number): Cell {
  const mode = world.contracts.modeOf(merchant, day);
  return world.cells.of(day, channel, mode, world.contracts.modes[mode] === 'S+0' ? slotOf(at) : -1);
}

/** An approved answer at `at`: money for what captures, after upload where the scheme needs one. Returns when it is sent. */
export function approve(world: World, attempt: Attempt, at: number): number {
  const { channel, amount } = attempt;
  const day = world.clearingDay(channel, at);
  const line = authorizationLine(world, attempt, at, day, 'approved', attempt.code);
  if (attempt.type === 'balance_inquiry' || attempt.type === 'preauth') {
    return world.outbox.send('switch', at, line, undefined, attempt.touched);
  }
  const cell = cellOfSale(world, channel, attempt.merchant, day, at);
  if (world.profile.channels[channel]!.messages === 'dual') {
    return world.batches.mustUpload(attempt, cell, day, at, line);
  }
  const sent = world.outbox.send(
    'switch',
    at,
    line,
    () => {
      cell.sold += amount;
      cell.taken += amount;
    },
    attempt.touched,
  );
  earn(world, attempt, cell, day, at);
  world.batches.sold(attempt, day);
  if (attempt.reversedFor !== undefined) reverseApproved(world, attempt, cell, day, at);
  else maybeGiveBack(world, attempt, cell, at);
  return sent;
}

/** The merchant is owed the amount from now on. */
export function earn(world: World, attempt: Attempt, cell: Cell, day: number, soldAt: number): void {
  const money = world.money.of(day);
  money.taken[attempt.pair] = money.taken[attempt.pair]! + attempt.amount;
  money.transactions[attempt.pair] = money.transactions[attempt.pair]! + 1;
  if (cell.slot >= 0)
    world.instant.add(attempt.merchant, attempt.pair, cell, attempt.amount, soldAt, attempt.touched);
}
