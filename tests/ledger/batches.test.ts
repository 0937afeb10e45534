import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../collector/ledger/ledger.ts';
import { event, instant, openHarness } from './harness.ts';

const noon = Date.UTC(2026, 10, 20, 4);
const hours = (n: number) => n * 3_600_000;
const open = () =>
  openHarness((f) => {
    const { terminals, batches, money, merchants, files } = openLedger(f);
    return { terminals, batches, money, merchants, files };
  });
type Open = ReturnType<typeof open>;

let serial = 0;
const rrn = (n: number = serial++) => `6325${String(n).padStart(8, '0')}`;
const sale = (at: number, fields: Record<string, unknown> = {}) =>
  event('authorization', { at: instant(at), rrn: rrn(), channel: 'cup_card', issuer: undefined, ...fields });
const settlement = (at: number, fields: Record<string, unknown> = {}) =>
  event('batch.settlement', { at: instant(at), batch: String(serial++).padStart(6, '0'), ...fields });
const upload = (n: number, fields: Record<string, unknown> = {}) =>
  event('batch.upload', {
    at: instant(noon + hours(10)),
    clearingDay: '2026-11-20',
    rrn: rrn(n),
    amount: 100,
    lagMs: undefined,
    ...fields,
  });
const overdue = ({ books }: Open, now: number) =>
  ['1d', '2d', '7d'].map((band) => books.batches.overdue(now).get(band));

describe('open batches', () => {
  it('are overdue by the age of their first sale, cumulatively, until they are settled', () => {
    const harness = open();
    harness.send(settlement(noon - hours(24)));
    harness.send(sale(noon));
    harness.send(sale(noon + hours(5)));
    harness.send(sale(noon + hours(20), { terminal: 'T0000018' }));
    expect(overdue(harness, noon + hours(24) - 1)).toEqual([0, 0, 0]);
    expect(overdue(harness, noon + hours(24))).toEqual([1, 0, 0]);
    expect(overdue(harness, noon + hours(48))).toEqual([2, 1, 0]);
    expect(overdue(harness, noon + hours(24 * 9))).toEqual([2, 2, 2]);
    harness.send(settlement(noon + hours(48), { result: 'unbalanced' }));
    expect(overdue(harness, noon + hours(24 * 9))).toEqual([1, 1, 1]);
  });

  it('stay open after a settlement the host could not answer', () => {
    const harness = open();
    harness.send(sale(noon));
    harness.send(settlement(noon + hours(1), { result: 'error' }));
    expect(overdue(harness, noon + hours(30))).toEqual([1, 0, 0]);
    expect(harness.books.batches.settlements.get('error')).toBe(1);
  });

  it('are not opened by declines, wallets, enquiries, or a sale older than the settlement', () => {
    const harness = open();
    harness.send(settlement(noon));
    harness.send(sale(noon + 1000, { state: 'declined', code: '51' }));
    harness.send(sale(noon + 1000, { channel: 'alipay', type: 'qr_payment' }));
    harness.send(sale(noon + 1000, { type: 'balance_inquiry' }));
    harness.send(sale(noon + 1000, { terminal: undefined }));
    harness.send(sale(noon - 1000));
    expect(overdue(harness, noon + hours(48))).toEqual([0, 0, 0]);
  });

  it('are not judged in a fleet that never settled one', () => {
    const harness = open();
    harness.send(sale(noon));
    expect(overdue(harness, noon + hours(48))).toEqual([0, 0, 0]);
  });

  it('end the same in any order of sales and settlements', () => {
    const steps = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, fc.nat(), (kinds, seed) => {
        const events = kinds.map((sold, i) => (sold ? sale(noon + hours(i)) : settlement(noon + hours(i))));
        const shuffled = events.toSorted(
          (a, b) => ((Date.parse(a.at) * (seed % 97)) % 89) - ((Date.parse(b.at) * (seed % 97)) % 89),
        );
        const [a, b] = [open(), open()];
        for (const each of events) a.send(each);
        for (const each of shuffled) b.send(each);
        const much = noon + hours(24 * 30);
        expect(overdue(b, much)).toEqual(overdue(a, much));
        a.commit('checkpoint');
        const again = a.reopen();
        for (const now of [noon + hours(26), noon + hours(50), much])
          expect(overdue(again, now)).toEqual(overdue(a, now));
      }),
      { numRuns: 60 },
    );
  });
});

describe('upload records', () => {
  const kinds = ({ books }: Open) => {
    const shown: Record<string, [number, number]> = {};
    for (const channel of ['cup_card', 'alipay', 'intl'])
      for (const kind of ['detail', 'offline', 'tc', 'refund', 'tip', 'foreign_capture']) {
        const transactions = books.batches.pending.transactions().get(channel, kind);
        if (transactions > 0)
          shown[`${channel} ${kind}`] = [
            transactions,
            books.batches.pending.amounts().get(channel, kind, 'CNY'),
          ];
      }
    return shown;
  };

  it('are counted by result, their lag where they are stored', () => {
    const { send, books } = open();
    send(upload(1, { lagMs: 95_000 }));
    send(upload(2, { result: 'rejected', lagMs: 5000 }));
    expect(books.batches.records.get('intl', 'ok')).toBe(1);
    expect(books.batches.records.get('intl', 'rejected')).toBe(1);
    expect(books.batches.lag.get('intl')).toMatchObject({ sum: 95 });
  });

  it('are waited for from the approval on a dual-message channel', () => {
    const harness = open();
    harness.send(sale(noon, { channel: 'intl', rrn: rrn(7), amount: 560 }));
    harness.send(sale(noon - 1, { channel: 'intl', rrn: rrn(8), amount: 40 }));
    harness.send(sale(noon - 2, { channel: 'cup_card', rrn: rrn(9), amount: 40 }));
    expect(kinds(harness)).toEqual({ 'intl foreign_capture': [2, 600] });
    expect(harness.books.batches.pending.oldest().of('intl')).toBe(noon - 1);
    harness.send(upload(8, { amount: 40 }));
    expect(kinds(harness)).toEqual({ 'intl foreign_capture': [1, 560] });
    expect(harness.books.batches.pending.oldest().of('intl')).toBe(noon);
    harness.send(event('reversal', { channel: 'intl', clearingDay: '2026-11-20', rrn: rrn(7), amount: 560 }));
    expect(kinds(harness)).toEqual({});
    expect(harness.books.batches.pending.oldest().of('intl')).toBe(0);
  });

  it('wait again when refused: money of its own kind, proofs without an amount', () => {
    const harness = open();
    harness.send(upload(1, { channel: 'cup_card', type: 'offline', result: 'rejected' }));
    harness.send(upload(2, { channel: 'cup_card', type: 'detail', result: 'abandoned' }));
    harness.send(upload(3, { channel: 'cup_card', type: 'refund', result: 'retried' }));
    expect(kinds(harness)).toEqual({
      'cup_card offline': [1, 100],
      'cup_card detail': [1, 0],
      'cup_card refund': [1, 0],
    });
    harness.send(upload(1, { channel: 'cup_card', type: 'offline', attempt: 2 }));
    harness.send(upload(2, { channel: 'cup_card', type: 'detail', attempt: 2 }));
    expect(kinds(harness)).toEqual({ 'cup_card refund': [1, 0] });
    harness.books.batches.tick?.(noon + hours(24 * 60));
    expect(kinds(harness)).toEqual({});
  });

  it('do not wait for what overtook their refusal', () => {
    const harness = open();
    harness.send(upload(1, { channel: 'cup_card', type: 'detail', attempt: 3 }));
    harness.send(upload(1, { channel: 'cup_card', type: 'detail', result: 'retried', attempt: 1 }));
    harness.send(upload(2, { type: 'foreign_capture', attempt: 2 }));
    harness.send(upload(2, { type: 'foreign_capture', result: 'retried', attempt: 1 }));
    expect(kinds(harness)).toEqual({});
  });

  it('inside devices are shown as reported, newest word first', () => {
    const { send, books } = open();
    send(event('batch.backlog', { at: instant(noon), transactions: 3, amount: 300 }));
    send(event('batch.backlog', { at: instant(noon - 1), transactions: 9, amount: 900 }));
    expect(books.batches.backlog.transactions().get('cup_card', 'offline')).toBe(3);
    expect(books.batches.backlog.amounts().get('cup_card', 'offline')).toBe(300);
  });

  /** The life of a few sales: each fact at most once, amounts agree, one kind of record per sale. */
  const facts = fc
    .uniqueArray(
      fc.record({
        n: fc.nat(3),
        what: fc.constantFrom(
          'approved',
          'declined',
          'unknown',
          'ok',
          'rejected',
          'retried',
          'reversed',
          'queried',
        ),
      }),
      { maxLength: 14, selector: ({ n, what }) => `${n}${what}` },
    )
    .map((list) =>
      list.map(({ n, what }, i) => {
        const channel = n % 2 === 0 ? 'intl' : 'cup_card';
        const type = n === 3 ? 'detail' : n === 2 ? 'tip' : 'foreign_capture';
        const common = {
          channel,
          rrn: rrn(n),
          clearingDay: '2026-11-20',
          amount: 100 + n,
          at: instant(noon + i * 1000),
        };
        if (what === 'reversed' || what === 'queried')
          return event('reversal', { ...common, result: what === 'reversed' ? 'accepted' : 'pending' });
        if (what === 'approved' || what === 'declined' || what === 'unknown')
          return event('authorization', { ...common, type: 'sale', state: what, issuer: undefined });
        return upload(n, { ...common, type, result: what, attempt: what === 'ok' ? 2 : 1 });
      }),
    );
  const waiting = ({ books }: Open) =>
    ['cup_card', 'intl'].map((channel) => {
      let amount = 0;
      let transactions = 0;
      for (const { id, balances } of books.money.journal.all()) {
        const [a = 0, t = 0] = id.channel === channel ? (balances['terminal.upload'] ?? []) : [];
        amount += a;
        transactions += t;
      }
      return [amount, transactions];
    });
  const pending = ({ books }: Open) =>
    ['cup_card', 'intl'].map((channel) => {
      const items = [...books.batches.pending.open()].filter(
        ([key, { money }]) => money && key.includes(`|${channel}|`),
      );
      return [items.reduce((sum, [, { amount }]) => sum + amount, 0), items.length];
    });
  const totals = (harness: Open) => {
    const { pending: state } = harness.books.batches;
    return [
      [...state.transactions().values],
      [...state.amounts().values],
      ['cup_card', 'intl'].map((channel) => state.oldest().of(channel)),
    ];
  };

  it('of money are the account terminal.upload, whatever order the facts come in', () => {
    fc.assert(
      fc.property(facts, fc.boolean(), (events, late) => {
        const harness = open();
        for (const each of events) {
          harness.send(each, late ? noon + hours(48) : undefined);
          harness.commit();
          expect(pending(harness)).toEqual(waiting(harness));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('read the same in any order and after a restart, with running totals that agree with the items', () => {
    fc.assert(
      fc.property(
        facts.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          const [a, b] = [open(), open()];
          for (const each of events) a.send(each);
          for (const each of shuffled) b.send(each);
          expect(pending(b)).toEqual(pending(a));
          a.commit('checkpoint');
          const again = a.reopen();
          expect(totals(again)).toEqual(totals(a));
          for (const each of events) again.send(each);
          expect(totals(again)).toEqual(totals(a));
        },
      ),
      { numRuns: 100 },
    );
  });
});
