import type { UnknownPayment } from '../books/pending.ts';
import { second } from '../clock.ts';
import type { World } from '../world.ts';
import { approve, cellOfSale } from './approved.ts';
import type { Attempt } from './attempt.ts';
import { authorizationLine } from './authorizationline.ts';
import { sendWalletResult, settleByWallet } from './walletresults.ts';

/** The switch gives an order this long before it says that it does not know, and asks once before. */
const patience = 60 * second;
const firstQuery = 40 * second;

/**
 * An order paid on the customer's phone. The switch answers when the wallet's notification comes; a lost one is found
 * by the query. If neither brings the answer in time the outcome is unknown until a later query, or the bill.
 */
export function order(world: World, attempt: Attempt): void {
  const paidAt = attempt.startedAt + Math.min(30 * second, attempt.paysAfterMs);
  const knownAt =
    attempt.via === 'callback'
      ? paidAt + attempt.callbackMs
      : attempt.via === 'active_query'
        ? Math.max(attempt.startedAt + firstQuery, paidAt + attempt.callbackMs)
        : Number.POSITIVE_INFINITY;
  if (knownAt < attempt.startedAt + patience) {
    const answeredAt = knownAt + 20;
    const day = world.clearingDay(attempt.channel, answeredAt);
    // The adapter writes its record after the switch has answered.
    const sent = approve(world, attempt, answeredAt);
    world.at(sent + 5, () => sendWalletResult(world, attempt, day, knownAt, paidAt, attempt.via, 'paid'));
    return;
  }
  leavePaying(world, attempt, paidAt, knownAt);
}

const payingCode: Readonly<Record<string, string>> = { SUCCESS: 'USERPAYING', '10000': '10003' };

function leavePaying(world: World, attempt: Attempt, paidAt: number, knownAt: number): void {
  const at = attempt.startedAt + patience;
  const day = world.clearingDay(attempt.channel, at);
  const cell = cellOfSale(world, attempt.channel, attempt.merchant, day, at);
  const payment: UnknownPayment = { cell, amount: attempt.amount, at, settled: false };
  attempt.charged = true;
  const line = authorizationLine(world, attempt, at, day, 'unknown', payingCode[attempt.code] ?? 'TIMEOUT');
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
  world.complain(attempt.touched, attempt.merchant, at, attempt.amount);
  if (attempt.via === 'reconciliation') world.reconciliation.lose(attempt, payment, day);
  else world.at(knownAt, () => settleByWallet(world, attempt, payment, day, knownAt, paidAt, attempt.via));
}
