import { setImmediate as nextTurn } from 'node:timers/promises';
import { defaultMode } from '../ledger/business.ts';
import { netOf, orderAccount } from '../ledger/money/order.ts';
import { cellOf } from '../ledger/money/orders.ts';
import type { Sale } from '../ledger/salekey.ts';
import { addDays } from '../time/date.ts';
import type { Asking } from './asking.ts';
import { dayPath } from './daysteps.ts';
import { headingOf } from './heading.ts';
import { type Order, ordersOf } from './merchantorders.ts';
import { orderSteps } from './ordersteps.ts';
import { type FindOrders, saleTrace } from './saletrace.ts';
import { merchantSales } from './singlesales.ts';
import { tell } from './step.ts';
import { mostTraces, type Trace, type TraceAnswer, type TraceQuestion } from './trace.ts';
import { notKnown, whereOf } from './where.ts';

/** Orders are looked for on the due day, then on the days around it up to so many after. */
const lateDays = 7;

/** Follows the money that was asked about; `question.merchant` as stored. Reads in slices, so that nobody waits for it. */
export async function traceOf(it: Asking, question: TraceQuestion): Promise<TraceAnswer> {
  const found: Trace[] = [];
  let more = 0;
  const findOrders = orderFinder(it);
  const add = (trace: Trace | undefined): void => {
    if (trace === undefined) return;
    if (found.length < mostTraces) found.push(trace);
    else more++;
  };

  if (question.orderId !== undefined)
    for (const order of namedOrders(it, question.orderId, question.settlementDay)) add(orderTrace(it, order));
  else if (question.rrn !== undefined) {
    for (const day of daysOf(it, question)) {
      for (const channel of channelsOf(it, question))
        add(await saleTrace(it, { clearingDay: day, channel, rrn: question.rrn }, question, findOrders));
      await nextTurn();
    }
    if (found.length === 0) it.note('note_kept_days', { count: it.ledger.foundation.config.store.keepDays });
  } else {
    for await (const sale of salesAsked(it, question)) {
      if (found.length < mostTraces) add(await saleTrace(it, sale, question, findOrders));
      else more++;
    }
    for (const day of daysOf(it, question))
      for (const channel of channelsOf(it, question))
        add(await dayTrace(it, channel, day, question.merchant!, findOrders));
    it.note('note_plain_sale');
    it.note('note_cell_only');
  }
  if (found.some(({ steps }) => steps.some(({ fact }) => fact === 'order_held'))) it.note('note_hold_times');
  return { ...headingOf(it.ledger, it.now), found, more, notes: it.notes() };
}

const channelsOf = ({ ledger }: Asking, { channel }: TraceQuestion): readonly string[] =>
  channel === undefined ? ledger.foundation.config.channels.map(({ id }) => id) : [channel];

/** Clearing days a question may mean, the newest first. */
function daysOf({ ledger, now }: Asking, { clearingDay, time, channel }: TraceQuestion): readonly string[] {
  const { business, config } = ledger.foundation;
  if (clearingDay !== undefined) return [clearingDay];
  if (time !== undefined) {
    // A sale after the day-cut is of the next day; without a channel it may be either.
    if (channel !== undefined) return [business.clearingDay(channel, time)];
    return [addDays(business.day(time), 1), business.day(time)];
  }
  const newest = addDays(business.day(now), 1);
  return Array.from({ length: config.store.keepDays + 1 }, (_, back) => addDays(newest, -back));
}

/** Single sales that are kept of the merchant and meet the rest of the question. */
async function* salesAsked(it: Asking, question: TraceQuestion): AsyncGenerator<Sale> {
  const { merchant, channel, amount, time } = question;
  for (const day of daysOf(it, question))
    for await (const [sale, facts] of merchantSales(it, merchant!, day)) {
      if (channel !== undefined && sale.channel !== channel) continue;
      if (amount !== undefined && facts.amount !== amount) continue;
      if (time !== undefined && Math.abs(facts.at - time) > nearMs) continue;
      yield sale;
    }
}

/** How far the time of a receipt may be from that of the sale. */
const nearMs = 10 * 60_000;

/** Finds the orders of a merchant's clearing day, each once a question. */
function orderFinder(it: Asking): FindOrders {
  const known = new Map<string, Promise<readonly Order[]>>();
  const { business } = it.ledger.foundation;

  async function find(merchant: string, clearingDay: string, mode: string): Promise<readonly Order[]> {
    const due = business.dueDay(mode, clearingDay);
    const last = addDays(due, lateDays);
    const days = [due];
    for (let day = clearingDay; day <= last; day = addDays(day, 1)) if (day !== due) days.push(day);
    for (const day of days) {
      const orders: Order[] = [];
      for await (const order of ordersOf(it.store, merchant, day, it.budget))
        if (order.facts.plan?.parts.some((part) => part.clearingDay === clearingDay)) orders.push(order);
      if (orders.length > 0 || it.budget.stopped) return orders;
    }
    return [];
  }

  return (merchant, clearingDay, mode) => {
    const key = `${merchant}|${clearingDay}|${mode}`;
    const orders = known.get(key) ?? find(merchant, clearingDay, mode);
    known.set(key, orders);
    return orders;
  };
}

/** A merchant's clearing day with a channel, when a line or an order names it. */
async function dayTrace(
  it: Asking,
  channel: string,
  clearingDay: string,
  merchant: string,
  findOrders: FindOrders,
): Promise<Trace | undefined> {
  const { ledger, store, shares, now } = it;
  const { config, business } = ledger.foundation;
  const mode = ledger.merchants.modeOf(merchant, clearingDay) ?? defaultMode;
  const orders = await findOrders(merchant, clearingDay, mode);
  const currency = orders[0]?.facts.plan?.currency ?? config.acquirer.currencies[0]!;
  const path = dayPath(ledger, store, { channel, clearingDay, mode, currency }, merchant, orders);
  if (!path.named) return undefined;
  return {
    ...{ kind: 'day', channel, clearingDay, mode: path.cell.mode, currency },
    steps: tell(path.steps, currency, business.zone),
    where: whereOf(ledger, shares, path.cell, path.account, now),
  };
}

function namedOrders({ ledger, now }: Asking, orderId: string, settlementDay: string | undefined): Order[] {
  const { business, config } = ledger.foundation;
  const newest = addDays(business.day(now), lateDays);
  const days =
    settlementDay === undefined
      ? Array.from({ length: config.store.keepDays + lateDays }, (_, back) => addDays(newest, -back))
      : [settlementDay];
  return days.flatMap((day) => {
    const facts = ledger.money.orders.find(day, orderId);
    return facts === undefined ? [] : [{ settlementDay: day, orderId, facts }];
  });
}

export function orderTrace(it: Asking, order: Order): Trace {
  const { ledger, shares, now } = it;
  const { plan, payout } = order.facts;
  const currency = plan?.currency ?? payout?.currency ?? ledger.foundation.config.acquirer.currencies[0]!;
  const first = plan?.parts[0];
  const amount = netOf(order.facts) ?? payout?.amount;
  return {
    ...{ kind: 'order', settlementDay: order.settlementDay, orderId: order.orderId, currency },
    ...(amount !== undefined && { amount }),
    steps: tell(orderSteps(order, undefined), currency, ledger.foundation.business.zone),
    where:
      first === undefined
        ? notKnown
        : whereOf(ledger, shares, cellOf(first, currency), orderAccount(order.facts), now),
  };
}
