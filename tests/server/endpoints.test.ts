import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { line } from '../pipeline/harness.ts';
import { type Served, serve } from './harness.ts';

let it: Served;
beforeAll(async () => {
  it = await serve();
});
afterAll(() => it.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${it.url}${path}`, { headers });

describe('GET', () => {
  test('/healthz and /readyz', async () => {
    expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([200, 200]);
    expect(await (await get('/readyz')).json()).toEqual({ ready: true });
  });

  test('/metrics counts what was sent', async () => {
    await it.post(`${line('authorization', { at: '2026-11-21T15:59:00+08:00' })}\n{}`);
    const text = await (await get('/metrics')).text();
    expect(text).toContain('acquirer_source_records_total{source="switch",outcome="accepted"} 1\n');
    expect(text).toContain('acquirer_source_rejects_total{source="switch",reason="unknown_kind"} 1\n');
    expect(text).toMatch(/^acquirer_build_info\{version="[^"]+",node="v26[^"]*"\} 1$/m);
  });

  test('/metrics has no blank labels, no NaN, and one HELP a metric', async () => {
    const text = await (await get('/metrics')).text();
    const helps = text.match(/^# HELP \S+/gm) ?? [];
    expect(new Set(helps).size).toBe(helps.length);
    for (const row of text.split('\n').filter((l) => l !== '' && !l.startsWith('#')))
      expect(row).toMatch(/^[a-z_][a-z0-9_]*(\{([a-z_]+="[^"]+",?)+\})? (-?[0-9.e+-]+|\+Inf)$/);
  });

  test('/metrics in gzip is the same text', async () => {
    const { request } = await import('node:http');
    const sent = request(`${it.url}/metrics`, { headers: { 'accept-encoding': 'gzip' } }).end();
    const [answer] = await once(sent, 'response');
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part as Buffer);
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(Buffer.concat(parts)).toString()).toContain('acquirer_source_records_total');
  });

  test('/v1/schema and the schema of one kind', async () => {
    const all = (await (await get('/v1/schema')).json()) as { oneOf: { title: string }[] };
    expect(all.oneOf.map((each) => each.title)).toContain('settlement.order');
    const one = (await (await get('/v1/schema/refund')).json()) as { properties: object };
    expect(Object.keys(one.properties)).toContain('originalRrn');
    expect((await get('/v1/schema/nope')).status).toBe(404);
  });

  test('anything else is 404, told in JSON', async () => {
    const answer = await get('/nowhere');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 'not_found' } });
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });
});

describe('the status page', () => {
  test('is unknown while sources are silent, and calm when all is well', async () => {
    expect(await (await get('/')).text()).toContain('Partly unknown: 1 of 2 sources silent');
    const now = new Date(it.clock.now()).toISOString();
    await it.post(line('authorization', { at: now, rrn: '632512000777' }));
    await it.post(line('authorization', { at: now, channel: 'alipay', rrn: '632512000778' }), {
      authorization: 'Bearer wallet',
    });
    it.clock.advance(5000);
    const page = await (await get('/')).text();
    expect(page).toContain('All money is on time');
    expect(page).toContain('UnionPay cards');
    expect(page).toContain('银联卡');
  });

  test('shows overdue money with the cause that holds most of it', async () => {
    await it.post(
      line('authorization', {
        at: '2026-11-19T12:00:00+08:00',
        clearingDay: '2026-11-19',
        amount: 70_000_00,
        rrn: '632512000779',
      }),
    );
    it.clock.advance(5000);
    const page = await (await get('/')).text();
    expect(page).toMatch(/70,\d\d\d CNY overdue/);
    expect(page).toContain('clearing_delay');
  });

  test('needs no script and loads nothing from elsewhere', async () => {
    const answer = await get('/');
    const page = await answer.text();
    expect(page).not.toMatch(/<script|src=|https?:/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page).toContain('width=device-width');
  });
});

describe('alerts on the status page', () => {
  async function pageWith(answer: string | undefined): Promise<string> {
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/am/api/v2/alerts?') && answer !== undefined) response.end(answer);
      else response.writeHead(500).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const alertmanager = `http://127.0.0.1:${(server.address() as AddressInfo).port}/am`;
    const served = await serve((c) => ({ ...c, server: { ...c.server, alertmanager } }));
    try {
      return await (await fetch(served.url)).text();
    } finally {
      await served.stop();
      server.close();
    }
  }

  test('are listed, the gravest first, and cannot write HTML', async () => {
    const alert = (alertname: string, severity: string, summary = '') => ({
      labels: { alertname, severity },
      annotations: { summary },
      startsAt: '2026-11-21T08:00:00Z',
    });
    const page = await pageWith(
      JSON.stringify([alert('Watchdog', 'info'), alert('Late', 'ticket', '<b>x</b>'), alert('Down', 'page')]),
    );
    expect(page.indexOf('Down')).toBeLessThan(page.indexOf('Late'));
    expect(page).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(page).not.toContain('Watchdog');
    expect(page).toMatch(/class="verdict alarm">[^<]*1 page/);
    expect(page).toMatch(/<time>(2026-11-21 )?16:00<\/time>/); // on the acquirer's clock
  });

  test('say so when Alertmanager does not answer', async () => {
    expect(await pageWith(undefined)).toContain('Alertmanager does not answer');
  });
});

describe('logs', () => {
  test('name no merchant, terminal or transaction', async () => {
    await it.post(
      `${line('authorization', { rrn: '632512000999' })}\n${line('refund', { note: '4111111111111111' })}`,
    );
    const text = it.logged.join('');
    for (const secret of ['102290053310001', 'T0000017', '632512', '4111111111111111', 'Bearer'])
      expect(text).not.toContain(secret);
  });
});
