import { table } from '../state/table.ts';
import { addDays } from '../time/date.ts';
import type { Book, Foundation } from './book.ts';
import { dayClass } from './expectations/dayclass.ts';
import { believedAfter, learn, type SlotMean } from './expectations/mean.ts';
import { stageOf } from './money/account.ts';
import type { Cell } from './money/cell.ts';
import type { MoneyBook } from './money.ts';

/** Money of one channel, contract mode and currency that is due on one day. Minor units. */
export interface Due {
  readonly channel: string;
  /** Contract mode, not its label. */
  readonly mode: string;
  readonly currency: string;
  readonly amount: number;
  /** What is usual; undefined while a clearing day among them is of a class that was not learned yet. */
  readonly expected: number | undefined;
}

/**
 * What is due on the next settlement day of each mode, paid already or not, and what usually is. The usual is learned per
 * clearing day, by the class of the day: what a Monday pays for is then a matter of the calendar.
 */
export interface DuesBook extends Book {
  /** The next day, today included, on which money of a mode is due. */
  nextDay(mode: string, now: number): string;
  next(now: number): readonly Due[];
}

/** A clearing day is learned when its uploads are in. */
const settledMs = 4 * 3_600_000;
/** Differences below 1,000 yuan mean nothing. */
const floor = 1_000_00;
/** Longest way back from a due day to a clearing day it pays for: a month, or the longest holiday. */
const lookBackDays = 45;
const keepDays = 10;

export function duesBook(f: Foundation, money: MoneyBook): DuesBook {
  const means = f.space.register(table<SlotMean>('dues.learned'));
  /** Newest learned clearing day by channel. */
  const learned = f.space.register(table<string>('dues.day'));
  /** First clearing day that was seen from its beginning, by channel. What came before may never have been sent. */
  const since = f.space.register(table<string>('dues.since'));
  const { business } = f;
  /** Of the running day, by mode: the next day on which money is due, and the clearing days it pays for. */
  const nextDays = new Map<string, string>();
  const paidDays = new Map<string, readonly string[]>();
  let today = '';

  const keyOf = ({ id }: Cell): string => `${id.channel}|${id.mode}|${id.currency}`;
  const owedFacts = money.journal.facts((cell) => ({ series: keyOf(cell), amount: owed(cell) }));
  const classOf = (day: string): string => dayClass(day, business.calendar);

  function nextDay(mode: string, now: number): string {
    const date = business.day(now);
    if (date !== today) {
      nextDays.clear();
      paidDays.clear();
    }
    today = date;
    let next = nextDays.get(mode);
    if (next !== undefined) return next;
    for (let back = lookBackDays; back >= 0 && next === undefined; back--) {
      const due = business.dueDay(mode, addDays(date, -back));
      if (due >= date) next = due;
    }
    next ??= date;
    nextDays.set(mode, next);
    return next;
  }

  /** Learns the days of a channel that closed since the last time, at most the last few after a long pause. */
  function learnDays(channel: string, now: number): void {
    const newest = addDays(business.clearingDay(channel, now - settledMs), -1);
    const last = learned.get(channel);
    if (last !== undefined && last >= newest) return;
    // The day that is open at the first tick began before anybody was counting.
    learned.set(channel, last === undefined ? addDays(newest, 1) : newest);
    if (last === undefined) since.set(channel, addDays(newest, 2));
    if (last === undefined) return;
    const oldest = addDays(newest, -keepDays);
    for (let day = addDays(last < oldest ? oldest : last, 1); day <= newest; day = addDays(day, 1))
      learnDay(channel, day);
  }

  function learnDay(channel: string, day: string): void {
    const amounts = new Map<string, number>();
    for (const [key] of means.entries()) {
      const [of, mode, currency, kind] = key.split('|');
      if (of === channel && kind === classOf(day)) amounts.set(`${of}|${mode}|${currency}`, 0);
    }
    for (const { id, fact } of owedFacts())
      if (id.channel === channel && id.clearingDay === day)
        amounts.set(fact.series, (amounts.get(fact.series) ?? 0) + fact.amount);
    for (const [series, amount] of amounts) {
      const key = `${series}|${classOf(day)}`;
      means.set(key, learn(means.get(key) ?? [0, 0, 0], amount, floor));
    }
  }

  /**
   * Usual amount of a clearing day; a day that is still open, or that began before the first event, is taken as it is, so
   * that it does not look short.
   */
  function usual(
    series: string,
    channel: string,
    day: string,
    amount: number,
    now: number,
  ): number | undefined {
    if (day < (since.get(channel) ?? '') || business.dayCutAt(channel, day) > now) return amount;
    const [mean, days] = means.get(`${series}|${classOf(day)}`) ?? [0, 0];
    return days >= believedAfter ? mean : undefined;
  }

  /** Clearing days whose money of a mode is due on the next day it pays. */
  function paidNext(mode: string, now: number): readonly string[] {
    const due = nextDay(mode, now);
    let days = paidDays.get(mode);
    if (days !== undefined) return days;
    const all = Array.from({ length: lookBackDays + 1 }, (_, back) => addDays(today, -back));
    days = all.filter((day) => business.dueDay(mode, day) === due);
    paidDays.set(mode, days);
    return days;
  }

  /** Owed amounts by series and clearing day; a series that was learned is there even if nobody sold. */
  function owedByDay(now: number): Map<string, Map<string, number>> {
    const all = new Map<string, Map<string, number>>();
    for (const [key] of means.entries()) all.set(key.slice(0, key.lastIndexOf('|')), new Map());
    for (const { id, fact } of owedFacts()) {
      const { mode, clearingDay } = id;
      if (business.dueDay(mode, clearingDay) !== nextDay(mode, now)) continue;
      let days = all.get(fact.series);
      if (days === undefined) {
        days = new Map();
        all.set(fact.series, days);
      }
      days.set(clearingDay, (days.get(clearingDay) ?? 0) + fact.amount);
    }
    return all;
  }

  function dueOf(series: string, byDay: ReadonlyMap<string, number>, now: number): Due {
    const [channel = '', mode = '', currency = ''] = series.split('|');
    let amount = 0;
    let expected: number | undefined = 0;
    for (const day of paidNext(mode, now)) {
      const owedThen = byDay.get(day) ?? 0;
      amount += owedThen;
      const more = usual(series, channel, day, owedThen, now);
      expected = expected === undefined || more === undefined ? undefined : expected + more;
    }
    return { channel, mode, currency, amount, expected };
  }

  return {
    nextDay,
    next: (now) => [...owedByDay(now)].map(([series, byDay]) => dueOf(series, byDay, now)),
    on: {},
    tick(now) {
      for (const { id } of f.config.channels) learnDays(id, now);
    },
  };
}

/**
 * What merchants are owed of a cell, whether it was paid already or not; nobody knows yet whether the unknown is. What is
 * missing from an account is not taken off: money ordered twice is due twice for those who pay it out.
 */
function owed({ balances }: Cell): number {
  let sum = 0;
  for (const account in balances) {
    const stage = stageOf(account);
    const counts =
      stage === undefined ? account === 'credited' || account === 'fee' || account === 'netted' : true;
    if (counts && stage !== 'switch') sum += Math.max(0, balances[account]![0]);
  }
  return sum;
}
