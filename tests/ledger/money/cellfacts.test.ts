import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journal } from '../../../collector/ledger/money/journal.ts';
import { stateSpace } from '../../../collector/state/part.ts';

const channels = ['cup_card', 'wechat'];
const accounts = ['settlement.cleared', 'payout.ordered', 'credited', 'fee'] as const;
const days = ['2026-11-18', '2026-11-19', '2026-11-20'];

const posting = fc.record({
  what: fc.constant('post' as const),
  channel: fc.constantFrom(...channels),
  day: fc.constantFrom(...days),
  slot: fc.option(fc.constantFrom(0, 600_000), { nil: undefined }),
  from: fc.constantFrom('sales' as const, ...accounts),
  to: fc.constantFrom(...accounts),
  amount: fc.integer({ min: -300, max: 300 }),
});
const tidying = fc.record({
  what: fc.constantFrom('compact' as const, 'forget' as const),
  day: fc.constantFrom(...days),
});
const asking = fc.constant({ what: 'ask' as const });

test('facts that are kept up are those worked out anew, whatever was posted, folded and forgotten between', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof({ arbitrary: posting, weight: 6 }, tidying, asking)), (steps) => {
      const book = journal(stateSpace(), channels, ['CNY']);
      const text = ({ balances }: { readonly balances: object }): string => JSON.stringify(balances);
      const facts = book.facts(text);
      for (const step of steps) {
        if (step.what === 'post') {
          const { channel, day: clearingDay, slot, from, to, amount } = step;
          const cell = { channel, clearingDay, mode: 'S+0', currency: 'CNY' };
          book.post(slot === undefined ? cell : { ...cell, slot }, from, to, amount, 1);
        } else if (step.what === 'ask') facts();
        else book[step.what](step.day);
      }
      const kept = [...facts()].map(({ id, fact }) => [id, fact]);
      const anew = [...book.all()].map((cell) => [cell.id, text(cell)]);
      const sorted = (all: unknown[]): string[] => all.map((each) => JSON.stringify(each)).sort();
      expect(sorted(kept)).toEqual(sorted(anew));
    }),
  );
});

test('a cell that did not change is not asked again', () => {
  const book = journal(stateSpace(), channels, ['CNY']);
  const cell = (clearingDay: string) => ({ channel: 'wechat', clearingDay, mode: 'T+1', currency: 'CNY' });
  const asked: string[] = [];
  const facts = book.facts(({ id }) => asked.push(id.clearingDay));
  book.post(cell('2026-11-18'), 'sales', 'settlement.cleared', 10, 1);
  book.post(cell('2026-11-19'), 'sales', 'settlement.cleared', 10, 1);
  facts();
  book.post(cell('2026-11-19'), 'settlement.cleared', 'credited', 4, 1);
  facts();
  facts();
  expect(asked).toEqual(['2026-11-18', '2026-11-19', '2026-11-19']);
});
