import { describe, expect, test } from 'vitest';
import { amountText, factNames, factShape, say } from '../../collector/inspect/facts.ts';
import { instantText } from '../../collector/inspect/instant.ts';
import { facts } from '../../collector/inspect/words.ts';

describe('instants', () => {
  test.each([
    ['Asia/Shanghai', '2026-11-21T05:00:00+08:00'],
    ['America/St_Johns', '2026-11-20T17:30:00-03:30'],
    ['UTC', '2026-11-20T21:00:00+00:00'],
  ])('are told on the clock of %s', (zone, text) => {
    expect(instantText(Date.parse('2026-11-20T21:00:00.999Z'), zone)).toBe(text);
  });
});

describe('facts', () => {
  test('amounts are told in major units of their currency', () => {
    expect([amountText(1_234_567, 'CNY'), amountText(5, 'CNY'), amountText(7, 'JPY')]).toEqual([
      '12,345.67 CNY',
      '0.05 CNY',
      '7 JPY',
    ]);
  });

  test.each(factNames)('%s says the same in both languages, with everything filled in', (fact) => {
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
    expect(holes(facts[fact].en)).toEqual(holes(facts[fact].zh));
    const said = say(fact, { at: 0, amount: 100, count: 3, about: 'bank_a' }, 'CNY', 'Asia/Shanghai');
    expect(factShape.parse(said)).toEqual(said);
    expect(said.en + said.zh).not.toMatch(/[{}?]/);
  });
});
