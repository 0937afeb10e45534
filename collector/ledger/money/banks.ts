import { table } from '../../state/table.ts';
import type { Foundation } from '../book.ts';
import type { OrderFacts, PayoutFacts } from './orderfacts.ts';
import type { Watchers } from './watchers.ts';

/** Payouts with one bank over one payout channel, by the minute they were instructed: [payouts, amount]. */
type Minutes = Record<string, [payouts: number, amount: number]>;

export interface Pending {
  readonly payouts: number;
  readonly amount: number;
  /** When the oldest of them was instructed, epoch ms; 0 when there is none. */
  readonly oldest: number;
}

export interface Banks {
  /** Payouts with a bank that it has not answered (`instructed`) or has accepted and not credited. */
  pending(state: 'instructed' | 'accepted', payoutChannel: string, bank: string, currency: string): Pending;
  /** The oldest unanswered payout of a bank over all payout channels, epoch ms to the minute; 0 when there is none. */
  oldestUnanswered(bank: string): number;
  /** Whether a bank no longer answers in time: a tenth of its unanswered payouts is older than 30 minutes. */
  isSlow(bank: string, now: number): boolean;
  /**
   * Whether a bank seems to be away: three payouts and half of what it has not answered are older than 10 minutes. Too
   * little to call a bank slow on any day, enough when its maintenance should have ended.
   */
  isSilent(bank: string, now: number): boolean;
  /** Payouts of which the order never arrived: amount by currency. */
  orphaned(currency: string): { readonly payouts: number; readonly amount: number };
}

/** A bank should answer an instruction within this. */
const answerMs = 30 * 60_000;
/** One lost answer is not a slow bank: so much of what it has not answered must be older than that. */
const slowShare = 0.1;
const silentMs = 10 * 60_000;
const silentPayouts = 3;
const silentShare = 0.5;

const isPending = (p: PayoutFacts | undefined): p is PayoutFacts =>
  p !== undefined && (p.state === 'instructed' || p.state === 'accepted');

/** Keeps what is with each bank by age, as orders change. */
export function banks(f: Foundation, watch: Watchers): Banks {
  const ages = f.space.register(table<Minutes>('money.banks'));
  const orphans = f.space.register(table<[payouts: number, amount: number]>('money.orphans'));
  /** Unanswered payouts of each bank by minute, over payout channels and currencies, until something changes. */
  let unanswered: Map<string, Map<number, number>> | undefined;

  function count(p: PayoutFacts, sign: 1 | -1): void {
    unanswered = undefined;
    const key = `${p.state}|${p.payoutChannel}|${p.bank}|${p.currency}`;
    const minutes = ages.get(key) ?? {};
    const minute = String(Math.floor(p.since / 60_000));
    const entry = minutes[minute] ?? [0, 0];
    entry[0] += sign;
    entry[1] += sign * p.amount;
    if (entry[0] === 0 && entry[1] === 0) delete minutes[minute];
    else minutes[minute] = entry;
    ages.set(key, minutes);
  }

  function orphan(facts: OrderFacts, sign: 1 | -1): void {
    if (facts.plan !== undefined || facts.payout === undefined) return;
    const entry = orphans.get(facts.payout.currency) ?? [0, 0];
    orphans.set(facts.payout.currency, [entry[0] + sign, entry[1] + sign * facts.payout.amount]);
  }

  watch.watch(({ before, after }) => {
    if (isPending(before.payout)) count(before.payout, -1);
    if (isPending(after.payout)) count(after.payout, 1);
    orphan(before, -1);
    orphan(after, 1);
  });

  function sum(minutes: Minutes | undefined): Pending {
    let payouts = 0;
    let amount = 0;
    let oldest = 0;
    for (const minute in minutes) {
      const [n, value] = minutes[minute]!;
      payouts += n;
      amount += value;
      const at = Number(minute) * 60_000;
      if (oldest === 0 || at < oldest) oldest = at;
    }
    return { payouts, amount, oldest };
  }

  function unansweredOf(bank: string): Map<number, number> {
    unanswered ??= unansweredByBank();
    return unanswered.get(bank) ?? new Map();
  }

  function unansweredByBank(): Map<string, Map<number, number>> {
    const byBank = new Map<string, Map<number, number>>();
    for (const [key, minutes] of ages.entries()) {
      const [state, , bank = ''] = key.split('|');
      if (state !== 'instructed') continue;
      const own = byBank.get(bank) ?? new Map<number, number>();
      byBank.set(bank, own);
      for (const minute in minutes)
        own.set(Number(minute), (own.get(Number(minute)) ?? 0) + minutes[minute]![0]);
    }
    return byBank;
  }

  /** Payouts a bank has not answered, and those of them that wait for longer than `ms`. */
  function unansweredFor(ms: number, bank: string, now: number): { older: number; all: number } {
    let [older, all] = [0, 0];
    for (const [minute, payouts] of unansweredOf(bank)) {
      all += payouts;
      if (now - minute * 60_000 > ms) older += payouts;
    }
    return { older, all };
  }

  return {
    pending: (state, payoutChannel, bank, currency) =>
      sum(ages.get(`${state}|${payoutChannel}|${bank}|${currency}`)),
    oldestUnanswered(bank) {
      let oldest = 0;
      for (const minute of unansweredOf(bank).keys())
        if (oldest === 0 || minute * 60_000 < oldest) oldest = minute * 60_000;
      return oldest;
    },
    isSlow(bank, now) {
      const { older, all } = unansweredFor(answerMs, bank, now);
      return all > 0 && older / all >= slowShare;
    },
    isSilent(bank, now) {
      const { older, all } = unansweredFor(silentMs, bank, now);
      return older >= silentPayouts && older / all >= silentShare;
    },
    orphaned(currency) {
      const [payouts, amount] = orphans.get(currency) ?? [0, 0];
      return { payouts, amount };
    },
  };
}
