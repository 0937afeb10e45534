import { splitter } from '../causes/split.ts';
import { majorUnits } from '../families/money.ts';
import { forecaster } from '../forecast/forecast.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** Money of one channel that waits in one stage for one cause, in major units. */
interface Line {
  readonly channel: string;
  readonly stage: string;
  readonly cause: string;
  readonly currency: string;
  amount: number;
  transactions: number;
  overdue: number;
}

export interface StateAt {
  readonly at: string;
  readonly waiting: readonly Line[];
  readonly atRisk: readonly {
    readonly channel: string;
    readonly amount: number;
    readonly currency: string;
  }[];
}

/** What waits where and why at one moment, and what of it will probably miss its time: for people and for diffs. */
export function stateAt(ledger: Ledger, now: number): StateAt {
  const lines = new Map<string, Line>();
  for (const { cell, stage, cause, amount, transactions, overdue } of splitter(ledger)(now).shares) {
    const { channel, currency } = cell;
    const key = `${channel}|${stage}|${cause}|${currency}`;
    const line = lines.get(key) ?? {
      channel,
      stage,
      cause,
      currency,
      amount: 0,
      transactions: 0,
      overdue: 0,
    };
    const major = amount / majorUnits(currency);
    line.amount += major;
    line.transactions += transactions;
    if (overdue) line.overdue += major;
    lines.set(key, line);
  }
  const risk = new Map<string, number>();
  for (const { share, miss, perceivedAt } of forecaster(ledger)(now)) {
    if (miss < 0.5 || perceivedAt <= now) continue;
    const key = `${share.cell.channel}|${share.cell.currency}`;
    risk.set(key, (risk.get(key) ?? 0) + share.amount);
  }
  return {
    at: new Date(now).toISOString(),
    waiting: [...lines.values()].map(rounded).sort((a, b) => keyOf(a).localeCompare(keyOf(b))),
    atRisk: [...risk].map(([key, amount]) => {
      const [channel = '', currency = ''] = key.split('|');
      return { channel, currency, amount: amount / majorUnits(currency) };
    }),
  };
}

const keyOf = (l: Line): string => `${l.channel}|${l.stage}|${l.cause}`;
const cents = (value: number): number => Math.round(value * 100) / 100;
const rounded = (l: Line): Line => ({ ...l, amount: cents(l.amount), overdue: cents(l.overdue) });
