import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, serveHarness } from '../../../dashboards/harness/serve.ts';

let harness: Harness;
const asked: string[] = [];
const tokens: (string | undefined)[] = [];
const prometheus = createServer((request, response) => {
  let body = '';
  request.on('data', (data) => {
    body += data;
  });
  request.on('end', () => {
    asked.push(`${request.method} ${request.url} ${body}`);
    tokens.push(request.headers.authorization);
    response.writeHead(request.url?.includes('bad') ? 400 : 200).end('{"status":"success"}');
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => prometheus.listen(0, '127.0.0.1', resolve));
  const { port } = prometheus.address() as { port: number };
  harness = await serveHarness(`http://127.0.0.1:${port}`);
});
afterAll(async () => {
  await harness.close();
  prometheus.close();
});

test('queries are passed on with their body, and the answer comes back with its status', async () => {
  const body = new URLSearchParams({ query: 'up' });
  const answer = await fetch(`${harness.url}/prom/api/v1/query`, { method: 'POST', body });
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'success' }]);
  expect(asked).toEqual(['POST /api/v1/query query=up']);
  expect((await fetch(`${harness.url}/prom/api/v1/bad`)).status).toBe(400);
});

test('the route to a collector adds its token, and is not there without one', async () => {
  const route = '/api/plugin-proxy/acquirer-observability-app/collector/v1/waiting?stage=payout';
  expect((await fetch(`${harness.url}${route}`)).status).toBe(404);
  const { port } = prometheus.address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  const asking = await serveHarness(url, 0, { url, token: 'reader' });
  expect((await fetch(`${asking.url}${route}`)).status).toBe(200);
  expect([asked.at(-1), tokens.at(-1)]).toEqual(['GET /v1/waiting?stage=payout ', 'Bearer reader']);
  await asking.close();
});

test('boards are served, other files of the checkout are not', async () => {
  const board = (await (await fetch(`${harness.url}/boards/en/acq-oncall.json`)).json()) as { uid: string };
  expect(board.uid).toBe('acq-oncall');
  for (const path of [
    '/boards/..%2f..%2fpackage.json',
    '/boards/%2e%2e/%2e%2e/package.json',
    '/package.json',
    '/boards/en',
  ])
    expect([path, (await fetch(`${harness.url}${path}`)).status]).toEqual([path, 404]);
});

test('what there is to look at: every page and every board', async () => {
  const places = (await (await fetch(`${harness.url}/places.json`)).json()) as {
    name: string;
    kind: string;
  }[];
  expect(places.filter(({ kind }) => kind === 'page').map(({ name }) => name)).toContain('money-path');
  expect(places.filter(({ kind }) => kind === 'board')).toHaveLength(8);
});
