import { describe, expect, test } from 'vitest';
import {
  clockTime,
  emptyForm,
  exactMoney,
  parametersOf,
  placeOfSearch,
  type TraceForm,
  traceParameters,
} from '../src/logic/inspect.ts';

const form = (change: Partial<TraceForm>): TraceForm => ({ ...emptyForm, ...change });

describe('what a form asks', () => {
  test.each([
    [{ rrn: ' 632512000017 ' }, { rrn: '632512000017' }],
    [
      { rrn: '632512000017', merchant: 'M', amount: '12800' },
      { rrn: '632512000017', merchant: 'M', amount: '12800' },
    ],
    [{ by: 'order', orderId: 'SO-1', merchant: 'left over' }, { orderId: 'SO-1' }],
    [
      { by: 'merchant', merchant: 'M', clearingDay: '2026-11-20', rrn: 'left over' },
      { merchant: 'M', clearingDay: '2026-11-20' },
    ],
  ] as [Partial<TraceForm>, object][])('%j', (change, question) => {
    expect(traceParameters(form(change))).toEqual(question);
  });

  test('a time without an offset is one on this clock, and is asked as an instant', () => {
    const asked = traceParameters(form({ by: 'merchant', merchant: 'M', time: '2026-11-20T12:00' }));
    expect(asked?.time).toBe(new Date('2026-11-20T12:00').toISOString());
  });

  test.each([
    {},
    { merchant: 'M' },
    { by: 'order' },
    { by: 'merchant', merchant: 'M' },
    { by: 'merchant', clearingDay: '2026-11-20' },
    { by: 'merchant', merchant: 'M', time: 'soon' },
  ] as Partial<TraceForm>[])('%j says too little', (change) => {
    expect(traceParameters(form(change))).toBeUndefined();
  });
});

test('the place a page is opened for, and what is asked of it', () => {
  expect(placeOfSearch('?from=now-6h')).toBeUndefined();
  const place = placeOfSearch('?channel=cup_card&stage=clearing&from=now-6h');
  expect(place).toEqual({ channel: 'cup_card', stage: 'clearing' });
  expect(parametersOf(place!)).toEqual({ channel: 'cup_card', stage: 'clearing' });
});

test('sums and times are shown as they are', () => {
  expect(exactMoney(123_405, 'CNY')).toBe('CNY 1,234.05');
  expect(exactMoney(500, 'JPY')).toBe('JPY 500');
  expect([clockTime('2026-11-20T12:00:05+08:00'), clockTime(undefined)]).toEqual([
    '2026-11-20 12:00:05',
    '–',
  ]);
});
