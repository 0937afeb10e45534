import { describe, expect, test } from 'vitest';
import { dingtalk } from '../../../../alerts/notifier/robots/dingtalk.ts';
import { feishu } from '../../../../alerts/notifier/robots/feishu.ts';
import type { HttpAnswer, RobotKind } from '../../../../alerts/notifier/robots/kind.ts';
import { dingtalkSignature, feishuSignature } from '../../../../alerts/notifier/robots/sign.ts';
import { webhook } from '../../../../alerts/notifier/robots/webhook.ts';
import { wecom } from '../../../../alerts/notifier/robots/wecom.ts';

const answer = (body: unknown, status = 200, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  header: (name) => headers[name],
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const outcome = (
  kind: Pick<RobotKind, 'read'>,
  body: unknown,
  status?: number,
  headers?: Record<string, string>,
): string => {
  const read = kind.read(answer(body, status, headers));
  return read.outcome === 'refused' ? `refused ${read.what}` : read.outcome;
};

describe('what providers answer', () => {
  test.each([
    [{ errcode: 0, errmsg: 'ok' }, 'delivered'],
    [{ errcode: 45009, errmsg: 'api freq out of limit' }, 'throttled'],
    [{ errcode: 40058, errmsg: 'markdown.content exceed max length 4096' }, 'refused content'],
    [{ errcode: 93000, errmsg: 'invalid webhook url' }, 'refused robot'],
    [{ errcode: -1, errmsg: 'system busy' }, 'failed'],
    ['<html>', 'unsure'],
  ])('WeCom %j is %s', (body, expected) => expect(outcome(wecom, body)).toBe(expected));

  test.each([
    [{ errcode: 0, errmsg: 'ok' }, 'delivered'],
    [{ errcode: 130101, errmsg: 'send too fast' }, 'throttled'],
    [{ status: 1111, wait: 5, source: 'x5', punish: 'deny' }, 'throttled'],
    [{ errcode: 310000, errmsg: 'sign not match' }, 'refused robot'],
    [{ errcode: 430102, errmsg: 'inappropriate' }, 'refused content'],
    [{ errcode: 460101, errmsg: 'message too long' }, 'refused content'],
    [{ errcode: 12345, errmsg: 'new' }, 'failed'],
  ])('DingTalk %j is %s', (body, expected) => expect(outcome(dingtalk, body)).toBe(expected));

  test('DingTalk blocks for ten minutes', () => {
    const read = dingtalk.read(answer({ errcode: 130101 }));
    expect(read.outcome === 'throttled' && read.pauseMs).toBeGreaterThanOrEqual(600_000);
  });

  test.each([
    [{ code: 0, msg: 'success' }, 200, 'delivered'],
    [{ StatusCode: 0, StatusMessage: 'success' }, 200, 'delivered'],
    [{ code: 11232, msg: 'rate limit' }, 200, 'throttled'],
    [{ code: 11232, msg: 'rate limit' }, 400, 'throttled'],
    [{ code: 19021, msg: 'sign match fail' }, 200, 'refused robot'],
    [{ code: 9499, msg: 'Bad Request' }, 400, 'refused content'],
    [{ code: 2200, msg: 'internal error' }, 200, 'failed'],
  ])('Feishu %j with %i is %s', (body, status, expected) =>
    expect(outcome(feishu, body, status)).toBe(expected),
  );

  test.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [429, 'throttled'],
    [503, 'failed'],
    [500, 'unsure'],
    [502, 'unsure'],
    [504, 'unsure'],
    [404, 'refused robot'],
    [413, 'refused content'],
  ])('a webhook that answers %i is %s', (status, expected) =>
    expect(outcome(webhook, '', status)).toBe(expected),
  );

  test('a gateway says itself how long it wants to be left alone', () => {
    expect(webhook.read(answer('', 429, { 'retry-after': '17' }))).toMatchObject({ pauseMs: 17_000 });
    expect(feishu.read(answer('', 429, { 'x-ogw-ratelimit-reset': '52' }))).toMatchObject({
      pauseMs: 52_000,
    });
    expect(webhook.read(answer('', 429, { 'retry-after': 'Wed, 21 Oct' }))).toMatchObject({
      pauseMs: 60_000,
    });
  });
});

/** Worked out with `openssl dgst -sha256 -hmac`. */
describe('signatures', () => {
  test('DingTalk signs timestamp and secret under the secret', () => {
    expect(dingtalkSignature(1_577_262_236_757, 'SEC0123456789')).toBe(
      'MSVzkwUcS5b8OZ58bd/lQlRKGAq0T5acHXSZMzn4Ieg=',
    );
  });
  test('Feishu signs nothing under timestamp and secret', () => {
    expect(feishuSignature(1_599_360_473, 'demo')).toBe('l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=');
  });
});
