import { expect, test } from 'vitest';
import { crashSuite } from '../crash/suite.ts';

test('25 kills: acked = counted, no counter goes back, the ledger equals the sender’s books', async () => {
  const report = await crashSuite(25, 7);
  expect(report.findings).toEqual([]);
  expect(report.events).toBeGreaterThan(1000);
}, 180_000);
