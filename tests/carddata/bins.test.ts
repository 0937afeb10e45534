import { expect, test } from 'vitest';
import { compileRanges, panLengths, panRanges, panRangesAsOf } from '../../collector/carddata/bins.ts';
import { isPan } from '../../collector/carddata/pan.ts';
import { bankCodes } from './corpus/clean.ts';
import { panOf, publishedTestPans } from './corpus/pans.ts';
import { newRandom } from './corpus/random.ts';

const is = (pan: string): boolean => isPan(Uint8Array.from(pan, Number), 0, pan.length);

test('published test numbers of every large scheme are card numbers', () => {
  expect(publishedTestPans.filter((pan) => !is(pan))).toEqual([]);
});

test('with any one digit changed none of them is', () => {
  for (const pan of publishedTestPans)
    for (let at = 0; at < pan.length; at++) {
      const changed = pan.slice(0, at) + ((Number(pan[at]) + 1) % 10) + pan.slice(at + 1);
      expect(is(changed), changed).toBe(false);
    }
});

test('every range finds its own numbers', () => {
  const random = newRandom(1);
  for (const range of panRanges)
    for (let i = 0; i < 50; i++) {
      const pan = panOf(range, random);
      expect(is(pan), `${range.scheme} ${pan}`).toBe(true);
    }
});

test('numbers that begin like no scheme are none, whatever the check digit', () => {
  for (const pan of [
    '1732270000000000006',
    '2026112217450000008',
    '862109533798258',
    '8986894525351083529',
    '2088102169315123',
  ])
    expect(is(pan), pan).toBe(false);
});

test('no 15-digit merchant number that begins with a bank code has the shape of a card number', () => {
  const bit15 = 1 << (15 - 13);
  const taken = bankCodes.filter((code) =>
    Array.from({ length: 10 }, (_, i) => panLengths[Number(`${code}${i}`)]!).some(
      (bits) => (bits & bit15) !== 0,
    ),
  );
  expect(taken).toEqual([]);
});

test('few digits pass by chance: at most one in twenty of any length', () => {
  const random = newRandom(2);
  for (let length = 13; length <= 19; length++) {
    let hits = 0;
    for (let i = 0; i < 20_000; i++) if (is(random.digits(length))) hits++;
    expect(hits / 20_000, `length ${length}`).toBeLessThan(0.05);
  }
});

test('the data carries the day it was checked', () => {
  expect(panRangesAsOf).toMatch(/^20\d\d-\d\d-\d\d$/);
});

test.each([
  ['a prefix of five digits', { from: '62212', to: '62213', lengths: [16] }],
  ['ends of different length', { from: '62', to: '621', lengths: [16] }],
  ['ends in the wrong order', { from: '63', to: '62', lengths: [16] }],
  ['letters', { from: '6x', to: '6y', lengths: [16] }],
  ['a length of 12', { from: '62', to: '62', lengths: [12] }],
  ['a length of 20', { from: '62', to: '62', lengths: [20] }],
])('data with %s is refused', (_, range) => {
  expect(() => compileRanges([{ scheme: 'test', ...range }])).toThrow(/^bins: test /);
});
