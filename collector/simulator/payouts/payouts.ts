import { dayOf, instantOf, minute, second } from '../clock.ts';
import { hashUnit } from '../random.ts';
import type { World } from '../world.ts';
import type { PayoutAttempt } from './attempt.ts';
import { healthyAnswer } from './bank.ts';
import type { Order } from './order.ts';
import { accountOf, sendPayout } from './send.ts';

/** Orders on their way to bank accounts. */
export interface Payouts {
  /** A new order: its payment is handed to the bank in the next window. */
  queue(order: Order): void;
  /** Orders not yet paid, for holds and for the lateness check. */
  readonly open: Set<Order>;
  /** A hold ended: the payment goes its way. */
  resume(order: Order): void;
}

/** Windows in which payment files go to banks, minutes of the day. */
const windows = [
  [420, 505],
  [645, 705],
  [870, 930],
  [1020, 1060],
] as const;

/** When an order that is ready at `at` is handed over: instant ones at once, D+0 right after its run. */
function handOverAt(world: World, order: Order, at: number): number {
  if (order.instant) return at + second;
  const luck = hashUnit(world.seed, 703, order.merchant, order.settlementDay);
  if (world.contracts.modes[order.mode] === 'D+0' && at < instantOf(order.settlementDay, 1440)) {
    return Math.floor(at + minute + 6 * minute * luck);
  }
  const day = dayOf(at);
  for (const later of [0, 1]) {
    for (const [from, until] of windows) {
      const opens = instantOf(day + later, from);
      // Payment files are closed half an hour before their window.
      if (at <= opens - 30 * minute) return Math.floor(opens + (until - from) * minute * luck);
    }
  }
  throw new Error('no payment window within two days');
}

export function payouts(world: () => World): Payouts {
  const open = new Set<Order>();

  function queue(order: Order): void {
    if (order.net === 0) {
      // All of it was netted: nothing is left to pay.
      world().retire(order);
      return;
    }
    open.add(order);
    if (world().freezes.blocked(order)) return;
    handOver(order, world().now());
  }

  function handOver(order: Order, readyAt: number): void {
    const w = world();
    w.at(handOverAt(w, order, readyAt), () => instruct(order));
  }

  function instruct(order: Order): void {
    const w = world();
    if (order.progress !== 'waiting') return;
    const at = w.now();
    for (const queueStands of w.hooks.payoutQueue) {
      const stall = queueStands(at);
      if (stall === undefined) continue;
      w.late.harm(order, stall.mask);
      w.truth.touched(stall.mask, at + 500);
      w.at(stall.until + Math.floor(5 * minute * hashUnit(w.seed, 704, order.merchant)), () =>
        instruct(order),
      );
      return;
    }
    order.progress = 'with_bank';
    order.tries += 1;
    const attempt = healthyAnswer(w, order, at);
    w.treasury.cover(attempt);
    for (const change of w.hooks.payout) change(attempt);
    w.late.harm(order, attempt.touched);
    pursue(w, order, attempt);
  }

  function pursue(w: World, order: Order, attempt: PayoutAttempt): void {
    const { touched } = attempt;
    sendPayout(w, order, attempt.attempt, 'instructed', attempt.at, 0);
    if (attempt.acceptedAt < Number.POSITIVE_INFINITY && attempt.outcome !== 'failed')
      w.at(attempt.acceptedAt, () =>
        sendPayout(w, order, attempt.attempt, 'accepted', attempt.acceptedAt, touched),
      );
    w.at(attempt.answeredAt, () => finish(w, order, attempt));
  }

  function finish(w: World, order: Order, attempt: PayoutAttempt): void {
    if (attempt.outcome === 'failed') {
      sendPayout(w, order, attempt.attempt, 'failed', attempt.answeredAt, attempt.touched, attempt.reason);
      if (attempt.covered) w.treasury.cameBack(accountOf(order), order.net);
      again(w, order, attempt);
      return;
    }
    sendPayout(w, order, attempt.attempt, 'credited', attempt.answeredAt, attempt.touched);
    order.progress = 'paid';
    open.delete(order);
    w.late.paid(order, attempt.answeredAt);
    if (Number.isNaN(attempt.returnedAt)) {
      retire(w, order, attempt.answeredAt);
      return;
    }
    w.at(attempt.returnedAt, () => {
      open.add(order);
      w.late.cameBack(order, attempt.returnTouched);
      sendPayout(
        w,
        order,
        attempt.attempt,
        'returned',
        attempt.returnedAt,
        attempt.touched | attempt.returnTouched,
        attempt.returnReason,
      );
      w.treasury.cameBack(accountOf(order), order.net);
      again(w, order, attempt);
    });
  }

  function again(w: World, order: Order, attempt: PayoutAttempt): void {
    order.progress = 'stuck';
    if (Number.isNaN(attempt.retryAt)) return;
    w.at(attempt.retryAt, () => {
      if (order.progress !== 'stuck') return;
      order.progress = 'waiting';
      instruct(order);
    });
  }

  return {
    open,
    queue,
    resume(order) {
      // A released payment does not wait for the next window.
      order.progress = 'waiting';
      const w = world();
      w.at(w.now() + minute, () => instruct(order));
    },
  };
}

/** A credited order that will not come back leaves the list of open ones; its cells keep the sums. */
function retire(world: World, order: Order, at: number): void {
  world.at(at + 10 * minute, () => world.retire(order));
}
