import { batches } from './batches/batches.ts';
import { blame } from './blame.ts';
import { cells } from './books/cell.ts';
import { pending } from './books/told.ts';
import { clearing } from './clearing/clearing.ts';
import { reconciliation } from './clearing/reconciliation.ts';
import { dayOf, instantOf, minute } from './clock.ts';
import { hookLists } from './hooks.ts';
import { waitsForFile } from './money/clearingday.ts';
import { clearingDayCut } from './money/cut.ts';
import { pairDays } from './money/pairdays.ts';
import { outbox, type Send, type Transport } from './outbox.ts';
import { lineParts } from './payments/authorizationline.ts';
import { instantPayouts } from './payouts/instant.ts';
import type { Order } from './payouts/order.ts';
import { payouts } from './payouts/payouts.ts';
import { treasury } from './payouts/treasury.ts';
import { assignModes, contractsOf } from './population/contracts.ts';
import { buildMerchants } from './population/merchants.ts';
import { buildPairs } from './population/pairs.ts';
import { buildTerminals } from './population/terminals.ts';
import type { Profile } from './profiles/profile.ts';
import { timeQueue } from './queue.ts';
import { freezes } from './risk/freezes.ts';
import { schedule } from './schedule.ts';
import { settlement } from './settlement/runs.ts';
import type { SourceId } from './sources.ts';
import { sendComplaint } from './streams/complaints.ts';
import { lateness } from './truth/lateness.ts';
import { truthTracker } from './truth/tracker.ts';
import { loadWorkdays } from './workdays.ts';
import type { World } from './world.ts';

export interface WorldOptions {
  readonly profile: Profile;
  readonly seed: number;
  readonly start: number;
  readonly presence: boolean;
  readonly transport: Transport;
  readonly emit: (line: string, sentAt: number, source: SourceId) => void;
}

/** A world at its first moment, and what moves it on: everything before `until` happens, in order. */
export function buildWorld(options: WorldOptions): { world: World; advance(until: number): void } {
  const { profile, seed, start } = options;
  const queue = timeQueue<Send | (() => void)>();
  let now = start;
  const numbers = new Map<string, number>();
  const truth = truthTracker(seed);
  const workdays = loadWorkdays();
  const merchants = buildMerchants(profile, seed);
  const pairs = buildPairs(profile, merchants, seed);
  const lines = outbox({
    seed,
    transport: options.transport,
    schedule: (at, send) => queue.push(Math.max(now, at), send),
    emit: options.emit,
    touched: truth.touched,
  });
  const self = (): World => world;

  function number(series: string): number {
    const next = (numbers.get(series) ?? 0) + 1;
    numbers.set(series, next);
    return next;
  }

  function clearingDay(channel: number, at: number): number {
    const day = dayOf(at);
    return at >= clearingDayCut(world, channel, day).start ? day + 1 : day;
  }

  function complain(mask: number, merchant: number, at: number, amount: number): void {
    for (const call of truth.failed(mask, merchant, at, amount)) {
      const when = Math.floor(call);
      world.at(when, () => sendComplaint(world, when, 'cannot_collect', merchant, mask));
    }
  }

  function retire(order: Order): void {
    if (order.state === 'returned') return;
    const over = order.state === 'credited' || (order.net === 0 && order.told);
    if (!over) {
      world.at(now + 10 * minute, () => retire(order));
      return;
    }
    world.pending.orders.delete(order);
    for (const { cell, net, fee, netted } of order.parts) {
      cell.ordered += net + fee + netted;
      cell.credited += net;
      cell.orderFees += fee;
      cell.netted += netted;
    }
  }

  const world: World = {
    profile,
    schedule,
    seed,
    start,
    presence: options.presence,
    workdays,
    settlementCalendar: { workdays, mask: 0 },
    merchants,
    pairs,
    terminals: buildTerminals(profile, merchants, seed),
    contracts: contractsOf(
      profile.modes.map(([mode]) => mode),
      assignModes(profile, merchants, pairs),
    ),
    parts: lineParts({ profile }),
    hooks: hookLists(),
    outbox: lines,
    truth,
    blame: blame(),
    late: lateness(self),
    money: pairDays(pairs.count),
    cells: cells(),
    pending: pending(),
    batches: batches(self),
    clearing: clearing(self),
    reconciliation: reconciliation(self),
    settlement: settlement(self),
    payouts: payouts(self),
    instant: instantPayouts(self),
    treasury: treasury(self),
    freezes: freezes(self),
    now: () => now,
    at: (time, action) => queue.push(Math.max(now, time), action),
    number,
    clearingDay,
    cutOf: (channel, day) => clearingDayCut(world, channel, day).start,
    fileExpected: (channel, day) => instantOf(day + 1, profile.channels[channel]!.file.expected),
    waits: (cell) => waitsForFile(profile.channels[cell.channel]!, world.contracts.modes[cell.mode]!),
    complain,
    retire,
  };

  function advance(until: number): void {
    while (queue.nextAt() < until) {
      now = queue.nextAt();
      const next = queue.pop()!;
      if (typeof next === 'function') next();
      else lines.deliver(next, now);
    }
    now = Math.max(now, until);
  }

  return { world, advance };
}
