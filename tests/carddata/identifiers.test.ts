import { describe, expect, test } from 'vitest';
import { panRanges } from '../../collector/carddata/bins.ts';
import {
  type IdentifierName,
  identifierPatterns,
  isIdentifier,
} from '../../collector/carddata/identifiers.ts';
import { panOf, publishedTestPans } from './corpus/pans.ts';
import { newRandom } from './corpus/random.ts';

const names = Object.keys(identifierPatterns) as IdentifierName[];
const random = newRandom(21);
const pans = [
  ...publishedTestPans,
  ...panRanges.flatMap((range) => Array.from({ length: 30 }, () => panOf(range, random))),
];

describe.each(names)('%s', (name) => {
  test('takes a card number only where its entry says so', () => {
    const taken = pans.filter((pan) => isIdentifier(name, pan));
    expect(taken.length > 0).toBe(identifierPatterns[name].pan === 'possible');
  });

  test('matches the whole value', () => {
    expect(identifierPatterns[name].pattern.source).toMatch(/^\^.*\$$/);
    for (const bad of ['', ' ', 'x\n', '4111 1111', "'; --", '商户'])
      expect(isIdentifier(name, bad)).toBe(false);
  });
});

test('the card numbers a merchant id could be are of 15 digits and begin with no bank code', () => {
  for (const pan of pans.filter((each) => isIdentifier('merchant', each))) {
    expect(pan).toHaveLength(15);
    expect(pan).toMatch(/^(?:34|37|6907|9555)/);
  }
});

test.each([
  ['merchant', '102290053310001'],
  ['terminal', 'T0000017'],
  ['rrn', '632512000017'],
  ['rrn', '4200002026112241111111111111'],
  ['trace', '000017'],
  ['batchNumber', '000123'],
  ['reference', 'ACOM-20261120-01'],
  ['reference', 'SO-20261121-000017'],
  ['contentHash', '9f2c5a1b7e3d4c609f2c5a1b7e3d4c60'],
  ['responseCode', '00'],
  ['responseCode', 'ACQ.BUYER_BALANCE_NOT_ENOUGH'],
  ['configured', 'cup_card'],
] as const)('%s: %s', (name, value) => {
  expect(isIdentifier(name, value)).toBe(true);
});
