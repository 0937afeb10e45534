import { describe, expect, test } from 'vitest';
import { split } from '../../collector/causes/split.ts';
import { asking } from '../../collector/inspect/asking.ts';
import { budgetOf } from '../../collector/inspect/search.ts';
import { type Trace, traceAnswer, traceQuestion } from '../../collector/inspect/trace.ts';
import { traceOf } from '../../collector/inspect/tracing.ts';
import { noon } from '../causes/story.ts';
import { at, type Draft, openFixture } from '../ledger/fixture.ts';
import { file, line } from '../ledger/stories/clearing.ts';
import { merchantNo, rrnOf } from '../ledger/stories/names.ts';
import { callback, declined, refund, reversal, sale, unknown, upload } from '../ledger/stories/sales.ts';
import { contract, hold, order, payout, release, runEvent } from '../ledger/stories/settlement.ts';

const day = '2026-11-20';
const contracts = [
  contract('2026-11-01 10:00', 'A', 'T+1'),
  contract('2026-11-01 10:00', 'D', 'D+1'),
  contract('2026-11-01 10:00', 'S', 'S+0'),
];

async function asked(events: readonly Draft[], query: object, now = '2026-11-21 12:00', most?: number) {
  const fixture = openFixture();
  fixture.book(...contracts, ...events);
  fixture.commit();
  const { ledger, store } = fixture;
  const { shares } = split(ledger, at(now));
  const it = asking({ ledger, store, shares, now: at(now) }, budgetOf(most));
  const answer = await traceOf(it, traceQuestion.parse(query));
  expect(traceAnswer.parse(answer)).toEqual(answer);
  return answer;
}

const steps = (trace: Trace | undefined): string[] =>
  (trace?.steps ?? []).map(({ fact, at: when }) =>
    when === undefined ? fact : `${fact} ${when.slice(5, 16)}`,
  );

/** The whole life of a T+1 sale of Friday: cleared at night, ordered and paid on Monday. */
const paid = [
  sale(noon, 'cup_card', 1, 'A', 100),
  file('2026-11-21 03:00', 'cup_card', day, 100),
  line('2026-11-21 03:01', 'cup_card', day, 'A', 100),
  runEvent('2026-11-23 05:00', 'T+1', 'started'),
  runEvent('2026-11-23 05:20', 'T+1', 'finished'),
  order('2026-11-23 05:10', '1', 'A', 'T+1', [['cup_card', day, 90, { fee: 10 }]]),
  payout('2026-11-23 08:00', '1', 'instructed', 90),
  payout('2026-11-23 08:40', '1', 'credited', 90),
];
const A = merchantNo('A');
const bySale = { rrn: rrnOf(1, 'cup_card'), channel: 'cup_card', clearingDay: day };

describe('a sale by its number', () => {
  test('with its merchant, from the switch to the account', async () => {
    const { found, notes } = await asked(paid, { ...bySale, merchant: A }, '2026-11-23 12:00');
    expect(found).toHaveLength(1);
    expect(steps(found[0])).toEqual([
      'sale_approved',
      'file_came 11-21T03:00',
      'line_booked',
      'run_started 11-23T05:00',
      'run_finished 11-23T05:20',
      'order_made',
      'payout_instructed 11-23T08:00',
      'payout_credited 11-23T08:40',
    ]);
    expect(found[0]!.where).toMatchObject({ state: 'credited' });
    expect(found[0]!.steps.find((s) => s.fact === 'order_made')).toMatchObject({ amount: 90, about: 'SO-1' });
    expect(notes.map((n) => n.fact).sort()).toEqual(['note_merchant_asked', 'note_plain_sale']);
  });

  test('a second run of the day, after the payout, is not the one that ordered it', async () => {
    const again = [
      runEvent('2026-11-23 09:40', 'T+1', 'started', { runId: 'RUN-late' }),
      runEvent('2026-11-23 09:45', 'T+1', 'finished', { runId: 'RUN-late' }),
    ];
    const { found } = await asked([...paid, ...again], { ...bySale, merchant: A }, '2026-11-23 12:00');
    expect(steps(found[0]).filter((step) => step.startsWith('run_'))).toEqual([]);
    expect(steps(found[0])).toContain('payout_credited 11-23T08:40');
  });

  test('without it the answer says what it needs, and invents nothing', async () => {
    const { found, notes } = await asked(paid, bySale, '2026-11-23 12:00');
    expect(steps(found[0])).toEqual(['sale_approved']);
    expect(found[0]!.where.state).toBe('not_known');
    expect(found[0]).not.toHaveProperty('amount');
    expect(notes.map((n) => n.fact)).toContain('note_merchant_needed');
  });

  test('without channel and day it is found among the days that are kept', async () => {
    const { found } = await asked(paid, { rrn: rrnOf(1, 'cup_card') }, '2026-12-20 12:00');
    expect(found.map((t) => [t.channel, t.clearingDay])).toEqual([['cup_card', day]]);
  });

  test.each([
    ['sold', 1, 'clearing', 'clearing.captured', 'line_missing,order_missing', '2026-11-20 13:00', 'not_due'],
    [
      'sold',
      1,
      'clearing',
      'clearing.captured',
      'line_missing,order_missing',
      '2026-11-21 03:31',
      'clearing_delay',
    ],
    [
      'cleared',
      3,
      'settlement',
      'settlement.cleared',
      'file_came,line_booked,order_missing',
      '2026-11-21 04:00',
      'not_due',
    ],
    ['ordered', 6, 'payout', 'payout.ordered', 'order_made', '2026-11-23 08:31', 'processing_delay'],
    ['sent', 7, 'payout', 'payout.instructed:bank_a', 'payout_instructed', '2026-11-23 10:30', 'bank_slow'],
  ])('%s: after %i events it waits in %s', async (_name, events, stage, account, told, now, cause) => {
    const { found } = await asked(paid.slice(0, events), { ...bySale, merchant: A }, now);
    const [trace] = found;
    expect(trace!.where).toMatchObject({ state: 'waiting', stage, account, causes: [{ cause }] });
    expect(trace!.steps.map((s) => s.fact).join()).toContain(told);
    expect(trace!.where).toMatchObject({ noticed: '2026-11-23T10:30:00+08:00' });
  });

  test('a hold and its release, a refusal and the next attempt', async () => {
    const events = [
      ...paid.slice(0, 6),
      hold('2026-11-23 05:30', '1', 'judicial'),
      release('2026-11-23 07:00', '1'),
      payout('2026-11-23 08:00', '1', 'instructed', 90),
      payout('2026-11-23 08:10', '1', 'failed', 90, { reason: 'account_closed' }),
      payout('2026-11-23 09:00', '1', 'instructed', 90, { attempt: 2 }),
    ];
    const { found, notes } = await asked(events, { ...bySale, merchant: A }, '2026-11-23 09:05');
    expect(steps(found[0]).slice(-5)).toEqual([
      'order_held',
      'order_released',
      'payout_instructed 11-23T08:00',
      'payout_failed',
      'payout_instructed 11-23T09:00',
    ]);
    expect(notes.map((n) => n.fact)).toContain('note_hold_times');
  });

  test('an unknown outcome waits by itself, with its time, amount and merchant', async () => {
    const lost = [unknown('2026-11-20 12:00:30', 'alipay', 4, 'A', 5)];
    const query = { rrn: rrnOf(4, 'alipay') };
    const { found } = await asked(lost, query, '2026-11-20 12:30');
    expect(found[0]).toMatchObject({ kind: 'sale', amount: 5, currency: 'CNY', mode: 'T+1' });
    expect(steps(found[0])).toEqual(['sale_unknown 11-20T12:00']);
    expect(found[0]!.where).toMatchObject({
      account: 'switch.unknown',
      causes: [{ cause: 'unknown_outcome' }],
    });
    expect((await asked(lost, { ...query, merchant: merchantNo('D') })).found).toEqual([]);
    expect((await asked(lost, { ...query, amount: '6' })).found).toEqual([]);
  });

  test.each([
    ['declined', [declined(noon, 'cup_card', 1, 'A', 100)], 'sale_declined', 'ended'],
    [
      'reversed',
      [sale(noon, 'cup_card', 1, 'A', 100), reversal('2026-11-20 12:01', 'cup_card', 1, 'A', 100)],
      'sale_approved,reversal_accepted',
      'ended',
    ],
    ['refunded', [refund(noon, 'cup_card', 1, 'A', 30)], 'refund_booked', 'ended'],
  ] as const)('%s: nobody is owed it', async (_name, events, told, state) => {
    const { found } = await asked(events, bySale);
    // The time of a plain sale is not kept, and that of its reversal is not it.
    expect(steps(found[0]).join()).toBe(told);
    expect(found[0]!.where.state).toBe(state);
  });

  test('a wallet that confirmed later, a record that was refused and came again', async () => {
    const [wallet] = (
      await asked([unknown(noon, 'alipay', 4, 'A', 5), callback('2026-11-20 12:02', 'alipay', 4, 'A', 5)], {
        rrn: rrnOf(4, 'alipay'),
      })
    ).found;
    expect(steps(wallet)).toEqual(['sale_unknown 11-20T12:00', 'wallet_paid', 'order_missing']);
    expect(wallet!.where.account).toBe('settlement.cleared');
    const [dual] = (
      await asked(
        [
          sale(noon, 'intl', 1, 'A', 5),
          upload('2026-11-20 22:00', 'intl', 1, 'A', 5, { result: 'rejected' }),
          upload('2026-11-20 22:10', 'intl', 1, 'A', 5, { attempt: 2 }),
        ],
        { rrn: rrnOf(1, 'intl'), channel: 'intl' },
      )
    ).found;
    expect(steps(dual)).toEqual([
      'sale_approved 11-20T12:00',
      'upload_rejected',
      'upload_ok',
      'line_missing',
      'order_missing',
    ]);
  });

  test('S+0 money is followed to the order of its own slot', async () => {
    const instant = (n: number, time: string, id: string) => [
      sale(`2026-11-20 ${time}`, 'cup_card', n, 'S', 10 * n),
      order(`2026-11-20 ${time}`, id, 'S', 'S+0', [
        ['cup_card', day, 10 * n, { soldAt: `2026-11-20T${time}:00+08:00` }],
      ]),
    ];
    const events = [
      ...instant(1, '12:01', 'early'),
      payout('2026-11-20 12:05', 'early', 'credited', 10),
      ...instant(2, '12:21', 'late'),
    ];
    const query = { channel: 'cup_card', clearingDay: day };
    const [first] = (await asked(events, { ...query, rrn: rrnOf(1, 'cup_card') }, '2026-11-20 12:22')).found;
    const [second] = (await asked(events, { ...query, rrn: rrnOf(2, 'cup_card') }, '2026-11-20 12:22')).found;
    expect([first!.amount, first!.where.state]).toEqual([10, 'credited']);
    expect([second!.amount, second!.where.account]).toEqual([20, 'payout.ordered']);
  });

  test('a number nobody booked is not found, and the answer says how far back it looked', async () => {
    const { found, notes } = await asked(paid, { rrn: '999999999999' });
    expect(found).toEqual([]);
    expect(notes).toMatchObject([{ fact: 'note_kept_days', count: 60 }]);
  });
});

describe('by order', () => {
  test.each([{}, { settlementDay: '2026-11-23' }])('with its payout %j', async (more) => {
    const { found } = await asked(paid, { orderId: 'SO-1', ...more }, '2026-11-23 12:00');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'order', amount: 90, settlementDay: '2026-11-23' });
    expect(found[0]!.where.state).toBe('credited');
  });

  test('of another day is not found', async () => {
    const query = { orderId: 'SO-1', settlementDay: '2026-11-22' };
    expect((await asked(paid, query)).found).toEqual([]);
  });

  test('a payout that came before its order', async () => {
    const { found } = await asked(
      [payout('2026-11-23 08:40', '7', 'credited', 90)],
      { orderId: 'SO-7' },
      '2026-11-23 12:00',
    );
    expect(found[0]).toMatchObject({ amount: 90, where: { state: 'not_known' } });
  });
});

describe('by merchant', () => {
  const query = { merchant: A, clearingDay: day };

  test('its day with each channel, and the sales that are kept one by one', async () => {
    const events = [...paid, unknown('2026-11-20 12:00:30', 'alipay', 4, 'A', 5)];
    const { found, notes } = await asked(events, query, '2026-11-23 12:00');
    expect(found.map((t) => [t.kind, t.channel, t.where.state])).toEqual([
      ['sale', 'alipay', 'waiting'],
      ['day', 'cup_card', 'credited'],
    ]);
    expect(notes.map((n) => n.fact).sort()).toEqual(['note_cell_only', 'note_plain_sale']);
  });

  test('time and amount choose among its sales', async () => {
    const events = [
      unknown('2026-11-20 12:00:30', 'alipay', 4, 'A', 5),
      unknown('2026-11-20 12:04:30', 'alipay', 5, 'A', 6),
      unknown('2026-11-20 18:04:30', 'alipay', 6, 'A', 6),
      unknown('2026-11-20 12:04:30', 'alipay', 7, 'D', 6),
    ];
    const { found } = await asked(events, { merchant: A, time: '2026-11-20T12:05:00+08:00', amount: '6' });
    expect(found.map((t) => t.rrn)).toEqual([rrnOf(5, 'alipay')]);
  });

  test('a sale that moved to the store is still found', async () => {
    const fixture = openFixture();
    fixture.book(
      ...contracts,
      unknown(noon, 'alipay', 4, 'A', 5),
      reversal('2026-11-20 12:01', 'alipay', 4, 'A', 5),
    );
    fixture.tick('2026-11-22 12:00');
    fixture.commit();
    const { ledger, store } = fixture;
    expect([...ledger.money.transactions.recent()]).toEqual([]);
    const it = asking({ ledger, store, shares: [], now: at('2026-11-22 12:00') }, budgetOf());
    const { found } = await traceOf(it, traceQuestion.parse(query));
    expect(found.map((t) => [t.rrn, t.where.state])).toEqual([[rrnOf(4, 'alipay'), 'ended']]);
  });

  test('nothing of it is named: the answer says that money is kept by cell', async () => {
    const { found, notes } = await asked([sale(noon, 'cup_card', 1, 'A', 100)], query);
    expect(found).toEqual([]);
    expect(notes.map((n) => n.fact)).toContain('note_cell_only');
  });

  test('a search that had to stop says so', async () => {
    const others = ['2', '3', '4'].map((id) =>
      order('2026-11-23 05:10', id, 'D', 'D+1', [['alipay', day, 1]]),
    );
    const { notes } = await asked([...paid, ...others], query, '2026-11-23 12:00', 1);
    expect(notes).toContainEqual(expect.objectContaining({ fact: 'note_search_stopped', count: 1 }));
  });
});

test.each([
  {},
  { merchant: A },
  { channel: 'cup_card' },
  { rrn: 'x' },
  { merchant: 'short', clearingDay: day },
])('%j asks for nothing that can be found', (query) => {
  expect(traceQuestion.safeParse(query).success).toBe(false);
});
