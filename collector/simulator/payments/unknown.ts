import type { UnknownPayment } from '../books/pending.ts';
import type { World } from '../world.ts';
import { cellOfSale, earn } from './approved.ts';
import type { Attempt } from './attempt.ts';
import { authorizationLine } from './authorizationline.ts';
import { tryAgain } from './retries.ts';
import { reverseUnknown } from './reversals.ts';
import { askWallet } from './walletresults.ts';

/** Given up at `at`: nobody knows whether the cardholder was charged. Card switches reverse, wallets are asked. */
export function leaveUnknown(world: World, attempt: Attempt, at: number): void {
  const channel = world.profile.channels[attempt.channel]!;
  const day = world.clearingDay(attempt.channel, at);
  const cell = cellOfSale(world, attempt.channel, attempt.merchant, day, at);
  const payment: UnknownPayment = { cell, amount: attempt.amount, at, settled: false };
  const line = authorizationLine(world, attempt, at, day, 'unknown', attempt.code);
  world.outbox.send(
    'switch',
    at,
    line,
    () => {
      cell.sold += attempt.amount;
      if (!payment.settled) world.pending.unknown.add(payment);
    },
    attempt.touched,
  );
  if (attempt.touched !== 0) world.complain(attempt.touched, attempt.merchant, at, attempt.amount);
  if (channel.family === 'wallet') askWallet(world, attempt, payment, day);
  else {
    reverseUnknown(world, attempt, payment, day);
    tryAgain(world, attempt, at);
  }
}

/** What becomes known: the payment counts from now on, in the cell it was sold in. */
export function becomePaid(world: World, attempt: Attempt, payment: UnknownPayment, day: number): () => void {
  earn(world, attempt, payment.cell, day, payment.at);
  return () => {
    payment.settled = true;
    world.pending.unknown.delete(payment);
    payment.cell.taken += payment.amount;
  };
}

/** Or it never happened. */
export function becomeVoid(world: World, payment: UnknownPayment): () => void {
  return () => {
    payment.settled = true;
    world.pending.unknown.delete(payment);
    payment.cell.voided += payment.amount;
  };
}
