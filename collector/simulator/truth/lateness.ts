import { dayOf, instantOf } from '../clock.ts';
import { dueDay } from '../dueday.ts';
import type { Order } from '../payouts/order.ts';
import { labelOf, scheduleOf } from '../schedule.ts';
import type { World } from '../world.ts';

/** Finds money that faults keep from merchants at the time they look for it. */
export interface Lateness {
  start(): void;
  /** A fault got hold of an order. */
  harm(order: Order, mask: number): void;
  /** An order was credited. */
  paid(order: Order, at: number): void;
  /** Money not even ordered when the recording ends. */
  finish(): void;
}

export function lateness(world: () => World): Lateness {
  /** Money whose usual hour has come and that no order took. */
  function* unordered(
    w: World,
  ): Generator<{ merchant: number; amount: number; mask: number; perceivedAt: number }> {
    if (w.blame.nobody) return;
    for (const day of w.money.days()) {
      const money = w.money.of(day);
      for (let pair = 0; pair < w.pairs.count; pair += 1) {
        const amount = money.taken[pair]! - money.claimed[pair]!;
        if (amount <= 0) continue;
        const merchant = w.pairs.merchant[pair]!;
        const mode = w.contracts.modes[w.contracts.modeOf(merchant, day)]!;
        if (mode === 'S+0') continue;
        const due = dueDay(mode, day, w.workdays);
        const mask = w.blame.of(pair, w.pairs.channel[pair]!, merchant, day, labelOf(mode), due);
        const perceivedAt = instantOf(due, scheduleOf(mode).perceived);
        if (mask !== 0) yield { merchant, amount, mask, perceivedAt };
      }
    }
  }

  function check(): void {
    const w = world();
    const now = w.now();
    for (const { merchant, mask, perceivedAt } of unordered(w))
      if (perceivedAt <= now) w.truth.missed(mask, merchant, perceivedAt);
    for (const order of w.payouts.open)
      if (order.touched !== 0 && order.perceivedAt <= now)
        w.truth.missed(order.touched, order.merchant, order.perceivedAt);
  }

  return {
    start() {
      const w = world();
      const daily = (day: number, minutes: number): void => {
        const at = instantOf(day, minutes);
        if (at >= w.start) w.at(at, check);
        w.at(Math.max(at, w.start), () => daily(day + 1, minutes));
      };
      daily(dayOf(w.start), 630);
      daily(dayOf(w.start), 1440);
    },
    harm(order, mask) {
      const fresh = mask & ~order.touched;
      if (fresh === 0) return;
      order.touched |= fresh;
      world().truth.harmed(fresh, order.merchant, order.net);
    },
    paid(order, at) {
      if (order.touched !== 0 && at > order.perceivedAt)
        world().truth.missed(order.touched, order.merchant, order.perceivedAt);
    },
    finish() {
      const w = world();
      for (const { merchant, amount, mask } of unordered(w)) w.truth.harmed(mask, merchant, amount);
    },
  };
}
