import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { createSimulator } from '../../collector/simulator/simulator.ts';
import { copyRules } from '../../scripts/demo/rulefiles.ts';
import { sender } from '../../scripts/demo/sender.ts';
import { shippedRouting, shippedRules } from '../../scripts/demo/shippedalerts.ts';
import { atAnyHour, startAlertmanager, withWebhooks } from '../../scripts/tools/alertmanager.ts';
import { freePort } from '../../scripts/tools/port.ts';
import { startProgram } from '../../scripts/tools/program.ts';
import { startPrometheus } from '../../scripts/tools/prometheus.ts';
import { untilReady } from '../../scripts/tools/ready.ts';
import { type Delivery, startReceiver } from '../../scripts/tools/receiver.ts';
import { toolPath } from '../../scripts/tools/toolpaths.ts';
import { emptyFolder } from '../scripts/tools/folder.ts';

const root = join(import.meta.dirname, '../..');
const prometheusPath = toolPath('prometheus');
const alertmanagerPath = toolPath('alertmanager');

/** `serve` in a process of its own, with the demo's configuration and a store of its own. */
async function serve(folder: string) {
  const profile = parse(readFileSync(join(root, 'collector/config/profiles/b.yaml'), 'utf8'));
  const config = join(folder, 'collector.yaml');
  writeFileSync(config, stringify({ ...profile, store: { path: join(folder, 'ledger.db') } }));
  const port = await freePort();
  const program = startProgram({
    name: 'collector',
    path: process.execPath,
    args: [join(root, 'collector/main.ts'), 'serve', '--config', config, '--port', String(port)],
  });
  onTestFinished(async () => void (await program.stop()));
  await untilReady(program, `http://127.0.0.1:${port}/readyz`);
  return { address: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}`, program };
}

/** A simulated acquirer on the wall clock that posts what happens, as it happens. */
function acquirer(collector: string) {
  const simulator = createSimulator({ profile: 'B', seed: 3, start: Date.now() - 60_000 });
  const posts = sender(collector);
  let stopped = false;
  const running = (async () => {
    while (!stopped) {
      simulator.run(Date.now(), (line, _sentAt, source) => posts.add(source, line));
      await posts.flush();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const stop = async (): Promise<void> => {
    stopped = true;
    posts.stop();
    await running;
  };
  onTestFinished(stop);
  return { simulator, posts, stop };
}

async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 200_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`gave up waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const runs = (pid: number | undefined): boolean => {
  // A zombie that nobody has waited for yet does not run any more.
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout !== '' && !stdout.startsWith('Z');
};

test.skipIf(prometheusPath === undefined || alertmanagerPath === undefined)(
  'from an event to the person: a link goes down, its alert is routed with cause, money and runbook',
  { timeout: 300_000 },
  async () => {
    const folder = emptyFolder();
    const collector = await serve(folder);
    const deliveries: Delivery[] = [];
    const receiver = await startReceiver((delivery) => deliveries.push(delivery));
    onTestFinished(receiver.close);
    const alertmanager = await startAlertmanager({
      path: alertmanagerPath!,
      folder: join(folder, 'alertmanager'),
      config: atAnyHour(withWebhooks(shippedRouting(), receiver.url)),
    });
    onTestFinished(alertmanager.stop);
    const rules = join(folder, 'rules.yml');
    copyRules(shippedRules, rules);
    const prometheus = await startPrometheus({
      path: prometheusPath!,
      folder: join(folder, 'prometheus'),
      scrape: [{ job: 'acquirer-collector', address: collector.address }],
      ruleFiles: [rules],
      alertmanager: alertmanager.address,
      intervalSeconds: 2,
    });
    onTestFinished(prometheus.stop);

    const { simulator, posts, stop } = acquirer(collector.url);
    const query = async (expression: string): Promise<string[]> => {
      const url = `${prometheus.url}/api/v1/query?query=${encodeURIComponent(expression)}`;
      const { data } = (await (await fetch(url)).json()) as {
        data: { result: { value: [number, string] }[] };
      };
      return data.result.map(({ value }) => value[1]);
    };
    await until('the first events are scraped', async () =>
      (await query('sum(acquirer_channel_up) > 10')).some((links) => Number(links) > 10),
    );
    expect(await query('up{job="acquirer-collector"}')).toEqual(['1']);
    expect(posts.rejected).toBe(0);

    // The only link of this channel: the alert does not depend on the traffic of the hour the test runs in.
    simulator.inject({ id: 'S01', settings: { channel: 'visa', link: 'a' } }, Date.now());
    const about = ({ alert }: Delivery): boolean =>
      alert.labels.cause === 'channel_fault' && alert.labels.channel === 'visa';
    await until('the alert is routed', () => deliveries.some(about));
    const { alert } = deliveries.find(about)!;
    expect(alert).toMatchObject({
      status: 'firing',
      labels: { severity: 'page', team: 'channel_ops', stage: 'channel' },
      annotations: { runbook_url: expect.stringContaining('/runbooks/en/channel_fault') },
    });
    expect(alert.annotations.summary).toContain('visa');
    expect(alert.annotations.summary_zh).toContain('visa');
    expect(
      deliveries.filter(({ alert }) => alert.labels.severity === 'page' && alert.labels.channel !== 'visa'),
    ).toEqual([]);

    const programs = [prometheus.program, alertmanager.program, collector.program];
    expect(programs.map(({ pid }) => runs(pid))).toEqual([true, true, true]);
    await stop();
    await Promise.all([prometheus.stop(), alertmanager.stop()]);
    expect((await collector.program.stop()).code).toBe(0);
    expect(programs.map(({ pid }) => runs(pid))).toEqual([false, false, false]);
  },
);
