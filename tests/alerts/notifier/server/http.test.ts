import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signedToken } from '../../../../alerts/notifier/acknowledge/link.ts';
import { parseNotifierConfig } from '../../../../alerts/notifier/config/load.ts';
import { notifierLog } from '../../../../alerts/notifier/log.ts';
import type { HttpRequest } from '../../../../alerts/notifier/robots/kind.ts';
import { type RunningNotifier, runNotifier } from '../../../../alerts/notifier/run.ts';
import { configText, environment } from '../world/config.ts';

const now = Date.parse('2026-03-10T14:07:00+08:00');
let folder: string;
let running: RunningNotifier;
let base: string;
let posted: HttpRequest[];
let wall: number;
let logged: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'notifier-http-'));
  posted = [];
  wall = now;
  logged = '';
  const { config, secrets } = parseNotifierConfig(configText, 'n.yaml', environment);
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk);
      done();
    },
  });
  running = await runNotifier({
    config: { ...config, server: { ...config.server, port: 0 }, store: { ...config.store, folder } },
    secrets,
    log: notifierLog('debug', sink),
    timing: { now: () => wall, elapsed: () => wall - now, after: () => () => {} },
    post: async (request) => {
      posted.push(request);
      return { status: 200, header: () => undefined, body: '{"errcode":0,"code":0}' };
    },
  });
  base = `http://127.0.0.1:${running.port}`;
});
afterEach(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

const payload = (over: object = {}): object => ({
  version: '4',
  groupKey: '{}:{channel="cup_card"}',
  truncatedAlerts: 0,
  status: 'firing',
  receiver: 'channel-ops',
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'http://alertmanager:9093',
  alerts: [
    {
      status: 'firing',
      labels: {
        alertname: 'ChannelOutage',
        severity: 'page',
        team: 'channel_ops',
        stage: 'channel',
        channel: 'cup_card',
        cause: 'channel_fault',
      },
      annotations: {
        summary: '=cmd|calc',
        summary_zh: '<script>alert(1)</script>银联卡故障',
        money_at_risk: 'CNY 12k a minute',
        time_left: '1h 0m 0s',
      },
      startsAt: '2026-03-10T06:05:00.123456789Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: '',
      fingerprint: 'abcdef0123456789',
    },
  ],
  ...over,
});

const send = (path: string, body: unknown, token?: string): Promise<Response> =>
  fetch(`${base}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const get = (path: string, token?: string): Promise<Response> =>
  fetch(`${base}${path}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

const take = async (): Promise<void> => {
  expect((await send('/v1/alerts', payload(), 'alertmanager-token')).status).toBe(200);
};
const incidents = async (): Promise<{ id: string; acknowledged: unknown }[]> =>
  (
    (await (await get('/v1/incidents', 'reader-token')).json()) as {
      incidents: { id: string; acknowledged: unknown }[];
    }
  ).incidents;
const audit = (): string => readFileSync(join(folder, 'audit.ndjson'), 'utf8');
/** Path of a link in the first message. */
const linkIn = (kind: 'ack' | 'evidence'): string =>
  new RegExp(`https://notify\\.example\\.com(/${kind}/[^)]+)\\)`).exec(posted[0]!.body)![1]!;

describe('webhooks', () => {
  test('need the token', async () => {
    expect((await send('/v1/alerts', payload())).status).toBe(401);
    expect((await send('/v1/alerts', payload(), 'reader-token')).status).toBe(401);
    expect(posted).toEqual([]);
  });

  test('are answered once they are in the journal', async () => {
    const response = await send('/v1/alerts', payload(), 'alertmanager-token');
    expect(await response.json()).toEqual({ receipt: 'news' });
    expect(readFileSync(join(folder, 'journal.ndjson'), 'utf8')).toContain('abcdef0123456789');
    expect(await (await send('/v1/alerts', payload(), 'alertmanager-token')).json()).toEqual({
      receipt: 'repeated',
    });
  });

  test('that are none are refused for good, with the place', async () => {
    const response = await send('/v1/alerts', payload({ version: '3' }), 'alertmanager-token');
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('version');
    expect((await send('/v1/alerts', '{', 'alertmanager-token')).status).toBe(400);
  });
});

describe('acknowledging by a link', () => {
  test('opening it acknowledges nothing, the button does, and the audit knows who', async () => {
    await take();
    const path = linkIn('ack');
    for (let i = 0; i < 3; i++) {
      const response = await get(path);
      expect(response.status).toBe(200);
      const page = await response.text();
      expect(page).toContain('<form method="post">');
      expect(page).not.toContain('<script>');
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
    await fetch(`${base}${path}`, { method: 'HEAD' });
    expect((await incidents())[0]!.acknowledged).toBeNull();
    const done = await fetch(`${base}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ by: 'duty-1' }),
    });
    expect(done.status).toBe(200);
    expect((await incidents())[0]!.acknowledged).toMatchObject({ by: 'duty-1', via: 'link' });
    expect(audit()).toMatch(/"what":"acknowledged".*"by":"duty-1","via":"link"/);
    expect(await (await get(path)).text()).toContain('无需确认');
  });

  test('a name nobody configured is not written down', async () => {
    await take();
    await fetch(`${base}${linkIn('ack')}`, {
      method: 'POST',
      body: new URLSearchParams({ by: 'Zhang San 13912345678' }),
    });
    expect((await incidents())[0]!.acknowledged).toMatchObject({ by: 'link' });
    expect(audit()).not.toContain('Zhang');
  });

  test('a forged, a borrowed and an expired link do nothing', async () => {
    await take();
    const path = linkIn('ack');
    const [, , token] = path.split('/') as [string, string, string];
    const [id, expiry] = token.split('.') as [string, string];
    const forged = [
      `/ack/${id}.${expiry}.${'A'.repeat(22)}`,
      `/ack/${id}.zzzzzz.${token.split('.')[2]}`,
      `/ack/${id}.${expiry}`,
      `/ack/${signedToken(environment.NOTIFIER_LINK_KEY!, 'evidence', id, wall + 1e6)}`,
    ];
    for (const each of forged) expect((await fetch(`${base}${each}`, { method: 'POST' })).status).toBe(403);
    wall += 25 * 3_600_000;
    expect((await fetch(`${base}${path}`, { method: 'POST' })).status).toBe(410);
    expect((await incidents())[0]!.acknowledged).toBeNull();
  });
});

describe('acknowledging by command', () => {
  const command = async (text: string, by?: string): Promise<string> =>
    ((await (await send('/v1/commands', { text, by }, 'command-token')).json()) as { reply: string }).reply;

  test('by the number of an alert or of a message, in either language', async () => {
    await take();
    const { id } = (await incidents())[0]!;
    expect(await command('open')).toContain(id);
    expect(await command('ack ZZZZZZZZ')).toContain('no such number');
    expect(await command(`确认 ${id.toLowerCase()}`, 'duty-1')).toContain('已确认');
    expect((await incidents())[0]!.acknowledged).toMatchObject({ by: 'duty-1', via: 'command' });
    expect(await command(`ack ${linkIn('ack').slice(5, 15)}`)).toContain('acknowledged before (duty-1)');
    expect(await command('open')).toContain('nothing waits');
    expect(await command('hello')).toContain('ack NUMBER');
  });

  test('needs its own token', async () => {
    expect((await send('/v1/commands', { text: 'open' }, 'alertmanager-token')).status).toBe(401);
    expect((await send('/v1/commands', { txt: 'open' }, 'command-token')).status).toBe(400);
  });
});

describe('evidence', () => {
  test('for a provider: what was seen, whom to call, nothing about us', async () => {
    await take();
    const { id } = (await incidents())[0]!;
    const response = await get(`/v1/evidence/${id}`, 'reader-token');
    const pack = (await response.json()) as Record<string, unknown>;
    expect(pack).toMatchObject({
      alert: id,
      channel: { id: 'cup_card', names: { zh: '银联卡' } },
      cause: { id: 'C10' },
      provider: { id: 'unionpay', contact: { zh: '值班 021-0000 0000' } },
      startedAt: '2026-03-10T06:05:00.123Z',
      figures: [{ moneyAtRisk: 'CNY 12k a minute' }],
      timeline: [{ what: 'received' }],
    });
    expect(JSON.stringify(pack)).not.toMatch(/wecom-ops|duty-1/);
    const internal = await (await get(`/v1/evidence/${id}?audience=internal`, 'reader-token')).text();
    expect(internal).toContain('wecom-ops: new');
  });

  test('as a table that a spreadsheet reads and does not run', async () => {
    await take();
    const response = await get(`${linkIn('evidence')}?format=csv&audience=internal`);
    expect(response.headers.get('content-type')).toContain('text/csv');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain('fact,,channel,cup_card / 银联卡 / UnionPay cards\r\n');
    expect(text).not.toMatch(/(^|,)[=+@]/m);
    expect(text).not.toContain('wecom-ops');
  });

  test('needs a token or a signed link', async () => {
    await take();
    const { id } = (await incidents())[0]!;
    expect((await get(`/v1/evidence/${id}`)).status).toBe(401);
    expect((await get(`/v1/evidence/${id}`, 'alertmanager-token')).status).toBe(401);
    expect((await get(`${linkIn('ack').replace('/ack/', '/evidence/')}`)).status).toBe(403);
    expect((await get('/v1/evidence/ZZZZZZZZ', 'reader-token')).status).toBe(404);
  });
});

test('nothing secret or personal is in the log, the audit, the metrics or the messages', async () => {
  await take();
  const metrics = await (await get('/metrics')).text();
  expect(metrics).toContain('acquirer_notifier_messages_total{robot="wecom-ops",outcome="delivered"}');
  expect(metrics).toContain('acquirer_notifier_webhooks_total{outcome="news"} 1');
  expect(metrics).toContain('acquirer_notifier_unacknowledged{severity="page"} 1');
  const values = Object.values(environment).map((value) =>
    URL.canParse(value!) ? new URL(value!).search || new URL(value!).pathname : value!,
  );
  for (const text of [logged, audit(), metrics])
    for (const value of [...values, '13800000001', '银联卡故障']) expect(text).not.toContain(value);
  for (const { body } of posted) expect(body).not.toContain('wecom-key');
});

test('is ready, well, and says what it has not', async () => {
  expect([
    (await get('/healthz')).status,
    (await get('/readyz')).status,
    (await get('/nothing')).status,
  ]).toEqual([200, 200, 404]);
});
