import { describe, expect, test } from 'vitest';
import { pseudonymPattern } from '../../collector/carddata/pseudonym.ts';
import { eventKinds } from '../../collector/events/kinds.ts';
import { accepted, decodeWith, line, refused, testConfig } from './harness.ts';

const decode = decodeWith();
/** A test card number of the schemes' own documentation. */
const pan = '4111111111111111';

describe('accepted lines', () => {
  test.each(eventKinds.map((k) => k.kind))('the example of %s', (kind) => {
    const prepared = accepted(decode(line(kind)));
    expect(prepared.event.kind).toBe(kind);
    expect(prepared.booked).toBe(true);
  });

  test('key order and white space do not matter, unknown clean fields are dropped', () => {
    const turned = JSON.stringify(
      Object.fromEntries(Object.entries(JSON.parse(line('refund'))).reverse()),
      null,
      1,
    );
    const plain = accepted(decode(line('refund')));
    const other = accepted(decode(turned.replace('{', '{"shop":"Corner 12",')));
    expect([other.identity, other.content]).toEqual([plain.identity, plain.content]);
    expect(other.event).not.toHaveProperty('shop');
  });

  test('a clearing day is computed from the channel and the event time', () => {
    const before = accepted(decode(line('authorization', { at: '2026-11-20T22:59:59+08:00' })));
    const after = accepted(decode(line('authorization', { at: '2026-11-20T23:00:00+08:00' })));
    expect([before.event, after.event].map((e) => (e as { clearingDay?: string }).clearingDay)).toEqual([
      '2026-11-20',
      '2026-11-21',
    ]);
    expect(before.computedDay).toBe('2026-11-20');
  });

  test('the answer of a wallet belongs to the day of its payment', () => {
    const at = '2026-11-21T00:00:04+08:00';
    const days = [1_000, 9_000].map((lagMs) => accepted(decode(line('wallet.result', { at, lagMs }))).event);
    expect(days.map((e) => (e as { clearingDay?: string }).clearingDay)).toEqual([
      '2026-11-21',
      '2026-11-20',
    ]);
  });

  test('sent or computed, the clearing day makes the same identity and content', () => {
    const computed = accepted(decode(line('authorization')));
    const sent = accepted(decode(line('authorization', { clearingDay: '2026-11-20' })));
    expect([sent.identity, sent.content]).toEqual([computed.identity, computed.content]);
    expect(sent.computedDay).toBe('');
  });

  test('volatile fields change neither identity nor content, others do', () => {
    const plain = accepted(decode(line('authorization')));
    const again = accepted(decode(line('authorization', { latencyMs: 1, note: 'resent', node: undefined })));
    const dearer = accepted(decode(line('authorization', { amount: 1 })));
    expect([again.identity, again.content]).toEqual([plain.identity, plain.content]);
    expect(dearer.identity).toBe(plain.identity);
    expect(dearer.content).not.toBe(plain.content);
  });

  test('a name added to the vocabulary later does not turn repeats into conflicts', () => {
    const order = line('settlement.order', { bank: 'bank_new' });
    const later = decodeWith({ config: testConfig((c) => ({ ...c, banks: ['bank_a', 'bank_new'] })) });
    const [then, now] = [accepted(decode(order)), accepted(later(order))];
    expect([then.event, now.event].map((e) => (e as { bank?: string }).bank)).toEqual(['other', 'bank_new']);
    expect(now.content).toBe(then.content);
  });

  test('a level has no identity and carries its source', () => {
    const beat = accepted(decode(line('terminal.heartbeat', { at: '2026-11-21T15:59:00+08:00' })));
    expect(beat.identity).toBe('');
    expect(beat.event.source).toBe('switch');
  });

  test('test traffic is checked, but not booked', () => {
    const prepared = accepted(decode(line('authorization', { test: true })));
    expect([prepared.outcome, prepared.booked]).toEqual(['test', false]);
  });
});

describe('late lines', () => {
  const old = '2026-11-19T15:59:59+08:00';

  test('money is booked and called late', () => {
    const prepared = accepted(decode(line('authorization', { at: old })));
    expect([prepared.outcome, prepared.booked]).toEqual(['late', true]);
  });

  test('an observation is only counted', () => {
    const prepared = accepted(decode(line('terminal.heartbeat', { at: old })));
    expect([prepared.outcome, prepared.booked]).toEqual(['late', false]);
  });

  test('a record of reference is taken however old it is', () => {
    for (const kind of [
      'merchant.contract',
      'terminal.registry',
      'rule.change',
      'merchant.document',
    ] as const) {
      const prepared = accepted(decode(line(kind, { at: '2019-05-01T00:00:00Z' })));
      expect([prepared.outcome, prepared.booked]).toEqual(['accepted', true]);
    }
  });
});

describe('refused lines', () => {
  const cases: [name: string, text: string, reason: string, detail: RegExp][] = [
    ['no JSON', '{"kind":', 'bad_json', /JSON/],
    ['two values', '{} {}', 'bad_json', /character 4/],
    ['a list', '[1]', 'bad_schema', /object/],
    ['null', 'null', 'bad_schema', /object/],
    ['no kind', '{}', 'unknown_kind', /missing/],
    ['unknown kind', '{"kind":"sale"}', 'unknown_kind', /sale/],
    ['kind of Object.prototype', '{"kind":"constructor"}', 'unknown_kind', /constructor/],
    ['missing field', line('refund', { amount: undefined }), 'bad_schema', /^amount: /],
    ['wrong type', line('refund', { amount: '12' }), 'bad_schema', /^amount: /],
    ['fraction of a fen', line('refund', { amount: 0.5 }), 'bad_schema', /^amount: /],
    [
      'deep inside',
      line('payer.balance', { inflows: [{ at: '2026-11-21T08:50:00Z', amount: -1 }] }),
      'bad_schema',
      /^inflows\[0\]\.amount: /,
    ],
    ['no offset', line('refund', { at: '2026-11-20T15:10:00.000000' }), 'bad_timestamp', /^at: /],
    ['impossible instant', line('refund', { at: '2026-02-30T15:10:00+08:00' }), 'bad_timestamp', /^at: /],
    [
      'impossible instant inside',
      line('payer.balance', { inflows: [{ at: '2026-13-01T08:50:00Z', amount: 1 }] }),
      'bad_timestamp',
      /inflows\[0\]\.at/,
    ],
    ['impossible day', line('chargeback', { clearingDay: '2026-02-30' }), 'bad_timestamp', /calendar/],
    ['the future', line('refund', { at: '2026-11-21T16:05:01+08:00' }), 'future', /5 minutes/],
    ['a day far ahead', line('settlement.hold', { settlementDay: '2027-11-21' }), 'future', /2027-11-21/],
    ['too old', line('refund', { at: '2026-09-01T00:00:00Z' }), 'too_old', /at/],
    ['an old day', line('chargeback', { clearingDay: '2026-09-01' }), 'too_old', /2026-09-01/],
    ['unknown channel', line('refund', { channel: 'paypal' }), 'unknown_channel', /paypal/],
    [
      'unknown channel in a list',
      line('terminal.registry', { channels: ['cup_card', 'paypal'] }),
      'unknown_channel',
      /paypal/,
    ],
    [
      'unknown channel in a part',
      line('settlement.order', {
        parts: [{ channel: 'paypal', clearingDay: '2026-11-20', net: 1, fee: 0, transactions: 1 }],
      }),
      'unknown_channel',
      /paypal/,
    ],
    [
      'unknown channel as subject',
      line('maintenance.window', { scope: 'channel', subject: 'paypal' }),
      'unknown_channel',
      /paypal/,
    ],
    ['unknown currency', line('refund', { currency: 'EUR' }), 'unknown_currency', /EUR/],
    ['another source', line('refund', { source: 'wallet' }), 'not_allowed', /switch/],
  ];
  test.each(cases)('%s', (_name, text, reason, detail) => {
    const refusal = refused(decode(text));
    expect(refusal.reason).toBe(reason);
    expect(refusal.detail).toMatch(detail);
  });

  test('a source may send its kinds and channels and nothing else', () => {
    const wallet = decodeWith({ source: 'wallet' });
    expect(accepted(wallet(line('authorization', { channel: 'alipay' }))).outcome).toBe('accepted');
    expect(refused(wallet(line('authorization'))).reason).toBe('not_allowed');
    expect(refused(wallet(line('refund', { channel: 'alipay' }))).reason).toBe('not_allowed');
  });
});

describe('card data', () => {
  const cases: [name: string, text: string][] = [
    ['in a note', line('refund', { note: `card ${pan}` })],
    ['in an unknown field', line('refund', { comment: `paid with ${pan}` })],
    ['in a number', line('refund', { extra: { id: Number(pan) } })],
    ['under a name that says so', line('refund', { cardNo: 'x' })],
    [
      'in an unknown field of a part',
      JSON.stringify({
        ...JSON.parse(line('settlement.order')),
        parts: [
          { channel: 'cup_card', clearingDay: '2026-11-20', net: 1, fee: 0, transactions: 1, memo: pan },
        ],
      }),
    ],
    ['in the name of a field', line('refund', { [pan]: 1 })],
  ];
  test.each(cases)('%s refuses the line and is shown nowhere', (_name, text) => {
    const refusal = refused(decode(text));
    expect(refusal.reason).toBe('card_data');
    expect(JSON.stringify(refusal)).not.toContain(pan);
  });

  test('is redacted in a line refused for another reason', () => {
    for (const text of [
      `{"kind":"refund","note":"${pan}"`,
      line('refund', { amount: 'x', note: pan }),
      `{"kind":"${pan}"}`,
      line('refund', { channel: `c${pan}`, note: 'x' }),
    ])
      expect(JSON.stringify(refused(decode(text)))).not.toContain(pan);
  });

  test('a long line is redacted before it is cut', () => {
    const refusal = refused(decode(`{"x":"${'a'.repeat(3975)} ${pan}`));
    expect(refusal.text).not.toContain('411111');
    expect(refusal.text.length).toBeLessThan(4100);
  });

  test('JSON errors do not quote the line', () => {
    const refusal = refused(decode(`{"kind":${pan.slice(0, 12)} ${pan.slice(12)}}`));
    expect(refusal.detail).not.toMatch(/\d{4}/);
  });
});

describe('identifiers', () => {
  const hashed = decodeWith({
    config: testConfig((c) => ({ ...c, identifiers: { hashKeyVariable: 'ID_KEY' } })),
    environment: { ID_KEY: 'a key of more than sixteen bytes' },
  });

  test('are stored as keyed hashes when a key is configured', () => {
    const { event } = accepted(hashed(line('authorization')));
    const { merchant, terminal } = event as { merchant?: string; terminal?: string };
    expect(merchant).toMatch(pseudonymPattern);
    expect(terminal).toMatch(pseudonymPattern);
    expect(JSON.stringify(event)).not.toContain('102290053310001');
  });

  test('make identities and contents of their hashes', () => {
    const { identity } = accepted(hashed(line('clearing.line')));
    expect(identity).not.toContain('102290053310001');
    expect(accepted(hashed(line('authorization'))).content).not.toBe(
      accepted(decode(line('authorization'))).content,
    );
  });

  test('need a key of sixteen bytes', () => {
    const config = testConfig((c) => ({ ...c, identifiers: { hashKeyVariable: 'ID_KEY' } }));
    expect(() => decodeWith({ config, environment: { ID_KEY: 'short' } })).toThrow(/ID_KEY/);
    expect(() => decodeWith({ config })).toThrow(/ID_KEY/);
  });
});

test('decoding never throws, whatever the line is', () => {
  const lines = [
    '',
    '"',
    '\u0000',
    '{"kind":"refund","at":{}}',
    '{"__proto__":{"kind":"refund"}}',
    `{"kind":"terminal.presence","at":"2026-11-21T08:00:00Z","groups":[null]}`,
    '['.repeat(50_000),
    `{"kind":"refund","x":${'['.repeat(5000)}${']'.repeat(5000)}}`,
  ];
  for (const text of lines) expect(refused(decode(text)).line).toBe(1);
});
