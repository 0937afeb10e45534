import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, contentHash, count, currency, day, minorUnits, reference } from './fields.ts';
import { fileTypes } from './vocabulary.ts';

export const clearingFileReceived = defineEvent({
  kind: 'clearing.file_received',
  title: 'Clearing file received',
  doc: 'A file landed, with its control totals. `loaded` says whether the clearing system took its rows: a second file of the same bytes that is loaded is the fault, one that is refused is idempotency at work.',
  fields: {
    channel: configured,
    fileType: z.enum(fileTypes),
    clearingDay: day,
    fileId: reference,
    contentHash,
    /** Trailer totals: records, gross and fees over all of them. */
    records: count,
    gross: minorUnits,
    fees: minorUnits,
    /** Totals of what came back to cardholders in the same file. */
    refunds: minorUnits.default(0),
    currency,
    loaded: z.boolean(),
    /** Why it was not loaded: D-codes of field 39 for files, or our own. */
    refused: z.enum(['duplicate', 'rejected', 'truncated']).optional(),
  },
  identity: (e) => `${e.clearingDay}|cf|${e.channel}|${e.fileType}|${e.fileId}`,
  example: {
    at: '2026-11-21T03:10:00+08:00',
    channel: 'cup_card',
    fileType: 'transactions',
    clearingDay: '2026-11-20',
    fileId: 'ACOM-20261120-01',
    contentHash: '9f2c5a1b7e3d4c60a1b2c3d4',
    records: 52_800,
    gross: 20_800_000_00,
    fees: 79_040_00,
    currency: 'CNY',
    loaded: true,
  },
});
