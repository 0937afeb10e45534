import { describe, expect, test } from 'vitest';
import { scoreCard } from '../../../scripts/drill/card.ts';
import { scoreDrill } from '../../../scripts/drill/score.ts';
import { incident, linkDown, offsetMs, taken, wall } from './system.ts';

const score = (...incidents: ReturnType<typeof incident>[]) =>
  scoreDrill({ fault: linkDown, incidents, offsetMs });

const perfect = incident({
  acknowledged: taken('10:34:00', 'channel_fault'),
  resolvedAt: wall('10:50:00'),
  status: 'resolved',
});

describe('score of a drill', () => {
  test('everything right is 100', () => {
    const result = score(perfect);
    expect(result).toMatchObject({
      alert: { number: '7K2M9XQD', afterSeconds: 120, beforeMerchants: true, teamRight: true },
      acknowledged: { by: 'duty-1', via: 'command', afterSeconds: 55, inTime: true, escalations: 0 },
      runbook: { named: 'channel_fault', right: true },
      resolved: { afterSeconds: 1015 },
      others: 0,
      total: 100,
    });
  });

  test('nobody told, nobody there', () => {
    expect(score()).toMatchObject({ alert: null, acknowledged: null, resolved: null, total: 0 });
  });

  test('an alert of another channel, cause or time is another one', () => {
    const result = score(
      incident({
        channel: 'wechat',
        labels: { channel: 'wechat' },
        acknowledged: taken('10:34:00', 'channel_fault'),
      }),
      incident({ cause: 'system_fault' }),
      incident({ firstSeen: wall('10:20:00'), acknowledged: taken('10:21:00', 'channel_fault') }),
      incident({ alertname: 'Watchdog', severity: 'info' }),
    );
    expect(result).toMatchObject({ alert: null, acknowledged: null, others: 2, total: 0 });
    expect(result.runbook.named).toBeNull();
  });

  test('told after the merchants called is worth half', () => {
    expect(score(incident({ firstSeen: wall('10:43:01') })).points.received).toBe(20);
    expect(score(incident({ firstSeen: wall('10:42:59') })).points.received).toBe(40);
  });

  test('a page has five minutes, an urgent alert fifteen', () => {
    const at = (severity: string, time: string) =>
      score(incident({ severity, acknowledged: taken(time), escalated: 1 })).points.acknowledged;
    expect([at('page', '10:38:05'), at('page', '10:38:06')]).toEqual([25, 10]);
    expect([at('urgent', '10:48:05'), at('urgent', '10:48:06')]).toEqual([25, 10]);
  });

  test('the runbook of any accepted cause is right, another is not', () => {
    const runbook = (name?: string) =>
      score(incident({ acknowledged: taken('10:34:00', name) })).runbook.right;
    expect([runbook('bank_link'), runbook('clearing_delay'), runbook()]).toEqual([true, false, false]);
  });

  test('it is over when its first alert and its pages are', () => {
    const hourLong = incident({
      id: 'B',
      alertname: 'ChannelFailing',
      severity: 'urgent',
      firstSeen: wall('10:40:00'),
    });
    expect(score(perfect, hourLong).resolved).toEqual({ afterSeconds: 1015 });
    const second = incident({ id: 'A', alertname: 'ChannelLinkDown', firstSeen: wall('10:34:00') });
    expect(score(perfect, second).resolved).toBeNull();
    expect(score(perfect, { ...second, resolvedAt: wall('10:51:00') }).resolved).toEqual({
      afterSeconds: 1075,
    });
  });
});

describe('score card', () => {
  test('says what was right', () => {
    expect(scoreCard(score(perfect))).toBe(
      [
        'Drill S01: Link down',
        '  10:31:00 it began, merchants notice at 10:43:00',
        '  alert         40  ChannelOutage (page, channel_ops), 2 min 00 s after the first trace, before merchants notice',
        '  acknowledged  25  by duty-1 (command) after 55 s',
        '  runbook       25  channel_fault',
        '  resolved      10  16 min 55 s after the alert',
        '  score        100  of 100',
      ].join('\n'),
    );
  });

  test('says what was wrong and what would have been right', () => {
    const card = scoreCard(
      score(
        incident({
          acknowledged: taken('10:50:00', 'clearing_delay'),
          escalated: 2,
          firstSeen: wall('10:44:00'),
          team: 'sre',
        }),
        incident({ cause: 'limit' }),
      ),
    );
    expect(card).toContain('after merchants noticed');
    expect(card).toContain('sre, whose it is not');
    expect(card).toContain('after 6 min 00 s, 5 min 00 s were allowed, after 2 escalations');
    expect(card).toContain('clearing_delay was the wrong one; right were channel_fault, bank_link');
    expect(card).toContain('not while the drill lasted');
    expect(card).toContain('1 other alerts came meanwhile');
    expect(scoreCard(score())).toContain('none that names the fault');
  });
});
