import { expect, test } from 'vitest';
import type { Metric } from '../../collector/families/family.ts';
import { onWallTime } from '../../collector/replay/walltime.ts';

const gauge = (name: string, values: readonly number[]): Metric => ({
  name,
  help: '',
  type: 'gauge',
  labels: ['channel'],
  series: values.map((_, i) => [`c${i}`]),
  read: () => values,
});

test('instants leave on wall time, never stays never, everything else is untouched', () => {
  const offset = 3_600_000;
  const business = 1_790_000_000;
  const [due, waiting] = onWallTime(
    [
      gauge('acquirer_settlement_due_timestamp_seconds', [business, 0]),
      gauge('acquirer_waiting_amount', [business]),
    ],
    offset,
  );
  expect(due!.read(0)).toEqual([business - 3600, 0]);
  expect(waiting!.read(0)).toEqual([business]);
});
