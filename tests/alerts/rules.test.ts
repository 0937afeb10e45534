import { beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, runStories } from './promtool/run.ts';
import { needs, promtool } from './promtool/tools.ts';
import { stories } from './rules/stories.ts';

const named = stories.map((story, i) => {
  const roles = story.cast.map(({ role, why }) => `${role} (${why})`).join(', ');
  return { story, name: `${i + 1} ${story.alert} (${story.severity}): ${roles}` };
});

describe.skipIf(promtool === undefined)(`rules under promtool${needs('promtool', promtool)}`, () => {
  let outcomes: ReadonlyMap<string, Outcome> = new Map();

  beforeAll(async () => {
    outcomes = await runStories(named);
  }, 900_000);

  test.each(named)('$name', ({ name }) => {
    const { passed, output } = outcomes.get(name)!;
    expect(passed ? '' : output).toBe('');
  });
});
