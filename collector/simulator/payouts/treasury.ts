import { dayOf, dayText, instantOf, instantText, minute } from '../clock.ts';
import type { Shortage } from '../hooks.ts';
import { hashUnit } from '../random.ts';
import type { World } from '../world.ts';
import type { PayoutAttempt } from './attempt.ts';
import { accountOf } from './send.ts';

/** Payer accounts: filled by inbound funds and by treasury, emptied by payouts. Minor units. */
export interface Treasury {
  start(): void;
  /** A file says what a channel will pay. */
  expectInbound(channel: number, day: number, amount: number): void;
  /** Takes the money of a payout from its account, or makes the payout fail for want of it. */
  cover(attempt: PayoutAttempt): void;
  cameBack(account: string, amount: number): void;
  /** Money arrives at an account, from reserve or credit line. */
  topUp(account: string, amount: number): void;
  balance(account: string): number;
}

interface Inflow {
  readonly at: number;
  readonly amount: number;
}

const accounts = ['payer_main', 'payer_instant'] as const;
const reportEvery = 10 * minute;

export function treasury(world: () => World): Treasury {
  const balances = new Map<string, number>();
  const inflows: Inflow[] = [];
  let shortage: Shortage | undefined;

  function report(account: string, at: number, touched = 0): void {
    const w = world();
    const balance = Math.max(0, Math.round(balances.get(account)!));
    const known = account === 'payer_main' ? inflows.filter((inflow) => inflow.at > at) : [];
    const list = sumByTime(known).map(
      (inflow) => `{"at":"${instantText(inflow.at)}","amount":${inflow.amount}}`,
    );
    const line =
      `{"kind":"payer.balance","at":"${instantText(at)}","source":"payout","account":"${account}","balance":${balance}` +
      `,"currency":"CNY","inflows":[${list.join()}]}`;
    w.outbox.send('payout', at, line, () => w.pending.facts.balances.set(account, balance), touched);
  }

  function topUp(account: string, amount: number): void {
    balances.set(account, balances.get(account)! + Math.round(amount));
    report(account, world().now());
  }

  /** After the night's runs treasury fills the account to what is ordered, and a tenth more. */
  function fund(day: number): void {
    const w = world();
    w.at(instantOf(day, 332), () => {
      fund(day + 1);
      let needed = 0;
      for (const order of w.payouts.open) if (!order.instant) needed += order.net;
      shortage = undefined;
      for (const funding of w.hooks.funding) shortage = funding(day) ?? shortage;
      const balance = balances.get('payer_main')!;
      const target = Math.round(needed * (shortage?.share ?? 1.1));
      // A shortage is a shortage: what was left from yesterday does not hide it.
      if (balance < target || shortage !== undefined) balances.set('payer_main', target);
      if (shortage === undefined) report('payer_main', w.now());
      else runShort(w, shortage, needed);
    });
    for (let at = 362; at < 1050; at += 30) w.at(instantOf(day, at), () => followUp(w));
    w.at(instantOf(day, 1050), () => sweep(w));
    w.at(instantOf(day, 1_401), () => {
      let needed = 0;
      for (const order of w.payouts.open) if (!order.instant) needed += order.net;
      const daily = w.profile.amountPerDay * 0.2;
      balances.set('payer_main', Math.max(balances.get('payer_main')!, Math.round(daily + needed)));
    });
    w.at(instantOf(day, 10), () => balances.set('payer_instant', instantFloat(w)));
  }

  /** A shortage shows in the balance, and ends when treasury finds the rest. */
  function runShort(w: World, { until, mask }: Shortage, needed: number): void {
    inflows.length = 0;
    report('payer_main', w.now(), mask);
    w.at(until, () => topUp('payer_main', needed));
  }

  /** Orders made after the night's runs (a late file, a run repeated) are funded within the half hour. */
  function followUp(w: World): void {
    if (shortage !== undefined) return;
    let needed = 0;
    for (const order of w.payouts.open) if (!order.instant) needed += order.net;
    if (balances.get('payer_main')! < needed) topUp('payer_main', needed * 1.1 - balances.get('payer_main')!);
  }

  /** In the late afternoon what is not needed goes to the reserve account. */
  function sweep(w: World): void {
    const keep = Math.round(w.profile.amountPerDay * 0.3);
    let needed = 0;
    for (const order of w.payouts.open) if (!order.instant) needed += order.net;
    balances.set('payer_main', Math.min(balances.get('payer_main')!, keep + needed));
    report('payer_main', w.now());
  }

  return {
    start() {
      const w = world();
      balances.set('payer_main', Math.round(w.profile.amountPerDay * 0.3));
      balances.set('payer_instant', instantFloat(w));
      const every = (at: number): void => {
        w.at(at, () => {
          for (const account of accounts) report(account, at);
          every(at + reportEvery);
        });
      };
      every(w.start + 2 * minute);
      const today = dayOf(w.start);
      fund(instantOf(today, 10) < w.start ? today + 1 : today);
    },
    expectInbound(channel, day, amount) {
      const w = world();
      if (amount <= 0) return;
      const wallet = w.profile.channels[channel]!.family === 'wallet';
      const fileDay = dayOf(w.now());
      const on = wallet || w.workdays.isWorkday(fileDay) ? fileDay : w.workdays.nextWorkday(fileDay);
      const at = Math.max(w.now() + 30 * minute, instantOf(on, wallet ? 660 : 530)) + channel * 7_000;
      inflows.push({ at, amount });
      w.at(at, () => {
        receive(w, channel, day, amount, at);
        inflows.splice(
          inflows.findIndex((inflow) => inflow.at === at && inflow.amount === amount),
          1,
        );
        balances.set('payer_main', balances.get('payer_main')! + amount);
      });
    },
    cover(attempt) {
      const account = accountOf(attempt.order);
      const balance = balances.get(account)!;
      if (balance >= attempt.order.net) {
        balances.set(account, balance - attempt.order.net);
        return;
      }
      attempt.outcome = 'failed';
      attempt.reason = 'payer_insufficient_funds';
      attempt.answeredAt = attempt.at + 4_000;
      attempt.covered = false;
      attempt.touched |= shortage?.mask ?? 0;
      const filledAgain = shortage?.until ?? attempt.at + 30 * minute;
      attempt.retryAt =
        Math.max(filledAgain, attempt.at + minute) +
        Math.floor(10 * minute * hashUnit(world().seed, 721, attempt.order.merchant));
    },
    cameBack: (account, amount) => balances.set(account, balances.get(account)! + amount),
    topUp,
    balance: (account) => balances.get(account)!,
  };
}

const instantFloat = (world: World): number => Math.round(world.profile.amountPerDay * 0.12);

function sumByTime(inflows: readonly Inflow[]): Inflow[] {
  return inflows.length <= 40
    ? [...inflows]
    : [{ at: inflows[0]!.at, amount: inflows.reduce((sum, inflow) => sum + inflow.amount, 0) }];
}

function receive(world: World, channel: number, day: number, amount: number, at: number): void {
  const line =
    `{"kind":"clearing.inbound_funds","at":"${instantText(at)}","source":"clearing","channel":"${world.profile.channels[channel]!.id}` +
    `","clearingDay":"${dayText(day)}","statementId":"HVPS-${dayText(dayOf(at)).replaceAll('-', '')}-${world.number('statement')}"` +
    `,"amount":${amount},"currency":"CNY"}`;
  world.outbox.send('clearing', at, line);
}
