import { describe, expect, it } from 'vitest';
import { complaints } from '../../collector/families/complaints.ts';
import { complaintsBook } from '../../collector/ledger/complaints.ts';
import { nonZero, readings } from '../families/readings.ts';
import { event, openHarness } from './harness.ts';

describe('complaints', () => {
  it('counts each call once, by category, over a restart', () => {
    const harness = openHarness((f) => ({ complaints: complaintsBook(f) }));
    const call = event('merchant.complaint');
    expect([harness.send(call), harness.send(call)]).toEqual([true, false]);
    harness.send(event('merchant.complaint', { complaintId: 'CALL-2', category: 'frozen_account' }));
    harness.commit();
    expect(nonZero(readings(complaints, harness.reopen(), 0))).toEqual({
      'complaints_total{category="not_credited"}': 1,
      'complaints_total{category="frozen_account"}': 1,
    });
  });
});
