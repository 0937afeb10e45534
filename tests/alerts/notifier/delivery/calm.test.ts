import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calmDelay } from '../../../../alerts/notifier/delivery/calm.ts';

const zone = 'Asia/Shanghai';

test('what is in no hurry never goes out within half a minute of a whole or half hour', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1.7e12, max: 1.9e12 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (now, share) => {
        const at = now + calmDelay(now, zone, share);
        const into = at % 1_800_000;
        expect(into >= 30_000 && into <= 1_800_000 - 5_000).toBe(true);
        expect(at - now).toBeLessThanOrEqual(95_000);
      },
    ),
    { numRuns: 500 },
  );
});

test('elsewhere nothing waits', () => {
  expect(calmDelay(Date.parse('2026-03-10T10:05:00+08:00'), zone, 1)).toBe(0);
});

test('who waits is spread out', () => {
  const at = Date.parse('2026-03-10T10:00:00+08:00');
  expect(calmDelay(at, zone, 0)).toBe(45_000);
  expect(calmDelay(at, zone, 0.5)).toBe(67_500);
});
