import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertFacts, safeUrl } from '../../../../alerts/notifier/intake/facts.ts';
import {
  alertNumber,
  notificationIdentity,
  typedNumber,
} from '../../../../alerts/notifier/intake/identity.ts';
import { webhookSchema } from '../../../../alerts/notifier/intake/payload.ts';
import { type Alert, webhook } from '../world/alerts.ts';

const now = Date.parse('2026-03-10T03:52:00+08:00');
const facts = (alert: Alert) => alertFacts(webhook('x', [alert], now).alerts[0]!);

describe('what is kept of an alert', () => {
  test('card, account and merchant numbers are not', () => {
    const kept = JSON.stringify(
      facts({
        labels: {
          merchant_name: '老王面馆',
          account: '6222021234567890123',
          note: 'acct 6222 0212 3456 7890 123',
          channel: 'cup_card',
        },
        annotations: {
          summary: 'card 4111111111111111 declined',
          description: 'merchant 898310048160001, account 6222021234567890123, amount 1200000',
        },
      }),
    );
    expect(kept).not.toMatch(/4111|8983100|62220212|6222 0212|老王/);
    expect(kept).toContain('amount 1200000');
    expect(kept).toContain('cup_card');
  });

  test('no long number survives, however it is grouped', () => {
    const number = fc
      .tuple(fc.stringMatching(/^[1-9]\d{11,18}$/), fc.constantFrom('', ' ', '-'))
      .map(([digits, gap]) => [digits, digits.match(/.{1,4}/g)!.join(gap)] as const);
    fc.assert(
      fc.property(number, fc.constantFrom('', '账户 ', 'id='), ([digits, written], before) => {
        const { annotations } = facts({ annotations: { description: `${before}${written}。` } });
        expect(annotations.description!.replace(/[ -]/g, '')).not.toContain(digits);
      }),
      { numRuns: 200 },
    );
  });

  test('annotations nobody shows are dropped', () => {
    expect(facts({ annotations: { debug: 'x', password: 'y' } }).annotations).not.toHaveProperty('password');
  });

  test('only web addresses are links, and whole ones', () => {
    expect(safeUrl('https://grafana/d/x?from=1738300000000&to=now')).toBe(
      'https://grafana/d/x?from=1738300000000&to=now',
    );
    for (const bad of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://user:pw@host/',
      'grafana/d/x',
      `https://x/${'a'.repeat(1000)}`,
    ])
      expect(safeUrl(bad)).toBeUndefined();
  });
});

describe('identity', () => {
  test('group, status, alerts and their starts decide; order and figures do not', () => {
    const a = { labels: { region: 'a' }, startsAt: now };
    const b = { labels: { region: 'b' }, startsAt: now };
    const of = (alerts: readonly Alert[], group?: string): string =>
      notificationIdentity(webhook('x', alerts, now, group));
    expect(of([a, b])).toBe(of([b, a]));
    expect(of([{ ...a, annotations: { time_left: '1h' } }, b])).toBe(of([a, b]));
    const others = [
      of([a]),
      of([a, b], 'other'),
      of([a, { ...b, startsAt: now + 1 }]),
      of([a, { ...b, status: 'resolved', endsAt: now }]),
    ];
    expect(new Set([of([a, b]), ...others]).size).toBe(5);
  });

  test('a number typed badly is still read', () => {
    const number = alertNumber('abc', now);
    expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(typedNumber(` ${number.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(number);
  });
});

test('what is no webhook of version 4 is refused, what Alertmanager adds later is not', () => {
  const good = JSON.parse(
    JSON.stringify({
      ...webhook('x', [{}], now),
      alerts: [
        {
          status: 'firing',
          labels: {},
          annotations: {},
          startsAt: '2026-03-09T19:52:00.123456789Z',
          endsAt: '0001-01-01T00:00:00Z',
          fingerprint: 'f',
          added: 1,
        },
      ],
      added: 1,
    }),
  );
  expect(webhookSchema.safeParse(good).success).toBe(true);
  expect(webhookSchema.safeParse({ ...good, version: '5' }).success).toBe(false);
  expect(webhookSchema.safeParse({ ...good, alerts: [] }).success).toBe(false);
  expect(
    webhookSchema.safeParse({ ...good, alerts: [{ ...good.alerts[0], startsAt: 'yesterday' }] }).success,
  ).toBe(false);
});
