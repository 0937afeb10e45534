import { describe, expect, test } from 'vitest';
import { catalogue, causeRules, recordingRules } from '../../alerts/index.ts';
import { staying } from '../../alerts/staying.ts';
import { thresholdValues } from '../../alerts/thresholds.ts';

const declared = causeRules.flatMap((of) => of.rules(thresholdValues));
const pages = declared.filter(({ worthAPage }) => worthAPage !== undefined);

describe('a page that is the worse step of an urgent alert', () => {
  test.each(pages)('$alert has the urgent one, with its condition and pace', (page) => {
    const milder = declared.filter((r) => r.alert === page.alert && r.severity === 'urgent');
    expect(page.severity).toBe('page');
    expect(milder).toHaveLength(1);
    const { expr, guards, group, for: pending, keepFiringFor } = page;
    // With another pace the page could end before the urgent one and a second message would open.
    expect(milder[0]).toMatchObject({ expr, guards, group, for: pending, keepFiringFor });
  });

  test('asks where it was worth a page, the urgent one only whether it holds', () => {
    const stalled = catalogue().filter(({ rule }) => rule.alert === 'BatchUploadStalled');
    expect(
      Object.fromEntries(stalled.map(({ rule }) => [rule.severity, [rule.expr, ...rule.guards]])),
    ).toEqual({
      page: [
        'channel:batch_upload_stalled:urgent',
        'and max_over_time(channel:batch_upload_stalled:page[24h])',
      ],
      urgent: ['channel:batch_upload_stalled:urgent'],
    });
  });

  test('both are recorded before they are asked, the urgent one first', () => {
    const names = recordingRules().map(({ record }) => record);
    const at = (record: string) => names.indexOf(record);
    expect(at('bank:payout_bank_stalled:urgent')).toBeGreaterThan(at('bank:in_maintenance:max15m'));
    expect(at('bank:payout_bank_stalled:page')).toBeGreaterThan(at('bank:payout_bank_stalled:urgent'));
  });

  test('all other rules stay as they are', () => {
    const plain = declared.filter(({ alert }) => !pages.some((page) => page.alert === alert));
    expect(staying(plain)).toEqual({ records: [], rules: plain });
  });
});
