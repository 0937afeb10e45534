import { expect, test } from 'vitest';
import { figuresTable, readingOf } from '../../../scripts/demo/figures.ts';

const scrape = (
  approved: number,
  failed: number,
  waiting: number,
): string => `# HELP acquirer_authorizations_total x
acquirer_authorizations_total{channel="visa",type="sale",outcome="approved"} ${approved}
acquirer_authorizations_total{channel="visa",type="sale",outcome="system_failure"} ${failed}
acquirer_authorizations_total{channel="visa",type="preauth",outcome="system_failure"} 0
acquirer_stage_waiting_amount{stage="clearing",cause="not_due",channel="visa",currency="CNY"} ${waiting}
acquirer_stage_waiting_amount{stage="payout",cause="not_due",channel="visa",currency="CNY"} 1
acquirer_stage_overdue_amount{stage="clearing",channel="visa",currency="CNY"} 0
acquirer_authorizations_total_other{channel="visa"} 5
`;

test('what happened between two scrapes, by channel', () => {
  const before = readingOf(scrape(100, 0, 5), 0);
  const after = readingOf(scrape(130, 10, 1_234_567), 120_000);
  expect(figuresTable(before, after).split('\n')).toEqual([
    'channel  attempts/min  approved  system failure    waiting  overdue',
    'visa             20.0    75.0 %          25.0 %  1,234,568        0',
  ]);
});

test('no attempts is no share', () => {
  const same = readingOf(scrape(1, 1, 1), 0);
  expect(figuresTable(same, { ...same, at: 60_000 })).toContain('0.0         -               -');
});
