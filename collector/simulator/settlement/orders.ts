import type { OrderPart } from '../books/pending.ts';
import { dayText, instantOf, instantText } from '../clock.ts';
import type { Order } from '../payouts/order.ts';
import { scheduleOf } from '../schedule.ts';
import type { World } from '../world.ts';

export interface NewOrder {
  readonly id: string;
  readonly runId: string | undefined;
  readonly merchant: number;
  readonly mode: number;
  readonly settlementDay: number;
  readonly parts: readonly OrderPart[];
  readonly instant: boolean;
  readonly perceivedAt: number;
  readonly touched: number;
}

/** Makes an order at `at`, and tells of it. */
export function makeOrder(world: World, at: number, wanted: NewOrder): Order {
  const bank = world.merchants.bank[wanted.merchant]!;
  const order: Order = {
    id: wanted.id,
    payoutId: wanted.id.replace(/^SO/, 'PO'),
    merchant: wanted.merchant,
    mode: wanted.mode,
    settlementDay: wanted.settlementDay,
    parts: wanted.parts,
    net: wanted.parts.reduce((sum, part) => sum + part.net, 0),
    bank,
    instant: wanted.instant,
    perceivedAt: wanted.perceivedAt,
    tries: 0,
    progress: 'waiting',
    hold: 0,
    holdsMade: 0,
    touched: wanted.touched,
    harmedAt: 0,
    told: false,
    holds: new Map(),
    releases: new Set(),
    attempt: 0,
    state: undefined,
    reason: '',
    stateAt: at,
    instructedAt: 0,
  };
  const run = wanted.runId === undefined ? '' : `","runId":"${wanted.runId}`;
  const line =
    `{"kind":"settlement.order","at":"${instantText(at)}","source":"settlement","orderId":"${order.id}${run}` +
    `","merchant":"${world.merchants.ids[order.merchant]}","mode":"${world.contracts.modes[order.mode]}` +
    `","settlementDay":"${dayText(order.settlementDay)}","bank":"${world.profile.banks[bank]![0]}","currency":"CNY` +
    `","parts":[${order.parts.map((part) => partJson(world, part)).join()}]}`;
  world.outbox.send(
    'settlement',
    at,
    line,
    () => {
      order.told = true;
      world.pending.orders.add(order);
    },
    wanted.touched,
  );
  return order;
}

function partJson(world: World, part: OrderPart): string {
  const soldAt = part.soldAt === undefined ? '' : `,"soldAt":"${instantText(part.soldAt)}"`;
  const netted = part.netted === 0 ? '' : `,"netted":${part.netted}`;
  return (
    `{"channel":"${world.profile.channels[part.cell.channel]!.id}","clearingDay":"${dayText(part.cell.day)}"${soldAt}` +
    `,"net":${part.net},"fee":${part.fee}${netted},"transactions":${part.transactions}}`
  );
}

/** When merchants look for an order's money: the usual hour of its mode on the settlement day. */
export const perceivedOf = (mode: string, settlementDay: number): number =>
  instantOf(settlementDay, scheduleOf(mode).perceived);
