import { describe, expect, test } from 'vitest';
import { needs, promtool } from '../alerts/promtool/tools.ts';
import { mutate, report } from './alerts-mutation.ts';
import { scoreOf } from './mutation/judge.ts';

const hour = 3_600_000;

describe.skipIf(promtool === undefined)(`mutation of alert rules${needs('promtool', promtool)}`, () => {
  test.each([
    { what: 'alerting rules', records: false, least: 0.95 },
    // Two filters that say the same (`quantile` and `count` of busy channels), and counts of which a fifth is no channel,
    // leave some that change nothing.
    { what: 'recording rules', records: true, least: 0.9 },
  ])(
    'so many wrong $what are noticed by the stories that stand on them: $least',
    async ({ records, least }) => {
      const { verdicts, left } = await mutate({ records });
      process.stdout.write(`${report(verdicts, left)}\n`);
      expect(verdicts.length).toBeGreaterThan(100);
      expect(scoreOf(verdicts).score).toBeGreaterThanOrEqual(least);
    },
    hour,
  );
});
