import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { line } from '../pipeline/harness.ts';
import { type Served, serve } from './harness.ts';

const limits = { bodyBytes: 100_000, lineBytes: 2000, lines: 50, bodySeconds: 1, queuedBytes: 150_000 };
const sale = (rrn: number): string => line('authorization', { rrn: String(632_512_000_000 + rrn) });

let it: Served;
beforeAll(async () => {
  it = await serve((c) => ({ ...c, server: { ...c.server, limits } }));
});
afterAll(() => it.stop());

/** Writes raw bytes to the collector and gives what it answers until it closes. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(it.url).port), '127.0.0.1');
  await once(socket, 'connect');
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
  });
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

const head = (length: number): string =>
  `POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer switch\r\nContent-Length: ${length}\r\n\r\n`;

describe('POST /v1/events', () => {
  test('answers with a report when the lines are durable', async () => {
    const answer = await it.post(`${sale(1)}\n{}\n${sale(1)}\n`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      accepted: 1,
      duplicate: 1,
      late: 0,
      test: 0,
      rejected: 1,
      rejections: [{ line: 2, reason: 'unknown_kind', detail: 'kind is missing' }],
      moreRejections: 0,
    });
  });

  test('takes a JSON array and a single object', async () => {
    const json = { 'content-type': 'application/json; charset=utf-8' };
    const array = await it.post(`[${sale(11)},\n{"kind":},${sale(12)}]`, json);
    expect(await array.json()).toMatchObject({ accepted: 2, rejected: 1, rejections: [{ line: 2 }] });
    const single = await it.post(JSON.stringify(JSON.parse(sale(13)), null, 2), json);
    expect(await single.json()).toMatchObject({ accepted: 1, rejected: 0 });
  });

  test('takes gzip', async () => {
    const answer = await it.post(gzipSync(`${sale(21)}\n${sale(22)}`), { 'content-encoding': 'gzip' });
    expect(await answer.json()).toMatchObject({ accepted: 2 });
  });

  test('a batch of lines that are all refused is still an answer', async () => {
    const answer = await it.post('nonsense\n');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ rejected: 1 });
  });

  test('an empty body reports nothing', async () => {
    expect(await (await it.post('')).json()).toMatchObject({ accepted: 0, rejected: 0 });
  });
});

describe('who may send', () => {
  test.each([
    ['no token', {}],
    ['an unknown token', { authorization: 'Bearer nobody' }],
    ['another scheme', { authorization: 'Basic c3dpdGNo' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['a hash instead of the token', { authorization: `Bearer ${'0'.repeat(64)}` }],
  ])('%s is answered 401', async (_name, headers) => {
    const answer = await fetch(`${it.url}/v1/events`, { method: 'POST', body: sale(1), headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.json()).toMatchObject({ error: { code: 'unauthorized' } });
  });

  test('a reader may read, but not send: 403', async () => {
    const answer = await it.post(sale(1), { authorization: 'Bearer reader' });
    expect(answer.status).toBe(403);
  });

  test('the token decides what is taken', async () => {
    const answer = await it.post(`${sale(31)}\n${line('authorization', { channel: 'alipay' })}`, {
      authorization: 'Bearer wallet',
    });
    expect(await answer.json()).toMatchObject({
      accepted: 1,
      rejections: [{ line: 1, reason: 'not_allowed' }],
    });
  });
});

describe('limits', () => {
  test('a body that is too large is refused before it is read', async () => {
    const answer = await raw(head(200_000));
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(answer).toContain('bodyBytes');
  });

  test('also one that does not say how large it is', async () => {
    const chunk = `${(10_000).toString(16)}\r\n${'x'.repeat(10_000)}\r\n`;
    const answer = await raw(
      `POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer switch\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(12)}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a gzip bomb is inflated no further than the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
    expect(bomb.length).toBeLessThan(limits.bodyBytes);
    const answer = await it.post(bomb, { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(413);
  });

  test('a body that is no gzip is the sender’s mistake', async () => {
    const answer = await it.post('not gzip', { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(400);
  });

  test('too many lines are refused as a whole', async () => {
    const answer = await it.post(Array.from({ length: 51 }, (_, i) => sale(100 + i)).join('\n'));
    expect(answer.status).toBe(413);
    expect(await (await it.post(sale(100))).json()).toMatchObject({ accepted: 1 });
  });

  test('a long line is refused alone', async () => {
    const long = JSON.stringify({ ...JSON.parse(sale(200)), x: 'x'.repeat(2000) });
    const answer = await it.post(`${sale(201)}\n${long}\n${sale(202)}`);
    expect(await answer.json()).toMatchObject({
      accepted: 2,
      rejections: [{ line: 2, reason: 'line_too_long' }],
    });
  });

  test('a body that does not arrive is answered 408', async () => {
    expect(await raw(`${head(500)}{"kind"`)).toMatch(/^HTTP\/1\.1 408 /);
  });

  test.each([[{ 'content-type': 'text/html' }], [{ 'content-encoding': 'br' }]])(
    '%j is answered 415',
    async (headers) => {
      expect((await it.post(sale(1), headers)).status).toBe(415);
    },
  );

  test('a sender that goes away leaves nothing behind', async () => {
    const socket = connect(Number(new URL(it.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`${head(90_000)}${'x'.repeat(80_000)}`);
    socket.destroy();
    // 90 kB more than the 150 kB that may wait only fit when the first body was given up.
    for (let i = 0; i < 5; i++) {
      const answer = await it.post('x'.repeat(90_000));
      expect([200, 429]).toContain(answer.status);
      if (answer.status === 200) return;
    }
    expect.unreachable();
  });

  test('when too much waits, senders are told to come again', async () => {
    const slow = connect(Number(new URL(it.url).port), '127.0.0.1');
    slow.on('error', () => {});
    await once(slow, 'connect');
    slow.write(`${head(99_000)}${'x'.repeat(98_000)}`);
    const metrics = async (): Promise<string> => (await fetch(`${it.url}/metrics`)).text();
    while (!/^acquirer_collector_queued_bytes 98000$/m.test(await metrics()));
    const answer = await it.post('x'.repeat(60_000));
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await metrics()).toMatch(/^acquirer_collector_requests_refused_total\{reason="overload"\} [1-9]/m);
    slow.destroy();
  });
});
