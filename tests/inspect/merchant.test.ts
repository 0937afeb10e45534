import { expect, test } from 'vitest';
import { split } from '../../collector/causes/split.ts';
import { asking } from '../../collector/inspect/asking.ts';
import { merchantAnswer, merchantQuestion } from '../../collector/inspect/merchant.ts';
import { merchantMoney } from '../../collector/inspect/merchantmoney.ts';
import { budgetOf } from '../../collector/inspect/search.ts';
import { contracts, noon } from '../causes/story.ts';
import { at, type Draft, openFixture } from '../ledger/fixture.ts';
import { merchantNo } from '../ledger/stories/names.ts';
import { sale, unknown } from '../ledger/stories/sales.ts';
import { hold, order, payout } from '../ledger/stories/settlement.ts';

async function moneyOf(letter: string, events: readonly Draft[], now: string, days = {}) {
  const fixture = openFixture();
  fixture.book(...contracts, ...events);
  fixture.commit();
  const { ledger, store } = fixture;
  const { shares } = split(ledger, at(now));
  const it = asking({ ledger, store, shares, now: at(now) }, budgetOf());
  const answer = await merchantMoney(it, merchantQuestion.parse({ merchant: merchantNo(letter), ...days }));
  expect(merchantAnswer.parse(answer)).toEqual(answer);
  return answer;
}

const part = (n: number) => [['alipay', '2026-11-20', n]] as const;
const freeze = (ref: string, over: object): Draft => ({
  kind: 'merchant.account',
  at: '2026-11-20 14:05',
  merchant: merchantNo('A'),
  ref,
  action: 'freeze',
  function: 'payout',
  reason: 'risk_control',
  initiator: 'own_risk',
  held: 100,
  currency: 'CNY',
  ...over,
});

const events = [
  sale(noon, 'alipay', 1, 'A', 175),
  sale(noon, 'alipay', 2, 'D', 9),
  unknown('2026-11-23 07:58', 'alipay', 3, 'A', 5),
  order('2026-11-20 05:35', 'old', 'A', 'T+1', part(3)),
  payout('2026-11-20 08:00', 'old', 'credited', 3),
  order('2026-11-23 05:35', '1', 'A', 'T+1', part(100)),
  hold('2026-11-23 05:40', '1', 'judicial'),
  order('2026-11-23 05:36', '2', 'A', 'T+1', part(60)),
  payout('2026-11-23 06:00', '2', 'instructed', 60),
  order('2026-11-23 05:36', '3', 'A', 'T+1', part(12)),
  payout('2026-11-23 06:00', '3', 'instructed', 12),
  payout('2026-11-23 06:40', '3', 'credited', 12),
  order('2026-11-23 05:36', '4', 'D', 'D+1', part(9)),
  freeze('FRZ-1', {}),
  freeze('FRZ-2', { function: 'collection', channel: 'alipay' }),
  freeze('FRZ-3', { merchant: merchantNo('D') }),
];
const now = '2026-11-23 08:00';

test('contract, account, orders of the last days and what of them waits', async () => {
  const { contract, account, waiting, orders, sales, days } = await moneyOf('A', events, now);
  expect(contract).toEqual({ mode: 'T+1', bank: 'bank_a', onboardedOn: '2026-01-01', standing: 'open' });
  expect(account.blocked).toBe('frozen');
  expect(account.restrictions.map((r) => [r.function, r.channel])).toEqual([
    ['payout', 'all'],
    ['collection', 'alipay'],
  ]);
  expect(days).toEqual(['2026-11-24', '2026-11-23', '2026-11-22']);
  expect(waiting.map((w) => [w.stage, w.account, w.amount, w.causes])).toEqual([
    ['account', 'account.held:judicial', 100, ['account_frozen']],
    ['payout', 'payout.instructed:bank_a', 60, ['bank_slow']],
    ['switch', 'switch.unknown', 5, ['unknown_outcome']],
  ]);
  expect(orders.map((o) => [o.orderId, o.account])).toEqual([
    ['SO-1', 'account.held:judicial'],
    ['SO-2', 'payout.instructed:bank_a'],
    ['SO-3', 'credited'],
  ]);
  expect(orders[2]).toMatchObject({
    amount: 12,
    parts: [{ channel: 'alipay', net: 12, mode: 'T+1' }],
    payout: { state: 'credited', creditedAt: '2026-11-23T06:40:00+08:00' },
  });
  expect(sales).toMatchObject([{ channel: 'alipay', amount: 5, soldAt: '2026-11-23T07:58:00+08:00' }]);
});

test('more days bring older orders', async () => {
  const { orders } = await moneyOf('A', events, now, { days: '5' });
  expect(orders.map((o) => o.orderId)).toContain('SO-old');
});

test('a merchant nobody knows: nothing, and no contract', async () => {
  const { contract, account, waiting, orders, sales, notes } = await moneyOf('X', events, now);
  expect([contract, account, waiting, orders, sales]).toEqual([undefined, { restrictions: [] }, [], [], []]);
  expect(notes.map((n) => n.fact)).toEqual(['note_cell_only']);
});
