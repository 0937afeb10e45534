import express, { type NextFunction, type Request, type Response } from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ExplainAnswer } from '../../collector/inspect/explain.ts';
import type { MerchantAnswer } from '../../collector/inspect/merchant.ts';
import type { TraceAnswer } from '../../collector/inspect/trace.ts';
import type { WaitingAnswer } from '../../collector/inspect/waiting.ts';
import { gate } from '../../collector/server/gate.ts';
import { type Books, inspector } from '../../collector/server/inspect.ts';
import { listen } from '../../collector/server/listen.ts';
import { virtualClock } from '../../collector/time/clock.ts';
import { openFixture } from '../ledger/fixture.ts';
import { line, noon, testConfig } from '../pipeline/harness.ts';
import { type Served, serve } from './harness.ts';

const one: Books = openFixture();

let it: Served;
beforeAll(async () => {
  it = await serve();
  const day = { clearingDay: '2026-11-19', at: '2026-11-19T12:00:00+08:00' };
  const sales = [
    line('merchant.contract'),
    line('authorization', { ...day, amount: 7_000_01, rrn: '632512000001' }),
    line('authorization', { at: '2026-11-21T15:59:00+08:00', amount: 99, rrn: '632512000002' }),
    line('authorization', {
      ...{ at: '2026-11-21T15:58:00+08:00', channel: 'alipay', type: 'qr_payment', amount: 1_20 },
      ...{ rrn: 'A20261121155800000001', state: 'unknown', code: 'TIMEOUT' },
    }),
  ];
  expect(await (await it.post(sales.join('\n'))).json()).toMatchObject({ accepted: 3, late: 1 });
});
afterAll(() => it.stop());

const reader = { authorization: 'Bearer reader' };
const get = (path: string, headers: Record<string, string> = reader) =>
  fetch(`${it.url}${path}`, { headers });
const answer = async <A>(path: string): Promise<A> => (await (await get(path)).json()) as A;

const questions = [
  '/v1/waiting',
  '/v1/explain?channel=cup_card',
  '/v1/trace?rrn=632512000001',
  '/v1/merchant?merchant=102290053310001',
];

describe('who may ask', () => {
  test.each(questions)('%s: a reader, nobody else', async (path) => {
    const nobody = await get(path, {});
    expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect((await get(path, { authorization: 'Bearer wrong' })).status).toBe(401);
    const source = await get(path, { authorization: 'Bearer switch' });
    expect(source.status).toBe(403);
    expect(await source.json()).toMatchObject({ error: { code: 'forbidden' } });
    const own = await get(path);
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });

  test('without configured readers nobody', async () => {
    const closed = await serve((c) => ({ ...c, server: { ...c.server, readers: [] } }));
    expect((await fetch(`${closed.url}/v1/waiting`, { headers: reader })).status).toBe(401);
    await closed.stop();
  });
});

describe('questions that cannot be answered', () => {
  test.each([
    ['/v1/waiting?channel=paypal', 'unknown_channel'],
    ['/v1/waiting?currency=JPY', 'unknown_currency'],
    ['/v1/waiting?stage=heaven', 'bad_question'],
    ['/v1/waiting?cause=bad_luck', 'bad_question'],
    ['/v1/waiting?clearingDay=2026-02-30', 'bad_question'],
    ['/v1/waiting?limit=0', 'bad_question'],
    ['/v1/waiting?limit=5000', 'bad_question'],
    ['/v1/waiting?merchant=102290053310001', 'bad_question'],
    ['/v1/waiting?channel=cup_card&channel=alipay', 'bad_question'],
    ['/v1/explain', 'bad_question'],
    ['/v1/trace', 'bad_question'],
    ['/v1/trace?merchant=102290053310001', 'bad_question'],
    ['/v1/trace?rrn=632512000001&time=yesterday', 'bad_question'],
    ['/v1/trace?rrn=632512000001&channel=paypal', 'unknown_channel'],
    ['/v1/merchant', 'bad_question'],
    ['/v1/merchant?merchant=102290053310001&days=99', 'bad_question'],
  ])('%s is %s', async (path, code) => {
    const refused = await get(path);
    expect(refused.status).toBe(400);
    const text = await refused.text();
    expect(JSON.parse(text)).toMatchObject({ error: { code } });
    expect(text).not.toContain('102290053310001');
  });
});

/** What /metrics says waits, in fen, by `channel stage cause`. */
async function metric(): Promise<Record<string, number>> {
  const text = await (await get('/metrics')).text();
  const rows = text.matchAll(
    /^acquirer_stage_waiting_amount\{stage="(\w+)",cause="(\w+)",channel="(\w+)",currency="CNY"\} (\S+)$/gm,
  );
  const found: Record<string, number> = {};
  for (const [, stage, cause, channel, amount] of rows)
    if (Number(amount) !== 0) found[`${channel} ${stage} ${cause}`] = Math.round(Number(amount) * 100);
  return found;
}

describe('GET /v1/waiting', () => {
  test('is what the metric says, to the fen', async () => {
    const { rows, totals } = await answer<WaitingAnswer>('/v1/waiting');
    const sums: Record<string, number> = {};
    for (const { channel, stage, cause, amount } of rows) {
      const key = `${channel} ${stage} ${cause}`;
      sums[key] = (sums[key] ?? 0) + amount;
    }
    const told = await metric();
    expect(told['cup_card clearing clearing_delay']).toBe(7_000_01);
    expect(sums).toEqual(told);
    expect(totals).toMatchObject([{ currency: 'CNY', amount: 7_000_01 + 99 + 1_20 }]);
  });

  test('of a stage nothing waits in is empty', async () => {
    expect(await answer('/v1/waiting?stage=payout')).toMatchObject({ rows: [], totals: [], more: 0 });
  });
});

describe('GET /v1/explain', () => {
  test('says why, and adds up to what waits', async () => {
    const query = 'channel=cup_card&clearingDay=2026-11-19';
    const { parts } = await answer<ExplainAnswer>(`/v1/explain?${query}`);
    const { rows } = await answer<WaitingAnswer>(`/v1/waiting?${query}`);
    expect(parts.map(({ amount }) => amount)).toEqual(rows.map(({ amount }) => amount));
    expect(parts[0]).toMatchObject({ cause: 'clearing_delay', team: 'clearing_ops', overdue: 7_000_01 });
    expect(parts[0]!.evidence[0]).toMatchObject({ fact: 'file_not_received', about: 'transactions' });
  });
});

const merchant = '102290053310001';

describe('GET /v1/trace and /v1/merchant', () => {
  test('a sale by its number', async () => {
    const { found } = await answer<TraceAnswer>(`/v1/trace?rrn=632512000001&merchant=${merchant}`);
    expect(found).toMatchObject([
      {
        ...{ kind: 'sale', channel: 'cup_card', clearingDay: '2026-11-19', mode: 'D+1' },
        where: { state: 'waiting', account: 'clearing.captured', causes: [{ cause: 'clearing_delay' }] },
      },
    ]);
  });

  test('nothing found is an answer', async () => {
    expect(await answer('/v1/trace?rrn=999999999999')).toMatchObject({ found: [], more: 0 });
  });

  test('what of the merchant waits adds up to its cells of the metric', async () => {
    const { waiting, sales, contract } = await answer<MerchantAnswer>(`/v1/merchant?merchant=${merchant}`);
    expect(contract).toMatchObject({ mode: 'D+1' });
    expect(waiting.map(({ account, amount }) => [account, amount])).toEqual([['switch.unknown', 1_20]]);
    expect((await metric())['alipay switch unknown_outcome']).toBe(1_20);
    expect(sales).toMatchObject([{ channel: 'alipay', soldAt: '2026-11-21T15:58:00+08:00' }]);
  });

  test('ids that are stored hashed are looked up by their hash, and no answer shows either', async () => {
    const change = (c: object) => ({ ...c, identifiers: { hashKeyVariable: 'KEY' } });
    const hashed = await serve(change, { KEY: 'a key that is long enough' });
    await hashed.post(
      [line('merchant.contract'), line('settlement.order', { at: '2026-11-21T05:20:00+08:00' })].join('\n'),
    );
    const ask = async (path: string) => (await fetch(`${hashed.url}${path}`, { headers: reader })).text();
    const money = await ask(`/v1/merchant?merchant=${merchant}`);
    expect(JSON.parse(money)).toMatchObject({
      contract: { mode: 'D+1' },
      orders: [{ orderId: 'SO-20261121-000017', amount: 8_417_90 }],
    });
    const way = await ask(`/v1/trace?merchant=${merchant}&clearingDay=2026-11-20`);
    expect(JSON.parse(way)).toMatchObject({ found: [{ kind: 'day', channel: 'cup_card' }] });
    expect(money + way).not.toMatch(/102290053310001|h_[0-9A-Za-z_-]{22}/);
    await hashed.stop();
  });
});

describe('books that cannot be read', () => {
  test.each([
    ['from the start', () => undefined, 503],
    ['because the store failed while it was read', () => openFixture(), 503],
    ['for a reason that is not the store', () => one, 500],
  ])('%s', async (_name, books, status) => {
    const http = express();
    const ask = inspector({ config: testConfig(), clock: virtualClock(noon), books });
    const breaks = async () => {
      throw new Error('the database is not open');
    };
    http.get('/', ask(z.strictObject({}), breaks));
    http.use((_error: unknown, _request: Request, response: Response, _next: NextFunction) => {
      response.sendStatus(500);
    });
    const listening = await listen(http, '127.0.0.1', 0);
    const { status: answered } = await fetch(`http://127.0.0.1:${listening.port}/`);
    expect(answered).toBe(status);
    await listening.close();
  });
});

test('of searches that go on together only so many are let in', async () => {
  const pass = gate(1);
  let finish = (): void => {};
  const first = pass(() => new Promise<void>((resolve) => (finish = resolve)));
  expect(pass(async () => {})).toBeUndefined();
  finish();
  await first;
  expect(await pass(async () => 7)).toBe(7);
});

test('no answer and no question is logged', () => {
  const text = it.logged.join('');
  for (const secret of ['102290053310001', '632512', 'Bearer', '/v1/']) expect(text).not.toContain(secret);
});
