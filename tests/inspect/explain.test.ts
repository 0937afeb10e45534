import { expect, test } from 'vitest';
import { split } from '../../collector/causes/split.ts';
import { explainAnswer, explainOf, explainQuestion } from '../../collector/inspect/explain.ts';
import { contracts, noon } from '../causes/story.ts';
import { at, type Draft, openFixture } from '../ledger/fixture.ts';
import { file, line, reconciled } from '../ledger/stories/clearing.ts';
import { sale, unknown, upload } from '../ledger/stories/sales.ts';
import { bankWindow, funds, hold, order, payout, runEvent } from '../ledger/stories/settlement.ts';

/** What is said of the largest part: `cause: fact, fact, ...`. */
function why(events: readonly Draft[], now: string, query: object): string {
  return parts(events, now, query).map(
    ({ cause, evidence }) => `${cause}: ${evidence.map((e) => e.fact)}`,
  )[0]!;
}

function parts(events: readonly Draft[], now: string, query: object) {
  const { ledger, book } = openFixture();
  book(...contracts, ...events);
  const { shares } = split(ledger, at(now));
  const answer = explainOf(ledger, shares, explainQuestion.parse(query), at(now));
  expect(explainAnswer.parse(answer)).toEqual(answer);
  return answer.parts;
}

const card = { channel: 'cup_card' };
const wallet = { channel: 'alipay' };
const sold = sale(noon, 'cup_card', 1, 'A', 100);
const cleared = sale(noon, 'alipay', 1, 'A', 100);
const ordered = [cleared, order('2026-11-23 05:35', '1', 'A', 'T+1', [['alipay', '2026-11-20', 100]])];

test('a file that did not come', () => {
  expect(why([sold], '2026-11-21 03:31', card)).toBe(
    'clearing_delay: file_not_received,file_expected,file_deadline,noticed_at',
  );
  const [part] = parts([sold], '2026-11-21 03:31', card);
  expect(part).toMatchObject({
    account: 'clearing.captured',
    team: 'clearing_ops',
    runbook: '/runbooks/en/clearing_delay',
    names: { en: 'Clearing file late or incomplete' },
  });
  expect(part!.evidence[1]).toEqual({
    fact: 'file_expected',
    en: 'the file transactions is expected at 2026-11-21T03:10:00+08:00',
    zh: '清算文件 transactions 预计 2026-11-21T03:10:00+08:00 到达',
    at: '2026-11-21T03:10:00+08:00',
    about: 'transactions',
  });
});

test('a file that is not expected yet, and one that came and was not loaded', () => {
  expect(why([sold], noon, card)).toBe('not_due: file_expected,file_deadline,noticed_at');
  const refused = file('2026-11-21 03:00', 'cup_card', '2026-11-20', 100, {
    loaded: false,
    refused: 'truncated',
  });
  expect(why([sold, refused], '2026-11-21 04:00', card)).toMatch(/^clearing_delay: file_not_loaded,/);
});

test('what a loaded file left, with its lines and what reconciliation found', () => {
  const loaded = [
    sold,
    sale(noon, 'cup_card', 2, 'D', 50),
    file('2026-11-21 03:00', 'cup_card', '2026-11-20', 50),
    line('2026-11-21 03:01', 'cup_card', '2026-11-20', 'D', 50),
  ];
  const query = { ...card, stage: 'clearing' };
  expect(why(loaded, '2026-11-21 04:00', query)).toBe(
    'clearing_delay: file_loaded,file_expected,file_deadline,file_lines,reconciliation_missing,noticed_at',
  );
  const held = [...loaded, reconciled('2026-11-21 03:30', 'cup_card', '2026-11-20', [['file_gap', 100]])];
  const [part] = parts(held, '2026-11-21 04:00', query);
  expect(part!.cause).toBe('data_mismatch');
  expect(part!.evidence).toContainEqual(
    expect.objectContaining({ fact: 'reconciliation_open', about: 'file_gap', amount: 100, count: 1 }),
  );
  expect(part!.evidence).toContainEqual(
    expect.objectContaining({ fact: 'file_lines', amount: 50, count: 1 }),
  );
});

test('a run that nobody reported, that began, that failed', () => {
  const now = '2026-11-23 06:31';
  expect(why([cleared], now, wallet)).toBe('rule_change: run_missing,run_deadline,noticed_at');
  const begun = [cleared, runEvent('2026-11-23 05:00', 'T+1', 'started')];
  expect(why(begun, now, wallet)).toBe('processing_delay: run_started,run_deadline,noticed_at');
  const failed = [...begun, runEvent('2026-11-23 05:10', 'T+1', 'failed')];
  expect(why(failed, now, wallet)).toMatch(/^processing_delay: run_failed,run_started/);
});

test('orders that are held', () => {
  const [part] = parts([...ordered, hold('2026-11-23 05:40', '1', 'judicial')], '2026-11-23 06:00', wallet);
  expect(part).toMatchObject({ stage: 'account', cause: 'account_frozen', detail: 'judicial' });
  expect(part!.evidence[0]).toMatchObject({ fact: 'held_for', about: 'judicial' });
});

test('orders that cannot be paid', () => {
  expect(why(ordered, '2026-11-23 06:00', wallet)).toBe(
    'not_due: instruct_by,payer_required,payer_unknown,noticed_at',
  );
  const [part] = parts([...ordered, funds('2026-11-23 05:30', 99)], '2026-11-23 08:30', wallet);
  expect(part!.cause).toBe('payer_shortfall');
  expect(part!.evidence.filter((e) => e.amount !== undefined).map((e) => e.amount)).toEqual([100, 99]);
});

test('a bank that does not answer', () => {
  const sent = [...ordered, payout('2026-11-23 08:00', '1', 'instructed', 100)];
  expect(why(sent, '2026-11-23 08:32', wallet)).toBe(
    'bank_slow: with_bank,bank_slow,bank_unanswered,noticed_at',
  );
  const taken = [...sent, payout('2026-11-23 08:05', '1', 'accepted', 100)];
  expect(why(taken, '2026-11-23 10:30', wallet)).toBe('bank_slow: with_bank,bank_accepted,noticed_at');
  const mended = [...sent, bankWindow('2026-11-22 10:00', '2026-11-23 08:10', '2026-11-23 09:00')];
  expect(why(mended, '2026-11-23 08:11', wallet)).toBe(
    'maintenance: with_bank,bank_window_active,bank_unanswered,noticed_at',
  );
});

test('payouts that came back', () => {
  const back = [...ordered, payout('2026-11-23 08:00', '1', 'failed', 100, { reason: 'account_closed' })];
  const [part] = parts(back, '2026-11-23 09:00', wallet);
  expect(part).toMatchObject({ cause: 'account_status', account: 'payout.failed', detail: 'account_closed' });
});

test('sales that wait one by one', () => {
  const lost = [unknown('2026-11-20 12:00:30', 'cup_card', 1, 'A', 5)];
  expect(why(lost, '2026-11-20 12:05', card)).toBe('unknown_outcome: answer_awaited,oldest_sale,noticed_at');
  const kept = [
    sale(noon, 'intl', 1, 'A', 5),
    upload('2026-11-20 22:50', 'intl', 1, 'A', 5, { result: 'rejected' }),
  ];
  expect(why(kept, '2026-11-20 23:05', { channel: 'intl' })).toBe(
    'batch_upload: upload_due,upload_refused,oldest_sale,noticed_at',
  );
});

test('parts of one place that stand in different accounts are told apart and add up', () => {
  const all = [
    ...ordered,
    sale(noon, 'alipay', 2, 'P', 30),
    order('2026-11-23 05:36', '2', 'P', 'T+1', [['alipay', '2026-11-20', 30]]),
    payout('2026-11-23 08:00', '2', 'instructed', 30),
  ];
  const found = parts(all, '2026-11-23 08:01', wallet).filter((p) => p.stage === 'payout');
  expect(found.map((p) => [p.account, p.amount]).sort()).toEqual([
    ['payout.instructed', 30],
    ['payout.ordered', 100],
  ]);
});
