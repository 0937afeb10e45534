import { describe, expect, test } from 'vitest';
import { split } from '../../collector/causes/split.ts';
import { waitingAnswer, waitingOf, waitingQuestion } from '../../collector/inspect/waiting.ts';
import { noon } from '../causes/story.ts';
import { at, openFixture } from '../ledger/fixture.ts';
import { sale, unknown } from '../ledger/stories/sales.ts';
import { contract } from '../ledger/stories/settlement.ts';

const fixture = openFixture();
fixture.book(
  contract('2026-11-01 10:00', 'A', 'T+1'),
  contract('2026-11-01 10:00', 'S', 'S+0'),
  sale(noon, 'cup_card', 1, 'A', 100),
  sale('2026-11-19 12:00', 'cup_card', 2, 'A', 40),
  sale('2026-11-20 12:31', 'cup_card', 3, 'A', 7, { currency: 'USD' }),
  unknown('2026-11-20 12:00:30', 'alipay', 4, 'A', 5),
  sale('2026-11-20 12:03', 'cup_card', 5, 'S', 20),
  sale('2026-11-20 12:13', 'cup_card', 6, 'S', 30),
);

function asked(query: object, when = '2026-11-20 12:40') {
  const now = at(when);
  const { shares } = split(fixture.ledger, now);
  const answer = waitingOf(fixture.ledger, shares, waitingQuestion.parse(query), now);
  expect(waitingAnswer.parse(answer)).toEqual(answer);
  return answer;
}

describe('GET /v1/waiting', () => {
  test('tells every place with its amount, its oldest sale and its times, what is overdue first', () => {
    const { rows, totals, more, at: told } = asked({ currency: 'CNY' });
    expect(told).toBe('2026-11-20T12:40:00+08:00');
    expect(more).toBe(0);
    expect(totals).toEqual([{ currency: 'CNY', amount: 195, overdue: 95, transactions: 5 }]);
    expect(
      rows.map((r) => [r.channel, r.clearingDay, r.mode, r.stage, r.cause, r.amount, r.overdue]),
    ).toEqual([
      ['cup_card', '2026-11-20', 'S+0', 'settlement', 'processing_delay', 50, 50],
      ['cup_card', '2026-11-19', 'T+1', 'clearing', 'clearing_delay', 40, 40],
      ['alipay', '2026-11-20', 'T+1', 'switch', 'unknown_outcome', 5, 5],
      ['cup_card', '2026-11-20', 'T+1', 'clearing', 'not_due', 100, 0],
    ]);
    const [instant, late, lone] = rows;
    expect(instant).toMatchObject({
      oldest: '2026-11-20T12:00:00+08:00',
      deadline: '2026-11-20T12:15:00+08:00',
      noticed: '2026-11-20T12:25:00+08:00',
    });
    expect(late).toMatchObject({
      merchants: 1,
      oldest: '2026-11-18T23:00:00+08:00',
      deadline: '2026-11-20T05:00:00+08:00',
      noticed: '2026-11-20T10:30:00+08:00',
      promised: '2026-11-20T18:00:00+08:00',
    });
    expect(lone).toMatchObject({ oldest: '2026-11-20T12:00:30+08:00', merchants: 1 });
    expect(lone).not.toHaveProperty('deadline');
  });

  test.each([
    [{ stage: 'switch' }, 5],
    [{ cause: 'not_due', currency: 'CNY' }, 100],
    [{ currency: 'USD' }, 7],
    [{ channel: 'cup_card', clearingDay: '2026-11-19' }, 40],
  ])('of %j', (query, amount) => {
    expect(asked(query).rows.reduce((sum, row) => sum + row.amount, 0)).toBe(amount);
  });

  test('lists what was asked for, counts the rest, and the totals are of all', () => {
    const { rows, more, totals } = asked({ limit: '1', currency: 'CNY' });
    expect([rows.length, more, totals[0]!.amount]).toEqual([1, 3, 195]);
  });

  test('nothing there is an empty answer', () => {
    expect(asked({ stage: 'account' })).toMatchObject({ rows: [], totals: [], more: 0 });
  });

  test('says whose events are missing', () => {
    expect(asked({}).silentSources).toEqual(['switch']);
  });
});
