import { describe, expect, test } from 'vitest';
import { split } from '../../collector/causes/split.ts';
import { possiblePairs } from '../../collector/families/possible.ts';
import { waiting } from '../../collector/families/waiting.ts';
import { at } from '../ledger/fixture.ts';
import { file } from '../ledger/stories/clearing.ts';
import { sale, unknown, upload } from '../ledger/stories/sales.ts';
import { hold, order } from '../ledger/stories/settlement.ts';
import { lived, metric, shown } from './money.ts';

const noon = '2026-11-20 12:00';

describe('waiting family', () => {
  test('shows every unpaid fen by stage, cause and channel, in major units', () => {
    const fixture = lived(
      sale(noon, 'cup_card', 1, 'A', 100_00),
      file('2026-11-21 03:10', 'cup_card', '2026-11-20', 0),
      sale(noon, 'alipay', 2, 'A', 50_00, { currency: 'USD' }),
      unknown(noon, 'wechat_file', 3, 'A', 7_05),
    );
    expect(shown(waiting, fixture, '2026-11-21 04:00')).toEqual({
      'stage_waiting_amount{stage="clearing",cause="clearing_delay",channel="cup_card",currency="CNY"}': 100,
      'stage_waiting_amount{stage="settlement",cause="not_due",channel="alipay",currency="USD"}': 50,
      'stage_waiting_amount{stage="switch",cause="unknown_outcome",channel="wechat_file",currency="CNY"}': 7.05,
      'stage_waiting_transactions{stage="clearing",cause="clearing_delay",channel="cup_card"}': 1,
      'stage_waiting_transactions{stage="settlement",cause="not_due",channel="alipay"}': 1,
      'stage_waiting_transactions{stage="switch",cause="unknown_outcome",channel="wechat_file"}': 1,
    });
  });

  test('shows held money by the reason of the hold', () => {
    const fixture = lived(
      sale(noon, 'alipay', 1, 'A', 100_00),
      order('2026-11-23 05:30', '1', 'A', 'T+1', [['alipay', '2026-11-20', 100_00]]),
      hold('2026-11-23 05:31', '1', 'judicial'),
    );
    expect(metric('frozen_funds_amount', waiting, fixture, '2026-11-23 06:00')).toEqual({
      'alipay judicial CNY': 100,
    });
    expect(metric('stage_waiting_amount', waiting, fixture, '2026-11-23 06:00')).toEqual({
      'account account_frozen alipay CNY': 100,
    });
  });

  test('has series only where the configuration lets money wait', () => {
    const { config } = lived();
    const pairs = Object.fromEntries(
      config.channels.map((c) => [c.id, possiblePairs(c).map((pair) => pair.join(' '))]),
    );
    expect(pairs.cup_card).toContain('terminal batch_upload');
    expect(pairs.cup_card).toContain('clearing clearing_delay');
    expect(pairs.cup_card).not.toContain('clearing third_party_settlement');
    expect(pairs.wechat_file).toContain('clearing third_party_settlement');
    expect(pairs.wechat_file).not.toContain('terminal batch_upload');
    expect(pairs.alipay?.filter((pair) => pair.startsWith('clearing'))).toEqual([]);
  });

  test('counts money where none can wait as a fault of the configuration, and loses none', () => {
    const fixture = lived(upload(noon, 'alipay', 1, 'A', 100_00, { type: 'offline', result: 'rejected' }));
    expect(metric('stage_waiting_amount', waiting, fixture, noon)).toEqual({
      'monitoring unconfigured all CNY': 100,
    });
    expect(metric('stage_waiting_transactions', waiting, fixture, noon)).toEqual({
      'monitoring unconfigured all': 1,
    });
  });

  test('adds up to the split', () => {
    const fixture = lived(
      sale(noon, 'cup_card', 1, 'A', 1),
      sale(noon, 'intl', 2, 'D', 20),
      sale('2026-11-20 12:13', 'alipay', 3, 'S', 300),
      unknown(noon, 'wechat_file', 4, 'A', 4000),
    );
    for (const now of ['2026-11-20 12:14', '2026-11-21 04:30', '2026-11-23 11:00']) {
      const sum = Object.values(metric('stage_waiting_amount', waiting, fixture, now)).reduce(
        (a, b) => Number(a) + Number(b),
        0,
      );
      expect(sum).toBeCloseTo(43.21, 9);
      expect(split(fixture.ledger, at(now)).shares.reduce((total, s) => total + s.amount, 0)).toBe(4321);
    }
  });
});
