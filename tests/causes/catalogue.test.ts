import { describe, expect, test } from 'vitest';
import { causes } from '../../collector/causes/catalogue.ts';
import { stageCausePairs } from '../../collector/causes/pairs.ts';
import { splitter } from '../../collector/causes/split.ts';
import { teams } from '../../collector/causes/teams.ts';
import { stages } from '../../collector/ledger/stages.ts';
import { at, openFixture } from '../ledger/fixture.ts';
import { sale } from '../ledger/stories/sales.ts';

describe('catalogue of causes', () => {
  test('has one label per number and one number per label', () => {
    const ids = new Set(causes.map((c) => c.id));
    expect(new Set(causes.map((c) => c.label)).size).toBe(ids.size);
    expect(new Set(causes.map((c) => `${c.id} ${c.label}`)).size).toBe(ids.size);
  });

  test.each(causes.map((c) => [c.label, c] as const))('%s is complete', (label, cause) => {
    expect(label).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(cause.id).toMatch(/^C\d\d$/);
    expect(cause.names.en.length).toBeGreaterThan(3);
    expect(cause.names.zh).toMatch(/\p{Script=Han}/u);
    expect(teams).toContain(cause.team);
    for (const stage of cause.stages) expect(stages).toContain(stage);
    expect(cause.stages.length > 0 || cause.holds === undefined).toBe(true);
  });

  test('ends with the cause that takes the rest', () => {
    expect(causes.at(-1)?.label).toBe('not_due');
  });

  test('gives a closed table of stage and cause', () => {
    const keys = stageCausePairs.map((pair) => pair.join('|'));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('clearing|clearing_delay');
    expect(keys).not.toContain('account|not_due');
  });
});

describe('splitter', () => {
  test('works an answer out once per state and instant', () => {
    const fixture = openFixture();
    const splits = splitter(fixture.ledger);
    const now = at('2026-11-20 12:01');
    const first = splits(now);
    expect(splitter(fixture.ledger)(now)).toBe(first);
    expect(splits(now + 1)).not.toBe(first);
    const before = splits(now);
    fixture.book(sale('2026-11-20 12:00', 'cup_card', 1, 'A', 100));
    expect(splits(now)).not.toBe(before);
    expect(splits(now).shares).toHaveLength(1);
  });
});
