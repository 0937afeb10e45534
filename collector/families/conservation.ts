import { type Split, splitter } from '../causes/split.ts';
import { stageOf } from '../ledger/money/account.ts';
import type { Cell } from '../ledger/money/cell.ts';
import type { CellFact } from '../ledger/money/cellfacts.ts';
import { auditor } from '../ledger/money/conservation.ts';
import { perState } from '../ledger/perstate.ts';
import type { Family } from './family.ts';
import { type Entry, keyed } from './keyed.ts';
import { canWait, moneyStages, unconfigured } from './possible.ts';
import { combinations, counter, moneyCounter } from './views.ts';

/** What the books are held against: `cells` cancel, `entered` = what came in, `stages` = what causes explain. */
const checks = ['cells', 'entered', 'stages'] as const;

/** Whether the ledger balances, what entered it, and what stands in it without its counterpart. */
export const conservation: Family = (ledger, { channels, currencies }, config) => {
  const { money } = ledger;
  const split = splitter(ledger);
  const difference = perState(ledger, auditor(money.journal, channels, currencies));
  const waiting = money.journal.facts(({ balances }) => waitingOf(balances));
  const channel = { label: 'channel', values: channels };
  const currency = { label: 'currency', values: currencies };
  const places = [
    ...config.channels.flatMap((c) => moneyStages.filter((s) => canWait(s, c)).map((s) => [s, c.id])),
    ['payout', 'all'],
    [unconfigured.stage, unconfigured.channel],
  ];

  return [
    moneyCounter(
      'acquirer_money_captured_amount_total',
      'Money that ever entered the ledger: captures, unknown outcomes and sales that wait for their upload, in major units.',
      money.journal.enteredTally,
    ),
    counter(
      'acquirer_ledger_uncontracted_sales_total',
      'Captured sales of merchants without a contract of record for the day; they are booked under T+1.',
      money.uncontracted,
    ),
    keyed(
      'acquirer_ledger_conservation_difference_amount',
      'How far the cells of a channel are from balance and from what ever entered them; anything but 0 is a fault of the books.',
      ['channel', 'currency'],
      combinations([channel, currency]),
      (now) => difference(now).map((d) => [[d.channel, d.currency], d.cells + d.entered]),
    ),
    keyed(
      'acquirer_ledger_imbalance_amount',
      'The same over all channels by check: cells cancel, sales are what entered, causes explain every waiting balance.',
      ['check', 'currency'],
      combinations([{ label: 'check', values: checks }, currency]),
      (now) => [
        ...difference(now).flatMap((d) => [
          [['cells', d.currency], d.cells] as const,
          [['entered', d.currency], d.entered] as const,
        ]),
        ...[...unexplained(waiting(), split(now))].map(
          ([of, left]): Entry => [['stages', of], Math.abs(left)],
        ),
      ],
    ),
    keyed(
      'acquirer_ledger_suspense_amount',
      'Money that arrived before or without its counterpart, by the stage it is missing from; channel all: payouts whose order never came.',
      ['stage', 'channel', 'currency'],
      places.flatMap((place) => currencies.map((each) => [...place, each])),
      (now) => [
        ...split(now).suspense.map((s) => [[s.stage, s.cell.channel, s.cell.currency], s.amount] as const),
        ...currencies.map((each) => [['payout', 'all', each], money.banks.orphaned(each).amount] as const),
      ],
      (at) => [unconfigured.stage, unconfigured.channel, at[2]!],
    ),
    keyed(
      'acquirer_ledger_debt_amount',
      'What refunds, chargebacks and charges took beyond the sales of their day: merchants owe it until an order nets it.',
      ['channel', 'currency'],
      combinations([channel, currency]),
      (now) => split(now).debts.map((s) => [[s.cell.channel, s.cell.currency], s.amount]),
    ),
  ];
};

/** What waits in a cell, minor units; what is below zero counts as it stands. */
function waitingOf(balances: Cell['balances']): number {
  let sum = 0;
  for (const account in balances) if (stageOf(account) !== undefined) sum += balances[account]![0];
  return sum;
}

/** What causes, suspense and debts together leave unexplained of the waiting balances, by currency, minor units. */
function unexplained(
  waiting: Iterable<CellFact<number>>,
  { shares, suspense, debts }: Split,
): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  const add = (currency: string, amount: number): void =>
    void left.set(currency, (left.get(currency) ?? 0) + amount);
  for (const { id, fact } of waiting) add(id.currency, fact);
  for (const { cell, amount } of shares) add(cell.currency, -amount);
  for (const { cell, amount } of suspense) add(cell.currency, amount);
  for (const { cell, amount } of debts) add(cell.currency, amount);
  return left;
}
