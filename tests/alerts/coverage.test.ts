import { describe, expect, test } from 'vitest';
import { catalogue, causeRules } from '../../alerts/index.ts';
import { causes } from '../../collector/causes/catalogue.ts';
import type { Role } from './promtool/story.ts';
import { entryOf, type Shown, shownBy } from './promtool/testfile.ts';
import { stories } from './rules/stories.ts';

const keyOf = ({ of, rule }: ReturnType<typeof entryOf>): string =>
  `${rule.alert} (${rule.severity}, ${of.cause.label}, ${rule.expr})`;

const told = Map.groupBy(stories, (story) => keyOf(entryOf(story)));

/** What every rule must be shown to do, unless a story says why not. */
const always: readonly (Shown | Role)[] = [
  'fires',
  'recovers',
  'before_for',
  'keeps_firing',
  'healthy',
  'near',
  'missing_data',
  'counter_reset',
  'low_traffic',
];

describe('every rule is told', () => {
  test.each(catalogue().map((entry) => ({ entry, name: keyOf(entry) })))('$name', ({ entry, name }) => {
    const ours = told.get(name) ?? [];
    const shown = new Set(ours.flatMap((story) => [...shownBy(story)]));
    const excused = new Set(ours.flatMap((story) => Object.keys(story.without ?? {})));
    if (entry.rule.for === '0s') excused.add('before_for');
    if (entry.rule.keepFiringFor === '0s') excused.add('keeps_firing');
    if (entry.rule.alert === 'Watchdog') excused.add('recovers');
    expect(always.filter((what) => !shown.has(what) && !excused.has(what))).toEqual([]);
  });

  test('with at least three silent subjects for each that fires', () => {
    const cast = stories.flatMap((story) => story.cast);
    const firing = cast.filter(({ fires }) => fires !== undefined).length;
    expect((cast.length - firing) / firing).toBeGreaterThanOrEqual(3);
  });

  test('with two subjects side by side, one of them silent, wherever a rule has subjects', () => {
    const without = catalogue()
      .filter(({ rule }) => rule.channel === 'label')
      .map(keyOf)
      .filter((name) => !(told.get(name) ?? []).some((story) => shownBy(story).has('two_subjects')));
    expect(without).toEqual([]);
  });
});

describe('every cause', () => {
  const ruled = new Map(causeRules.map((of) => [of.cause.label, of]));

  test('of kind alert has a rule, and no other has one', () => {
    const wanted = new Set(causes.filter(({ kind }) => kind === 'alert').map(({ label }) => label));
    expect([...wanted].filter((label) => !ruled.has(label))).toEqual([]);
    expect([...ruled.keys()].filter((label) => !wanted.has(label))).toEqual([]);
  });

  test('has the number its rule file says', () => {
    const numbers = new Map(causes.map(({ label, id }) => [label, id]));
    expect(causeRules.filter(({ cause }) => numbers.get(cause.label) !== cause.id)).toEqual([]);
  });
});
