import { expect, test } from 'vitest';
import { durationText, promDuration } from '../../../../alerts/notifier/message/duration.ts';

test('what humanizeDuration prints', () => {
  expect(promDuration('6h 27m 13s')).toBe(((6 * 60 + 27) * 60 + 13) * 1000);
  expect(promDuration('1d 0h 0m 0s')).toBe(86_400_000);
  expect(promDuration('-1h 0m 0s')).toBe(-3_600_000);
  expect(promDuration('42.5s')).toBe(42_500);
});

test('anything else is no duration', () => {
  for (const text of ['', 'not known', '5', '+Inf', 'none: visible at the counter', '12ms'])
    expect(promDuration(text)).toBeUndefined();
});

test('for people', () => {
  expect(durationText(((6 * 60 + 27) * 60 + 13) * 1000, 'zh')).toBe('6 小时 27 分');
  expect(durationText(2 * 86_400_000 + 60_000, 'en')).toBe('2 d 1 min');
  expect(durationText(59_000, 'en')).toBe('less than 1 min');
});
