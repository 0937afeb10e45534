import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { split } from '../../../collector/causes/split.ts';
import { stageOf } from '../../../collector/ledger/money/account.ts';
import { cellKey } from '../../../collector/ledger/money/cell.ts';
import { at, books, type Draft, type Fixture, openFixture } from '../fixture.ts';
import { contracts, events, shuffled } from './stories.ts';

const told = (list: readonly Draft[]): Fixture => {
  const fixture = openFixture();
  fixture.bookAt('2026-11-23 12:00', ...contracts, ...list);
  return fixture;
};

/** Everything the money book says, in an order of its own. */
function everything(fixture: Fixture) {
  const { money } = fixture.ledger;
  const pending = ['instructed', 'accepted'].map((state) =>
    money.banks.pending(state as 'instructed', 'ibps', 'bank_a', 'CNY'),
  );
  const payees = ['T+1', 'D+1', 'T+0', 'S+0'].flatMap((mode) =>
    ['payout.ordered', 'payout.failed', 'account.held'].map((account) =>
      money.payees.count({ channel: 'alipay', mode, dueDay: '2026-11-23' }, account),
    ),
  );
  return {
    books: books(fixture),
    receivables: [...money.receivables.all()]
      .filter(({ receivable }) => Object.values(receivable).some((value) => value !== 0))
      .sort((a, b) => a.channel.localeCompare(b.channel)),
    open: [...money.transactions.open()]
      .map((o) => `${cellKey(o.cell)} ${o.account} ${o.facts.amount}`)
      .sort(),
    entered: money.journal.entered('cup_card', 'CNY'),
    pending,
    payees,
    oldest: money.banks.oldestUnanswered('bank_a'),
  };
}

/** What waits sale by sale, in sums, a day later. */
function outstandingOf({ ledger }: Fixture) {
  const sums = ledger.money.transactions.outstanding();
  const cells = [...ledger.money.journal.open()].map(({ id }) => id);
  cells.sort((a, b) => cellKey(a).localeCompare(cellKey(b)));
  return cells.flatMap((id) =>
    ['terminal.upload', 'switch.unknown'].flatMap((account) => {
      const sales = sums.of(cellKey(id), account);
      if (sales === undefined) return [];
      const { merchants, failed } = sales;
      return [
        [
          cellKey(id),
          account,
          merchants,
          failed,
          sales.oldest(),
          sales.olderThan(30_000, at('2026-11-21 12:00')),
        ],
      ];
    }),
  );
}

const pair = events.chain((list) => fc.tuple(fc.constant(list), shuffled(list)));
const runs = { numRuns: 40 };

describe('the money book', () => {
  test('is the same whatever the order of arrival', () => {
    fc.assert(
      fc.property(pair, ([list, other]) => {
        expect(everything(told(other))).toEqual(everything(told(list)));
      }),
      runs,
    );
  });

  test('is the same after a restart', () => {
    fc.assert(
      fc.property(events, (list) => {
        const fixture = told(list);
        const before = everything(fixture);
        const sums = outstandingOf(fixture);
        const after = fixture.restart();
        expect(everything(after)).toEqual(before);
        expect(outstandingOf(after)).toEqual(sums);
      }),
      runs,
    );
  });

  test('is the same when events come days late, over restarts and housekeeping', () => {
    const interruption = fc.constantFrom('none', 'none', 'commit', 'restart', 'days');
    fc.assert(
      fc.property(
        pair.chain(([list, other]) =>
          fc.tuple(
            fc.constant(list),
            fc.constant(other),
            fc.array(interruption, { minLength: list.length, maxLength: list.length }),
          ),
        ),
        ([list, other, interruptions]) => {
          let late = openFixture();
          late.book(...contracts);
          let now = at('2026-11-23 12:00');
          other.forEach((event, i) => {
            const text = new Date(now).toISOString();
            late.bookAt(text, event);
            if (interruptions[i] === 'commit') late.commit();
            if (interruptions[i] === 'restart') late = late.restart();
            if (interruptions[i] === 'days') {
              now += 3 * 86_400_000;
              late.tick(new Date(now).toISOString());
            }
          });
          const direct = told(list);
          direct.tick(new Date(now).toISOString());
          late.tick(new Date(now + 3_600_000).toISOString());
          expect(sumsByDay(late)).toEqual(sumsByDay(direct));
        },
      ),
      runs,
    );
  });

  test('balances every cell, and every sale that entered is in a cell', () => {
    fc.assert(
      fc.property(events, (list) => {
        const { journal } = told(list).ledger.money;
        let entered = 0;
        for (const { balances } of journal.all()) {
          const amounts = Object.values(balances);
          expect(amounts.reduce((sum, [amount]) => sum + amount, 0)).toBe(0);
          expect(amounts.reduce((sum, [, transactions]) => sum + transactions, 0)).toBe(0);
          entered -= balances.sales?.[0] ?? 0;
        }
        const counted = ['cup_card', 'alipay', 'intl'].map((c) => journal.entered(c, 'CNY'));
        expect(entered).toBe(counted.reduce((a, b) => a + b, 0));
      }),
      runs,
    );
  });

  test('gives every waiting fen one cause, at any time', () => {
    const minutes = fc.integer({ min: 0, max: 8 * 24 * 60 });
    fc.assert(
      fc.property(events, minutes, (list, minute) => {
        const { ledger } = told(list);
        const { shares, suspense, debts } = split(ledger, at('2026-11-20 00:00') + minute * 60_000);
        const explained = new Map<string, number>();
        const add = (key: string, amount: number) => explained.set(key, (explained.get(key) ?? 0) + amount);
        for (const s of shares) {
          expect(s.amount).toBeGreaterThan(0);
          expect(s.transactions).toBeGreaterThanOrEqual(0);
          add(`${cellKey(s.cell)} ${s.account}${s.detail && `:${s.detail}`}`, s.amount);
        }
        for (const s of [...suspense, ...debts]) add(`${cellKey(s.cell)} ${s.account}`, -s.amount);
        const waiting = new Map<string, number>();
        for (const { id, balances } of ledger.money.journal.all())
          for (const [name, [amount]] of Object.entries(balances))
            if (amount !== 0 && stageOf(name) !== undefined) waiting.set(`${cellKey(id)} ${name}`, amount);
        expect(Object.fromEntries(explained)).toEqual(Object.fromEntries(waiting));
      }),
      runs,
    );
  });
});

/** Balances by channel, day and mode, slots added up: housekeeping may have folded them. */
function sumsByDay(fixture: Fixture): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { id, balances } of fixture.ledger.money.journal.all())
    for (const [name, [amount]] of Object.entries(balances)) {
      const key = `${id.channel} ${id.clearingDay} ${id.mode} ${name}`;
      sums[key] = (sums[key] ?? 0) + amount;
    }
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
}
