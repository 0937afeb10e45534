import { describe, expect, test } from 'vitest';
import { needs, promtool } from '../alerts/promtool/tools.ts';
import { mutate, report } from './alerts-mutation.ts';
import { scoreOf } from './mutation/judge.ts';

/** Of wrong rules, so many must be noticed by the stories of the rule. */
const least = 0.95;
const hour = 3_600_000;

describe.skipIf(promtool === undefined)(`mutation of alert rules${needs('promtool', promtool)}`, () => {
  test.each([
    { what: 'alerting rules', records: false },
    { what: 'recording rules', records: true },
  ])(
    'wrong $what are noticed',
    async ({ records }) => {
      const { verdicts, left } = await mutate({ records });
      process.stdout.write(`${report(verdicts, left)}\n`);
      expect(verdicts.length).toBeGreaterThan(100);
      expect(scoreOf(verdicts).score).toBeGreaterThanOrEqual(least);
    },
    hour,
  );
});
