import { describe, expect, test } from 'vitest';
import { hardened, pauseAfter } from '../../../../alerts/notifier/delivery/backoff.ts';
import { transportAnswer } from '../../../../alerts/notifier/delivery/post.ts';
import { failed, refused, throttled, unsure } from '../../../../alerts/notifier/robots/answers.ts';

describe('errors of the transport', () => {
  const failure = (code: string): Error => Object.assign(new TypeError('fetch failed'), { cause: { code } });

  test('a connection that never came about is certain', () => {
    for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])
      expect(transportAnswer(failure(code))).toEqual(failed(code));
  });

  test('one that broke is not', () => {
    expect(transportAnswer(failure('ECONNRESET'))).toEqual(unsure('ECONNRESET'));
    expect(transportAnswer(Object.assign(new Error('x'), { name: 'TimeoutError' }))).toEqual(
      unsure('timeout'),
    );
  });

  test('only its code is kept: the message may hold the address', () => {
    const error = new TypeError('Failed to parse URL from https://host/send?key=secret');
    expect(JSON.stringify(transportAnswer(error))).not.toContain('secret');
  });
});

describe('pauses', () => {
  test('double, within a minute, spread over half of it', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 50].map((failures) => pauseAfter(failed('x'), failures, 1));
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(pauseAfter(failed('x'), 3, 0)).toBe(4_000);
  });

  test('are at least as long as the provider asks', () => {
    expect(pauseAfter(throttled('errcode 130101', 605_000), 1, 0)).toBe(605_000);
    expect(pauseAfter(throttled('code 11232', 2_000), 6, 1)).toBe(60_000);
  });

  test('an unknown code that keeps coming is about the words', () => {
    expect(hardened(failed('errcode 777'), 0)).toEqual(failed('errcode 777'));
    expect(hardened(failed('errcode 777'), 2)).toEqual(refused('errcode 777', 'content'));
    expect(hardened(failed('ECONNREFUSED'), 99)).toEqual(failed('ECONNREFUSED'));
  });
});
