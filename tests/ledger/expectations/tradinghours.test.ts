import { expect, test } from 'vitest';
import { tradingHours } from '../../../collector/ledger/expectations/tradinghours.ts';

const zone = 'Asia/Shanghai';
const at = (clock: string) => Date.parse(`2026-11-20T${clock}:00+08:00`);

test('climbs in the first hour of business, falls in the last, and is nothing by night', () => {
  const shop = tradingHours(100, { from: '08:00', until: '22:00' }, zone);
  const expected = ['07:59', '08:00', '08:15', '09:00', '15:00', '21:00', '21:45', '22:00'].map((clock) =>
    shop.at(at(clock)),
  );
  expect(expected).toEqual([0, 0, 25, 100, 100, 100, 25, 0]);
  expect(shop.state).toBe('fallback');
});

test('knows hours that pass midnight, short ones, and those that never end', () => {
  const bar = tradingHours(100, { from: '18:00', until: '02:00' }, zone);
  expect(['17:59', '19:00', '00:30', '01:30', '02:00'].map((clock) => bar.at(at(clock)))).toEqual([
    0, 100, 100, 50, 0,
  ]);
  const hour = tradingHours(100, { from: '12:00', until: '13:00' }, zone);
  expect(hour.at(at('12:30'))).toBe(100);
  const always = tradingHours(100, { from: '00:00', until: '24:00' }, zone);
  expect(always.at(at('03:00'))).toBe(100);
});
