import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Metric } from '../../../collector/families/family.ts';
import { samplesOf } from '../../../collector/replay/openmetrics.ts';
import { blockMs, blockWriter } from '../../../scripts/tools/blocks.ts';
import { dataFolder, startPrometheus } from '../../../scripts/tools/prometheus.ts';
import { NotReady } from '../../../scripts/tools/ready.ts';
import { toolPath } from '../../../scripts/tools/toolpaths.ts';
import { emptyFolder } from './folder.ts';

const path = toolPath('prometheus');
const promtool = toolPath('promtool');
const minute = 60_000;
const start = Date.UTC(2026, 5, 10, 3, 30);

const steps: Metric = {
  name: 'acquirer_steps_total',
  help: 'Minutes since the start.',
  type: 'counter',
  labels: ['channel'],
  series: [['visa'], ['cup_card']],
  read: (now) => [(now - start) / minute, 2 * ((now - start) / minute)],
};

async function query(url: string, expression: string, at: number): Promise<Record<string, string>> {
  const parameters = new URLSearchParams({ query: expression, time: String(at / 1000) });
  const { data } = (await (await fetch(`${url}/api/v1/query?${parameters}`)).json()) as {
    data: { result: { metric: Record<string, string>; value: [number, string] }[] };
  };
  return Object.fromEntries(data.result.map(({ metric, value }) => [metric.channel, value[1]]));
}

test.skipIf(!path || !promtool)(
  'a Prometheus serves the blocks made of recorded samples, over several blocks',
  { timeout: 60_000 },
  async () => {
    const folder = emptyFolder();
    const samples = samplesOf([steps], { job: 'acquirer' }, blockMs / minute);
    const blocks = blockWriter(samples, {
      promtool: promtool!,
      folder: join(folder, 'text'),
      data: dataFolder(folder),
    });
    for (let at = start; at <= start + 5 * 60 * minute; at += minute) await blocks.record(at);
    await blocks.close();
    expect(blocks.samples).toBe(2 * 301);

    const prometheus = await startPrometheus({ path: path!, folder });
    onTestFinished(prometheus.stop);
    const total = 'acquirer_steps_total{job="acquirer"}';
    expect(await query(prometheus.url, total, start + 90 * minute)).toEqual({ visa: '90', cup_card: '180' });
    expect(await query(prometheus.url, total, start + 300 * minute)).toEqual({
      visa: '300',
      cup_card: '600',
    });
    expect(
      await query(prometheus.url, 'count_over_time(acquirer_steps_total[5h])', start + 300.5 * minute),
    ).toEqual({ visa: '300', cup_card: '300' });
    await prometheus.stop();
    expect(prometheus.program.hasEnded()).toBe(true);
  },
);

test.skipIf(!path)('a rule file that Prometheus refuses is named', { timeout: 60_000 }, async () => {
  const folder = emptyFolder();
  const rules = join(folder, 'rules.yml');
  writeFileSync(rules, 'groups: [{ name: x, rules: [{ alert: X, expr: "1 +" }] }]');
  const starting = startPrometheus({ path: path!, folder: join(folder, 'prometheus'), ruleFiles: [rules] });
  await expect(starting).rejects.toThrow(NotReady);
  await expect(starting).rejects.toThrow(/parse error|rules\.yml/);
});
