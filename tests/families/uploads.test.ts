import { describe, expect, it } from 'vitest';
import { batches } from '../../collector/families/batches.ts';
import { uploads } from '../../collector/families/uploads.ts';
import { batchesBook } from '../../collector/ledger/batches.ts';
import { terminalsBook } from '../../collector/ledger/terminals.ts';
import { event, openHarness } from '../ledger/harness.ts';
import { nonZero, readings } from './readings.ts';

const now = Date.parse('2026-11-20T23:00:00+08:00');
const open = () =>
  openHarness((f) => {
    const terminals = terminalsBook(f);
    return { terminals, batches: batchesBook(f, terminals) };
  });

describe('batches family', () => {
  it('counts settlements and the batches that wait for one', () => {
    const harness = open();
    harness.send(event('batch.settlement', { result: 'unbalanced' }));
    harness.send(event('authorization', { terminal: 'T0000018' }));
    expect(nonZero(readings(batches, harness, now + 86_400_000))).toEqual({
      'terminal_batches_total{result="unbalanced"}': 1,
      'batches_open_overdue{age_band="1d"}': 1,
    });
  });
});

describe('uploads family', () => {
  it('shows money that waits for its record, in major units of its currency', () => {
    const harness = open();
    const sale = { channel: 'intl', at: '2026-11-20T12:00:00+08:00', type: 'sale', amount: 560_00 };
    harness.send(event('authorization', { ...sale, rrn: '632512000044' }));
    harness.send(event('authorization', { ...sale, rrn: '632512000045', currency: 'USD' }));
    expect(nonZero(readings(uploads, harness, now))).toEqual({
      'batch_upload_pending_transactions{channel="intl",kind="foreign_capture"}': 2,
      'batch_upload_pending_amount{channel="intl",kind="foreign_capture",currency="CNY"}': 560,
      'batch_upload_pending_amount{channel="intl",kind="foreign_capture",currency="USD"}': 560,
      'batch_upload_oldest_pending_timestamp_seconds{channel="intl"}': Date.parse(sale.at) / 1000,
    });
    harness.send(event('batch.upload', { clearingDay: '2026-11-20' }));
    harness.send(
      event('batch.upload', {
        clearingDay: '2026-11-20',
        rrn: '632512000045',
        currency: 'USD',
        lagMs: undefined,
      }),
    );
    const counts = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(nonZero(readings(uploads, harness, now))).toEqual({
      'batch_upload_records_total{channel="intl",result="ok"}': 2,
      'batch_upload_lag_seconds{channel="intl"}': { counts, sum: 95 },
    });
  });

  it('shows what is reported to be inside devices apart from what is booked', () => {
    const harness = open();
    harness.send(event('batch.backlog', {}));
    expect(nonZero(readings(uploads, harness, now))).toEqual({
      'batch_upload_reported_transactions{channel="cup_card",kind="offline"}': 14,
      'batch_upload_reported_amount{channel="cup_card",kind="offline",currency="CNY"}': 910,
    });
  });

  it('has a lag only for channels whose terminals keep batches', () => {
    const lagged = Object.keys(readings(uploads, open(), now)).filter((id) =>
      id.startsWith('batch_upload_lag'),
    );
    expect(lagged).toEqual([
      'batch_upload_lag_seconds{channel="cup_card"}',
      'batch_upload_lag_seconds{channel="intl"}',
    ]);
  });
});
