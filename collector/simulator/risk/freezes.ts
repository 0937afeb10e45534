import { dayOf, dayText, hour, instantOf, instantText, minute } from '../clock.ts';
import type { Order } from '../payouts/order.ts';
import { chooser } from '../population/choice.ts';
import { hashUnit, poisson, stream } from '../random.ts';
import type { World } from '../world.ts';

export interface Freeze {
  readonly merchant: number;
  readonly reason: string;
  readonly initiator: string;
  readonly function: string;
  /** When it is lifted; Infinity = not within the run. */
  readonly until: number;
  readonly touched: number;
}

/** Restrictions on merchants, and the holds they put on orders. */
export interface Freezes {
  start(): void;
  freeze(freeze: Freeze): void;
  /** Holds an order of a frozen merchant; true when it did. */
  blocked(order: Order): boolean;
}

const causes = [
  ['risk_control', 'own_risk', 0.5],
  ['settlement_account_invalid', 'bank', 0.15],
  ['document_expired', 'own_risk', 0.15],
  ['dispute_hold', 'own_risk', 0.12],
  ['judicial', 'court', 0.08],
] as const;

export function freezes(world: () => World): Freezes {
  const active = new Map<number, Freeze>();
  const held = new Map<number, Order[]>();
  const choose = chooser(causes.map(([reason, , share]) => [reason, share]));

  function announce(freeze: Freeze, ref: string, action: 'freeze' | 'release', at: number): void {
    const w = world();
    const amount = owed(w, freeze.merchant) + sumOf(held.get(freeze.merchant) ?? []);
    if (action === 'freeze') w.truth.harmed(freeze.touched, freeze.merchant, amount);
    const sum = action === 'freeze' ? `,"held":${amount},"currency":"CNY"` : '';
    const line =
      `{"kind":"merchant.account","at":"${instantText(at)}","source":"risk","merchant":"${w.merchants.ids[freeze.merchant]}` +
      `","ref":"${ref}","action":"${action}","function":"${freeze.function}","reason":"${freeze.reason}","initiator":"${freeze.initiator}"${sum}}`;
    w.outbox.send('risk', at, line, undefined, freeze.touched);
  }

  function hold(order: Order, freeze: Freeze, at: number): void {
    const w = world();
    order.progress = 'held';
    order.holdsMade += 1;
    order.hold = order.holdsMade;
    order.touched |= freeze.touched;
    order.harmedAt = at;
    const list = held.get(order.merchant);
    if (list === undefined) held.set(order.merchant, [order]);
    else list.push(order);
    const number = order.hold;
    const line =
      `{"kind":"settlement.hold","at":"${instantText(at)}","source":"settlement","orderId":"${order.id}","settlementDay":"${dayText(order.settlementDay)}` +
      `","hold":${number},"reason":"${freeze.reason}","initiator":"${freeze.initiator}"}`;
    w.outbox.send(
      'settlement',
      at,
      line,
      () => {
        if (!order.releases.has(number)) order.holds.set(number, freeze.reason);
      },
      freeze.touched,
    );
  }

  function release(order: Order, at: number, touched: number): void {
    const w = world();
    const number = order.hold;
    order.hold = 0;
    const line =
      `{"kind":"settlement.release","at":"${instantText(at)}","source":"settlement","orderId":"${order.id}","settlementDay":"${dayText(order.settlementDay)}` +
      `","hold":${number}}`;
    w.outbox.send(
      'settlement',
      at,
      line,
      () => {
        order.releases.add(number);
        order.holds.delete(number);
      },
      touched,
    );
    w.at(at + minute, () => w.payouts.resume(order));
  }

  function freeze(wanted: Freeze): void {
    const w = world();
    const at = w.now();
    if (active.has(wanted.merchant)) return;
    active.set(wanted.merchant, wanted);
    const ref = `FRZ-${dayText(dayOf(at)).replaceAll('-', '')}-${w.number('freeze')}`;
    if (wanted.function === 'payout' || wanted.function === 'all')
      for (const order of w.payouts.open)
        if (order.merchant === wanted.merchant && order.progress === 'waiting')
          hold(order, wanted, at + 1_000);
    announce(wanted, ref, 'freeze', at);
    if (wanted.until === Number.POSITIVE_INFINITY) return;
    w.at(wanted.until, () => {
      announce(wanted, ref, 'release', wanted.until);
      active.delete(wanted.merchant);
      const orders = held.get(wanted.merchant) ?? [];
      held.delete(wanted.merchant);
      for (const order of orders) release(order, wanted.until + 2_000, wanted.touched);
    });
  }

  /** An ordinary day's freezes, between nine and six; most are lifted within two days. */
  function ordinary(day: number): void {
    const w = world();
    const random = stream(w.seed, 801, day, 0);
    const count = poisson(random, w.profile.freezesPerDay);
    for (let n = 0; n < count; n += 1) {
      const at = Math.floor(instantOf(day, 540 + 540 * random.unit()));
      const merchant = Math.floor(random.unit() * w.merchants.count);
      const [reason, initiator] = causes[choose(random.unit())]!;
      const until = at + 2 * hour + 46 * hour * random.unit();
      if (at < w.start) continue;
      w.at(at, () =>
        freeze({ merchant, reason, initiator, function: 'payout', until: Math.floor(until), touched: 0 }),
      );
    }
    w.at(instantOf(day + 1, 1), () => ordinary(day + 1));
  }

  return {
    start: () => ordinary(dayOf(world().start)),
    freeze,
    blocked(order) {
      const frozen = active.get(order.merchant);
      if (frozen === undefined || (frozen.function !== 'payout' && frozen.function !== 'all')) return false;
      const w = world();
      hold(order, frozen, w.now() + 500 + Math.floor(500 * hashUnit(w.seed, 802, order.merchant)));
      return true;
    },
  };
}

const sumOf = (orders: readonly Order[]): number => orders.reduce((sum, order) => sum + order.net, 0);

/** What a merchant is owed and no order has taken yet, minor units. */
function owed(world: World, merchant: number): number {
  let amount = 0;
  for (const day of world.money.days()) {
    const money = world.money.of(day);
    for (let pair = world.pairs.first[merchant]!; pair < world.pairs.first[merchant + 1]!; pair += 1)
      amount += money.taken[pair]! - money.claimed[pair]!;
  }
  return Math.max(0, Math.round(amount));
}
