import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { startAlertmanager } from '../../../scripts/tools/alertmanager.ts';
import { freePort } from '../../../scripts/tools/port.ts';
import { startProgram } from '../../../scripts/tools/program.ts';
import { untilReady } from '../../../scripts/tools/ready.ts';
import { toolPath } from '../../../scripts/tools/toolpaths.ts';
import { emptyFolder } from '../../scripts/tools/folder.ts';
import { environment } from './world/config.ts';

const path = toolPath('alertmanager');
if (path === undefined)
  console.warn('SKIPPED: no prometheus-alertmanager here, the notifier was not tried with the real one');

const root = join(import.meta.dirname, '../../..');

interface Message {
  readonly msgtype: string;
  readonly markdown?: { readonly content: string };
  readonly text?: { readonly content: string; readonly mentioned_mobile_list: readonly string[] };
}

/** A group robot on loopback that takes everything. */
async function groupRobot(): Promise<{ readonly url: string; readonly messages: Message[] }> {
  const messages: Message[] = [];
  const server = createServer(async (request, response) => {
    messages.push(JSON.parse(await text(request)) as Message);
    response.end('{"errcode":0,"errmsg":"ok"}');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`, messages };
}

async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`gave up waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Alertmanager's configuration as docs/notifier.md shows it, with short times. */
const routing = (notifier: string): string => `
route:
  receiver: channel_ops
  group_by: [channel]
  group_wait: 1s
  group_interval: 1s
  repeat_interval: 1h
receivers:
  - name: channel_ops
    webhook_configs:
      - url: ${notifier}/v1/alerts
        send_resolved: true
        http_config:
          authorization: { credentials: ${environment.NOTIFIER_TOKEN} }
`;

const configuration = (folder: string, alertmanager: string): string => `
server: { publicUrl: https://notify.example.com, tokenVariable: NOTIFIER_TOKEN, readerTokenVariable: NOTIFIER_READER }
store: { folder: ${join(folder, 'store')} }
acknowledgement: { secretVariable: NOTIFIER_LINK_KEY }
alertmanager: { url: ${alertmanager}, silencePollSeconds: 5 }
people: [{ id: duty-1, mobile: '13800000001' }]
robots: [{ id: ops, kind: wecom, urlVariable: WECOM_URL, mention: { page: [duty-1] }, language: both }]
routes: [{ robots: [ops] }]
names: { channel: { cup_card: { zh: 银联卡, en: UnionPay cards } } }
`;

test.skipIf(path === undefined)(
  'the real Alertmanager: firing, a silence, a restart of the notifier, resolved',
  { timeout: 120_000 },
  async () => {
    const folder = emptyFolder();
    const robot = await groupRobot();
    const port = await freePort();
    const notifier = `http://127.0.0.1:${port}`;
    const alertmanager = await startAlertmanager({ path: path!, folder, config: routing(notifier) });
    onTestFinished(() => alertmanager.stop());
    const file = join(folder, 'notifier.yaml');
    writeFileSync(file, configuration(folder, alertmanager.url));

    async function startCommand() {
      const program = startProgram({
        name: 'notifier',
        path: process.execPath,
        args: [join(root, 'collector/main.ts'), 'notify', '--config', file, '--port', String(port)],
        env: { ...process.env, ...environment, WECOM_URL: robot.url },
      });
      onTestFinished(async () => void (await program.stop()));
      await untilReady(program, `${notifier}/readyz`);
      return program;
    }
    const post = (what: string, body: unknown): Promise<Response> =>
      fetch(`${alertmanager.url}/api/v2/${what}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const labels = {
      alertname: 'ChannelOutage',
      severity: 'page',
      team: 'channel_ops',
      stage: 'channel',
      channel: 'cup_card',
      cause: 'channel_fault',
    };
    const alert = {
      labels,
      annotations: { summary: 'cup_card is failing', summary_zh: '银联卡故障' },
      startsAt: new Date().toISOString(),
    };
    const contents = (): string[] =>
      robot.messages.map(({ markdown, text: words }) => markdown?.content ?? words?.content ?? '');

    // Alertmanager repeats until somebody listens.
    await post('alerts', [alert]);
    const first = await startCommand();
    await until('the group was told and the duty called', () => robot.messages.length === 2);
    expect(contents()[0]).toContain('【P1 立即处理】通道 · 银联卡 (cup_card)');
    expect(contents()[0]).toContain('【P1 act now】channel · UnionPay cards (cup_card)');
    expect(robot.messages[1]!.text!.mentioned_mobile_list).toEqual(['13800000001']);

    await post('silences', {
      matchers: [{ name: 'channel', value: 'cup_card', isRegex: false, isEqual: true }],
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      createdBy: 'duty-1',
      comment: 'maintenance agreed with the channel',
    });
    const audit = (): string => readFileSync(join(folder, 'store/audit.ndjson'), 'utf8');
    await until('the silence was audited', () => audit().includes('"what":"silence active"'));
    await until('it counts as taken', () => audit().includes('"via":"silence"'));
    expect(audit()).not.toContain('maintenance agreed');

    await first.stop();
    await startCommand();
    const { silences } = {
      silences: (await (await fetch(`${alertmanager.url}/api/v2/silences`)).json()) as { id: string }[],
    };
    await fetch(`${alertmanager.url}/api/v2/silence/${silences[0]!.id}`, { method: 'DELETE' });
    await post('alerts', [{ ...alert, endsAt: new Date().toISOString() }]);
    await until('the end was told', () => contents().some((content) => content.includes('已恢复')));
    expect(
      contents().filter((content) => content.includes('P1 立即处理】通道') && !content.includes('已恢复')),
    ).toHaveLength(1);
  },
);
