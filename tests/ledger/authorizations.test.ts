import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorizations } from '../../collector/families/authorizations.ts';
import { authorizationsBook } from '../../collector/ledger/authorizations.ts';
import { linksBook } from '../../collector/ledger/links.ts';
import { nonZero, readings } from '../families/readings.ts';
import { event, instant, openHarness, smallConfig } from './harness.ts';

const open = (config?: unknown) =>
  openHarness((f) => {
    const links = linksBook(f);
    return { links, authorizations: authorizationsBook(f, links) };
  }, config);
const noon = Date.parse('2026-11-20T12:00:00+08:00');
let serial = 0;

/** A card request; each call is another one. */
function request(fields: Record<string, unknown> = {}, at = noon) {
  serial += 1;
  return event('authorization', {
    at: instant(at),
    rrn: String(serial).padStart(12, '0'),
    amount: 100_00,
    ...fields,
  });
}
const declined = (code: string, fields: Record<string, unknown> = {}, at = noon) =>
  request({ code, state: 'declined', ...fields }, at);
const only = (all: Record<string, unknown>, name: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(nonZero(all as Record<string, number>))
      .filter(([id]) => id.startsWith(`${name}{`))
      .map(([id, value]) => [id.slice(name.length), value]),
  );

describe('authorizations: outcomes', () => {
  it('counts each request once, under its outcome and code', () => {
    const harness = open();
    const sale = request();
    expect([harness.send(sale), harness.send(sale)]).toEqual([true, false]);
    harness.send(declined('51'));
    harness.send(declined('03'));
    harness.send(declined('91', { type: 'refund' }));
    harness.send(declined('XY', { type: 'adjustment' }));
    const all = readings(authorizations, harness, noon);
    expect(only(all, 'authorizations_total')).toEqual({
      '{channel="cup_card",txn_type="sale",outcome="approved"}': 1,
      '{channel="cup_card",txn_type="sale",outcome="cardholder_decline"}': 1,
      '{channel="cup_card",txn_type="sale",outcome="merchant_decline"}': 1,
      '{channel="cup_card",txn_type="refund",outcome="system_failure"}': 1,
      '{channel="cup_card",txn_type="other",outcome="unclassified"}': 1,
    });
    expect(only(all, 'authorization_responses_total')).toEqual({
      '{channel="cup_card",response_code="00"}': 1,
      '{channel="cup_card",response_code="51"}': 1,
      '{channel="cup_card",response_code="03"}': 1,
      '{channel="cup_card",response_code="91"}': 1,
      '{channel="cup_card",response_code="other"}': 1,
    });
    expect(all['authorization_amount_total{channel="cup_card",outcome="approved",currency="CNY"}']).toBe(100);
  });

  it('counts a request nobody answered as a system failure, and its later answer too', () => {
    const harness = open();
    harness.send(request({ rrn: '000000999999', code: 'TIMEOUT', state: 'unknown' }));
    harness.send(request({ rrn: '000000999999', code: '00', state: 'approved' }, noon + 90_000));
    const all = readings(authorizations, harness, noon);
    expect(only(all, 'authorizations_total')).toEqual({
      '{channel="cup_card",txn_type="sale",outcome="system_failure"}': 1,
      '{channel="cup_card",txn_type="sale",outcome="approved"}': 1,
    });
    expect(all['authorization_responses_total{channel="cup_card",response_code="TIMEOUT"}']).toBe(1);
  });

  it('does not count a wallet that waits for its user', () => {
    const harness = open();
    const order = {
      channel: 'alipay',
      type: 'qr_payment',
      issuer: undefined,
      rrn: 'A20261120120000000000099',
    };
    harness.send(request({ ...order, code: '10003', state: 'unknown' }));
    expect(only(readings(authorizations, harness, noon), 'authorizations_total')).toEqual({});
    harness.send(request({ ...order, code: '10000', state: 'approved' }));
    expect(only(readings(authorizations, harness, noon), 'authorizations_total')).toEqual({
      '{channel="alipay",txn_type="qr_payment",outcome="approved"}': 1,
    });
  });

  it('sets code 90 apart inside the day-cut, and nowhere else', () => {
    const harness = open();
    const cut = Date.parse('2026-11-20T23:00:00+08:00');
    const at = (ms: number, merchant = '102290053310001') =>
      harness.send(declined('90', { clearingDay: undefined, merchant }, cut + ms));
    at(-1000);
    at(5 * 60_000, '102290053310002');
    at(11 * 60_000);
    harness.send(
      event('channel.cutover', {
        channel: 'intl',
        clearingDay: '2026-11-20',
        phase: 'start',
        at: '2026-11-20T22:50:00+08:00',
      }),
    );
    const totals = only(readings(authorizations, harness, cut), 'authorizations_total');
    expect(totals).toEqual({
      '{channel="cup_card",txn_type="sale",outcome="system_failure"}': 2,
      '{channel="cup_card",txn_type="sale",outcome="cut_over"}': 1,
    });
    const refused = (ms: number) =>
      harness.books.authorizations.refusedMerchants('cup_card', 'system', cut + ms);
    expect([refused(0), refused(5 * 60_000), refused(11 * 60_000)]).toEqual([1, 0, 1]);
  });

  it('limits response codes to watched ones where configured so', () => {
    const harness = open({ ...smallConfig, metrics: { responseCodes: 'watched' } });
    for (const code of ['51', '55', '91', '54']) harness.send(declined(code));
    harness.send(request());
    expect(only(readings(authorizations, harness, noon), 'authorization_responses_total')).toEqual({
      '{channel="cup_card",response_code="00"}': 1,
      '{channel="cup_card",response_code="55"}': 1,
      '{channel="cup_card",response_code="91"}': 1,
      '{channel="cup_card",response_code="other"}': 2,
    });
  });
});

describe('authorizations: splits', () => {
  it('counts where the event says where it belongs', () => {
    const harness = open();
    harness.send(
      request({
        issuer: 'icbc',
        region: 'east',
        network: 'wifi',
        carrier: 'cmcc',
        model: 'm1',
        firmware: 'v1.1',
      }),
    );
    harness.send(
      declined('91', { issuer: undefined, region: undefined, network: undefined, node: undefined }),
    );
    harness.send(
      request({ channel: 'intl', code: '00', issuer: 'ccb', region: 'north', network: undefined }),
    );
    const all = readings(authorizations, harness, noon);
    expect(only(all, 'authorizations_by_issuer_total')).toEqual({
      '{channel="cup_card",issuer="icbc",outcome="approved"}': 1,
      '{channel="cup_card",issuer="other",outcome="system_failure"}': 1,
    });
    expect(only(all, 'authorizations_by_region_total')).toEqual({
      '{region="east",network="wifi",outcome="approved"}': 1,
      '{region="north",network="other",outcome="approved"}': 1,
    });
    expect(only(all, 'authorizations_by_carrier_total')).toEqual({
      '{carrier="cmcc",outcome="approved"}': 1,
    });
    expect(only(all, 'authorization_attempts_by_carrier_total')).toEqual({
      '{region="east",carrier="cmcc"}': 1,
    });
    expect(only(all, 'authorizations_by_terminal_model_total')).toEqual({
      '{terminal_model="m1",firmware="v1.1",outcome="approved"}': 1,
    });
    expect(only(all, 'authorizations_by_node_total')).toEqual({ '{node="n1",outcome="approved"}': 2 });
  });

  it('counts the attempts of a carrier in a region, failed ones and unknown carriers too', () => {
    const harness = open();
    const there = { region: 'north', network: 'cellular' };
    harness.send(declined('91', { ...there, carrier: 'cmcc' }));
    harness.send(declined('51', { ...there, carrier: 'cmcc' }));
    harness.send(declined('51', { ...there, carrier: 'somebody' }));
    harness.send(declined('51', { ...there, carrier: undefined }));
    harness.send(declined('51', { region: undefined, carrier: 'cmcc' }));
    const all = readings(authorizations, harness, noon);
    expect(only(all, 'authorization_attempts_by_carrier_total')).toEqual({
      '{region="north",carrier="cmcc"}': 2,
      '{region="north",carrier="other"}': 1,
    });
  });

  it('puts a pair of model and firmware that is not configured under other', () => {
    const harness = open();
    harness.send(request({ model: 'm1', firmware: 'v9.9' }));
    harness.send(request({ model: 'other', firmware: undefined }));
    const all = readings(authorizations, harness, noon);
    expect(only(all, 'authorizations_by_terminal_model_total')).toEqual({
      '{terminal_model="other",firmware="other",outcome="approved"}': 2,
    });
  });

  it('shows PIN and MAC errors of one node apart', () => {
    const harness = open();
    for (const code of ['55', '55', 'A0', '99', '05', '51']) harness.send(declined(code, { node: 'n2' }));
    expect(only(readings(authorizations, harness, noon), 'authorization_watch_codes_by_node_total')).toEqual({
      '{node="n2",code_group="55"}': 2,
      '{node="n2",code_group="a0_99"}': 2,
      '{node="n2",code_group="other_watch"}': 1,
    });
  });
});

describe('authorizations: merchants refused lately', () => {
  const merchant = (n: number) => `10229005331${String(n).padStart(4, '0')}`;

  it('tells one shop from many', () => {
    const { send, books } = open();
    for (let n = 0; n < 40; n++) {
      send(declined('51', { merchant: merchant(0) }));
      send(declined('61', { merchant: merchant(n) }));
    }
    const merchants = (group: string) => books.authorizations.refusedMerchants('cup_card', group, noon);
    expect([merchants('51'), merchants('watch'), merchants('system')]).toEqual([1, 0, 0]);
    expect(merchants('61_65')).toBeGreaterThanOrEqual(39);
    expect(merchants('61_65')).toBeLessThanOrEqual(41);
  });

  it('forgets them after five to six minutes', () => {
    const { send, books, commit, foundation } = open();
    send(declined('05', {}, noon));
    const { refusedMerchants, tick } = books.authorizations;
    expect(refusedMerchants('cup_card', 'watch', noon + 6 * 60_000 - 1)).toBe(1);
    expect(refusedMerchants('cup_card', 'watch', noon + 6 * 60_000)).toBe(0);
    commit();
    tick!(noon + 5 * 60_000);
    expect(foundation.space.drain('commit')).toEqual([]);
    tick!(noon + 6 * 60_000);
    expect(foundation.space.drain('commit').map((row) => row.value)).toEqual([null]);
  });
});

describe('authorizations: what is failing and what is expected', () => {
  it('calls a channel or issuer failing above half of at least five requests', () => {
    const { send, books } = open();
    const { isFailing } = books.authorizations;
    for (let n = 0; n < 4; n++) send(declined('91', { issuer: 'icbc' }));
    expect(isFailing('issuer', 'icbc', noon)).toBe(false);
    send(request({ issuer: 'icbc' }));
    expect(isFailing('issuer', 'icbc', noon)).toBe(true);
    expect(isFailing('channel', 'cup_card', noon)).toBe(true);
    for (let n = 0; n < 3; n++) send(request({ issuer: 'icbc' }));
    expect(books.authorizations.recent('issuer', 'icbc', noon)).toEqual({ attempts: 8, failures: 4 });
    expect(isFailing('issuer', 'icbc', noon)).toBe(false);
  });

  it('does not hold declines of cardholders, nor old failures, against it', () => {
    const { send, books } = open();
    for (let n = 0; n < 9; n++) send(declined('51'));
    expect(books.authorizations.recent('channel', 'cup_card', noon)).toEqual({ attempts: 0, failures: 0 });
    for (let n = 0; n < 9; n++) send(declined('91'));
    expect(books.authorizations.isFailing('channel', 'cup_card', noon + 5 * 60_000)).toBe(true);
    expect(books.authorizations.isFailing('channel', 'cup_card', noon + 6 * 60_000)).toBe(false);
    // Eight minutes on, the same place of the ring is another minute's.
    send(request({}, noon + 8 * 60_000));
    expect(books.authorizations.recent('channel', 'cup_card', noon + 8 * 60_000)).toEqual({
      attempts: 1,
      failures: 0,
    });
    send(declined('91'));
    expect(books.authorizations.recent('channel', 'cup_card', noon + 8 * 60_000).attempts).toBe(1);
  });

  it('expects the configured figure by day and nothing by night, until something was learned', () => {
    const { books } = open();
    const { expected } = books.authorizations;
    const at = (clock: string) => expected('cup_card', Date.parse(`2026-11-20T${clock}:00+08:00`)).perMinute;
    expect(['07:59', '08:00', '08:30', '12:00', '21:30', '22:00', '03:00'].map(at)).toEqual([
      0, 0, 300, 600, 300, 0, 0,
    ]);
    const learned = openHarness((f) => ({
      authorizations: authorizationsBook(f, linksBook(f), (id) => (id === 'cup_card' ? 42 : undefined)),
    }));
    expect(learned.books.authorizations.expected('cup_card', noon)).toEqual({
      perMinute: 42,
      state: 'learned',
    });
    expect(learned.books.authorizations.expected('alipay', noon)).toEqual({
      perMinute: 0,
      state: 'fallback',
    });
  });
});

describe('authorizations: as state', () => {
  const drawn = fc.array(
    fc.record({
      channel: fc.constantFrom('cup_card', 'intl'),
      code: fc.constantFrom('00', '51', '55', '91', '90', 'ZZ', 'TIMEOUT'),
      state: fc.constantFrom('approved', 'declined', 'unknown'),
      merchant: fc.constantFrom('102290053310001', '102290053310002'),
      node: fc.constantFrom('n1', 'n2', undefined),
      latencyMs: fc.integer({ min: 1, max: 90_000 }),
      second: fc.integer({ min: 0, max: 200 }),
    }),
    { maxLength: 25 },
  );

  it('reads the same in any order and after a restart, and only ever grows', () => {
    fc.assert(
      fc.property(drawn, (requests) => {
        const events = requests.map(({ second, ...fields }) => request(fields, noon + second * 1000));
        const [one, other] = [open(), open()];
        let before = readings(authorizations, one, noon);
        for (const each of events) {
          one.send(each);
          const after = readings(authorizations, one, noon);
          for (const [id, value] of Object.entries(after))
            if (/_total\{/.test(id)) expect(value as number).toBeGreaterThanOrEqual(before[id] as number);
          before = after;
        }
        for (const each of events.toReversed()) other.send(each);
        one.commit('checkpoint');
        const now = noon + 200_000;
        const expected = readings(authorizations, one, now);
        expect(readings(authorizations, other, now)).toEqual(expected);
        const again = one.reopen();
        expect(readings(authorizations, again, now)).toEqual(expected);
        expect(again.books.authorizations.recent('channel', 'cup_card', now)).toEqual(
          one.books.authorizations.recent('channel', 'cup_card', now),
        );
        const sum = (name: string): number =>
          Object.values(only(expected, name)).reduce<number>((total, value) => total + (value as number), 0);
        expect(sum('authorizations_total')).toBe(requests.length);
        expect(sum('authorization_responses_total')).toBe(requests.length);
      }),
      { numRuns: 40 },
    );
  });

  it('has every configured combination from the start', () => {
    const all = readings(authorizations, open(), noon);
    const count = (name: string) => Object.keys(all).filter((id) => id.startsWith(`${name}{`)).length;
    expect(count('authorizations_total')).toBe((5 + 3 + 4) * 7);
    expect(count('authorizations_by_issuer_total')).toBe(3 * 7);
    expect(count('authorizations_by_terminal_model_total')).toBe(4 * 7);
    expect(count('authorization_attempts_by_carrier_total')).toBe(3 * 3);
    expect(count('authorization_declining_merchants')).toBe(3 * 6);
    expect(nonZero(all)).toEqual({ 'authorizations_expected_per_minute{channel="cup_card"}': 600 });
  });
});
