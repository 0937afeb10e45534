import { dayOf, instantOf, minute } from '../clock.ts';
import { dueDay } from '../dueday.ts';
import { waitsForFile } from '../money/clearingday.ts';
import type { Order } from '../payouts/order.ts';
import { labelOf, scheduleOf } from '../schedule.ts';
import type { World } from '../world.ts';

/** Finds money that faults keep from merchants at the time they look for it. */
export interface Lateness {
  start(): void;
  /** A fault got hold of an order. */
  harm(order: Order, mask: number): void;
  /** Its credit came back: the merchant never saw it. */
  cameBack(order: Order, mask: number): void;
  /** A single payment is not the merchant's yet: looked at again when its money is expected. */
  waitsFor(pair: number, day: number, mask: number, stillWaiting: () => boolean): void;
  /** An order was credited. */
  paid(order: Order, at: number): void;
  /** Money that faults hold back and that no order has taken yet. */
  outstanding(): readonly { readonly merchant: number; readonly amount: number; readonly mask: number }[];
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
        const channel = w.pairs.channel[pair]!;
        const waits = waitsForFile(w.profile.channels[channel]!, mode);
        const mask = w.blame.of(pair, channel, merchant, day, labelOf(mode), due, waits);
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
    for (const order of w.payouts.open) if (order.perceivedAt <= now) miss(w, order);
  }

  /** What was late before the fault came (planned maintenance, a debt) is no sign of it. */
  function miss(w: World, order: Order): void {
    if (order.touched !== 0 && order.harmedAt <= order.perceivedAt)
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
      order.harmedAt = world().now();
      world().truth.harmed(fresh, order.merchant, order.net);
    },
    cameBack(order, mask) {
      if (mask === 0) return;
      this.harm(order, mask);
      const { truth } = world();
      truth.missed(mask, order.merchant, order.perceivedAt);
    },
    waitsFor(pair, day, mask, stillWaiting) {
      if (mask === 0) return;
      const w = world();
      const merchant = w.pairs.merchant[pair]!;
      const mode = w.contracts.modes[w.contracts.modeOf(merchant, day)]!;
      const perceivedAt =
        mode === 'S+0'
          ? w.now() + 15 * minute
          : instantOf(dueDay(mode, day, w.workdays), scheduleOf(mode).perceived);
      w.at(perceivedAt, () => {
        if (stillWaiting()) w.truth.missed(mask, merchant, perceivedAt);
      });
    },
    paid(order, at) {
      if (at > order.perceivedAt) miss(world(), order);
    },
    outstanding: () => [...unordered(world())],
  };
}
