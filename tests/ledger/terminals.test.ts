import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Counts } from '../../collector/ledger/counts.ts';
import { type TerminalsBook, terminalsBook } from '../../collector/ledger/terminals.ts';
import { atLocal, defaultZone } from '../../collector/time/zone.ts';
import { event, instant, openHarness, smallConfig } from './harness.ts';

const noon = atLocal('2026-11-20', '12:00', defaultZone);
const minutes = (n: number) => n * 60_000;
const open = () => openHarness((f) => ({ terminals: terminalsBook(f) }));
type Open = ReturnType<typeof open>;

const name = (n: number) => `T${String(n).padStart(7, '0')}`;
const installed = (n: number, fields: Record<string, unknown> = {}) =>
  event('terminal.registry', {
    at: instant(noon - minutes(600)),
    terminal: name(n),
    model: 'm1',
    firmware: 'v1.0',
    carrier: 'cmcc',
    channels: ['cup_card', 'intl'],
    ...fields,
  });
const beat = (n: number, at: number, fields: Record<string, unknown> = {}) =>
  event('terminal.heartbeat', {
    terminal: name(n),
    at: instant(at),
    network: undefined,
    rttMs: undefined,
    ...fields,
  });
const snapshot = (at: number, groups: unknown[], source = 'tms') =>
  event('terminal.presence', { at: instant(at), source, groups });

/** Everything that is not 0, by label values. */
function shown(counts: Counts): Record<string, number> {
  const rows: Record<string, number> = {};
  const names = counts.dimensions.reduce<string[]>(
    (all, { values }) => all.flatMap((row) => values.map((v) => (row === '' ? v : `${row} ${v}`))),
    [''],
  );
  names.forEach((row, i) => {
    if (counts.values[i] !== 0) rows[row] = counts.values[i]!;
  });
  return rows;
}

function everything(book: TerminalsBook, now: number) {
  const { unregistered, ...fleet } = book.fleet(now);
  const carried = book.burdens();
  return {
    unregistered,
    fleet: Object.entries(fleet).map(([key, counts]) => [key, shown(counts)]),
    carried: Object.entries(carried).map(([key, counts]) => [key, shown(counts)]),
    expected: [shown(book.expectedOnline(now)), shown(book.expectedOnChannels(now))],
  };
}

describe('terminals book', () => {
  it('counts each terminal once, in the state it is in', () => {
    const { send, books } = open();
    for (let n = 1; n <= 6; n++) send(installed(n));
    send(installed(7, { heartbeatSeconds: 0 }));
    send(beat(1, noon - minutes(1)));
    send(beat(2, noon - minutes(30)));
    send(beat(3, noon - minutes(1)));
    send(event('terminal.registry', { terminal: name(3), at: instant(noon), action: 'suspend' }));
    send(event('terminal.registry', { terminal: name(4), at: instant(noon), action: 'decommission' }));
    send(beat(99, noon - minutes(1)));
    expect(shown(books.terminals.fleet(noon).terminals)).toEqual({
      'online east cellular': 1,
      'silent east cellular': 1,
      'never_seen east cellular': 2,
      'no_heartbeat east cellular': 1,
      'suspended east cellular': 1,
      'decommissioned east cellular': 1,
    });
    expect(books.terminals.fleet(noon).unregistered).toBe(1);
  });

  it('splits silence by band, carrier, gateway and version', () => {
    const { send, books } = open();
    send(installed(1, { carrier: 'unicom', firmware: 'v1.1', gateway: 'gw1' }));
    send(installed(2, { carrier: 'nobody', model: 'unheard_of' }));
    send(beat(1, noon - minutes(70)));
    send(beat(2, noon - minutes(1)));
    const fleet = books.terminals.fleet(noon);
    expect(shown(fleet.silent)).toEqual({
      '5m east cellular': 1,
      '15m east cellular': 1,
      '1h east cellular': 1,
    });
    expect(shown(fleet.silentByCarrier)).toEqual({ 'east unicom': 1 });
    expect(shown(fleet.heardByCarrier)).toEqual({ 'east unicom': 1, 'east other': 1 });
    expect(shown(fleet.byGateway)).toEqual({ 'gw1 online': 1, 'gw1 silent': 1 });
    expect(shown(fleet.byVersion)).toEqual({ 'm1|v1.1 silent': 1, 'other|other online': 1 });
  });

  it('counts a terminal in each of its channels and expects those ever heard from', () => {
    const { send, books } = open();
    for (let n = 1; n <= 10; n++) {
      send(installed(n));
      send(beat(n, noon - minutes(n <= 4 ? 1 : 40)));
    }
    send(installed(11));
    const { onChannel } = books.terminals.fleet(noon);
    expect(shown(onChannel)).toEqual({
      'cup_card online': 4,
      'cup_card silent': 6,
      'cup_card never_seen': 1,
      'intl online': 4,
      'intl silent': 6,
      'intl never_seen': 1,
    });
    expect(shown(books.terminals.expectedOnline(noon))).toEqual({ 'east cellular': 9 });
    expect(shown(books.terminals.expectedOnChannels(noon))).toEqual({ cup_card: 9, intl: 9 });
    expect(shown(books.terminals.expectedOnline(noon + minutes(15 * 60)))).toEqual({ 'east cellular': 3 });
  });

  it('counts beats once, however often they come, under the network the device names', () => {
    const { send, books } = open();
    send(installed(1));
    send(beat(1, noon, { network: 'wifi', rttMs: 180 }));
    send(beat(1, noon, { network: 'wifi', rttMs: 180 }));
    send(beat(1, noon - minutes(5)));
    send(beat(1, noon + minutes(5)));
    expect(books.terminals.heartbeats.get('east', 'wifi')).toBe(2);
    expect(books.terminals.echo.get('wifi').sum).toBe(0.18);
    expect(books.terminals.heartbeats.get('east', 'cellular')).toBe(0);
  });

  it('lets the newer of registry and device say what network and firmware it has', () => {
    const { send, books } = open();
    send(installed(1));
    send(beat(1, noon, { network: 'wifi', firmware: 'v1.1' }));
    send(installed(1, { at: instant(noon - minutes(10)), network: 'ethernet', region: 'north' }));
    expect(shown(books.terminals.fleet(noon).terminals)).toEqual({ 'online north wifi': 1 });
    expect(shown(books.terminals.fleet(noon).byVersion)).toEqual({ 'm1|v1.1 online': 1 });
    send(installed(1, { at: instant(noon + minutes(1)), network: 'ethernet', region: 'east' }));
    expect(shown(books.terminals.fleet(noon).terminals)).toEqual({ 'online east ethernet': 1 });
  });

  it('adds snapshots to the beats; the newest of a source replaces the one before', () => {
    const { send, books } = open();
    send(installed(1));
    send(beat(1, noon));
    const group = { region: 'east', network: 'cellular', carrier: 'cmcc', model: 'm1', firmware: 'v1.0' };
    send(snapshot(noon - minutes(1), [{ ...group, active: 100, online: 90, silent5m: 8, silent1h: 3 }]));
    send(snapshot(noon - minutes(2), [{ ...group, active: 5000, online: 5000 }]));
    send(snapshot(noon, [{ region: 'nowhere', network: 'wifi', active: 10, online: 4 }], 'switch'));
    const fleet = books.terminals.fleet(noon);
    expect(shown(fleet.terminals)).toEqual({
      'online east cellular': 91,
      'silent east cellular': 8,
      'no_heartbeat east cellular': 2,
      'online other wifi': 4,
      'silent other wifi': 6,
    });
    expect(shown(fleet.silent)).toEqual({
      '5m east cellular': 8,
      '5m other wifi': 6,
      '15m east cellular': 3,
      '1h east cellular': 3,
    });
    expect(shown(fleet.silentByCarrier)).toEqual({ 'east cmcc': 8, 'other other': 6 });
    expect(shown(fleet.byVersion)).toEqual({
      'm1|v1.0 online': 91,
      'm1|v1.0 silent': 8,
      'other|other online': 4,
      'other|other silent': 6,
    });
    expect(shown(books.terminals.expectedOnline(noon))).toEqual({ 'east cellular': 89, 'other wifi': 9 });
  });

  it('keeps the model of what a snapshot counts without firmware', () => {
    const { send, books } = open();
    const group = { region: 'east', network: 'cellular', active: 10, online: 10 };
    send(
      snapshot(noon, [
        { ...group, model: 'm1' },
        { ...group, model: 'unheard_of' },
      ]),
    );
    expect(shown(books.terminals.fleet(noon).byVersion)).toEqual({
      'm1|other online': 10,
      'other|other online': 10,
    });
  });

  it('never reads more out of a snapshot than it has terminals', () => {
    const count = fc.nat(50);
    const maybe = fc.option(count, { nil: undefined });
    const counts = fc.record({
      active: count,
      online: count,
      silent5m: maybe,
      silent15m: maybe,
      silent1h: maybe,
      silent24h: maybe,
    });
    fc.assert(
      fc.property(counts, (each) => {
        const { send, books } = open();
        const said = Object.fromEntries(Object.entries(each).filter(([, v]) => v !== undefined));
        send(snapshot(noon, [{ region: 'east', network: 'wifi', ...said }]));
        const fleet = books.terminals.fleet(noon);
        expect(fleet.terminals.values.reduce((a, b) => a + b, 0)).toBe(each.active);
        const bands = ['5m', '15m', '1h', '24h'].map((band) => fleet.silent.get(band, 'east', 'wifi'));
        expect(bands).toEqual(bands.toSorted((a, b) => b - a));
        expect(fleet.terminals.get('silent', 'east', 'wifi')).toBe(bands[0]);
      }),
      { numRuns: 60 },
    );
  });

  it('sums what terminals carry by region, faults by model, and lets go of decommissioned ones', () => {
    const { send, books } = open();
    const status = (n: number, fields: Record<string, unknown>, at = noon) =>
      event('terminal.status', {
        terminal: name(n),
        at: instant(at),
        faults: undefined,
        pendingReversals: undefined,
        offlineTransactions: undefined,
        offlineAmount: undefined,
        ...fields,
      });
    for (let n = 1; n <= 3; n++) send(installed(n));
    send(
      status(1, {
        faults: ['printer', 'other'],
        pendingReversals: 2,
        offlineTransactions: 3,
        offlineAmount: 900,
      }),
    );
    send(status(2, { faults: ['printer'], pendingReversals: 1 }));
    send(status(2, { pendingReversals: 7 }, noon - minutes(1)));
    send(status(3, { offlineAmount: 50, offlineTransactions: 1 }));
    const burdens = () => Object.values(books.terminals.burdens()).map(shown);
    expect(burdens()).toEqual([{ east: 3 }, { east: 4 }, { east: 950 }, { 'm1 printer': 2, 'm1 other': 1 }]);
    send(status(1, {}, noon + minutes(1)));
    send(installed(3, { action: 'decommission' }));
    expect(burdens()).toEqual([{ east: 1 }, {}, {}, { 'm1 printer': 1 }]);
  });

  it('counts every sign-in once', () => {
    const { send, books } = open();
    const signIn = event('terminal.sign_in', { result: 'key_error' });
    expect([send(signIn), send(signIn)]).toEqual([true, false]);
    send(event('terminal.sign_in', { trace: '000002' }));
    expect(books.terminals.signIns.get('key_error')).toBe(1);
    expect(books.terminals.signIns.get('ok')).toBe(1);
  });

  it('moves nobody when the configuration gains a region, a carrier and a channel', () => {
    const first = open();
    for (let n = 1; n <= 3; n++) first.send(installed(n, { region: n === 1 ? 'north' : 'east' }));
    first.commit('checkpoint');
    const { books } = first.reopen({
      ...smallConfig,
      fleet: { ...smallConfig.fleet, regions: ['alpine', 'north', 'east'], carriers: ['aaa', 'cmcc'] },
      channels: smallConfig.channels.toReversed(),
    });
    expect(shown(books.terminals.fleet(noon).terminals)).toEqual({
      'never_seen north cellular': 1,
      'never_seen east cellular': 2,
    });
    expect(books.terminals.fleet(noon).onChannel.get('cup_card', 'never_seen')).toBe(3);
  });

  /** Full records, beats and statuses of a few terminals at distinct seconds. */
  const life = fc
    .array(
      fc.record({
        n: fc.integer({ min: 1, max: 4 }),
        what: fc.constantFrom(
          'install',
          'move',
          'suspend',
          'resume',
          'decommission',
          'beat',
          'status',
          'presence',
        ),
        region: fc.constantFrom('east', 'north', 'elsewhere'),
        network: fc.constantFrom('wifi', 'cellular'),
        firmware: fc.constantFrom('v1.0', 'v1.1'),
        number: fc.nat(5),
      }),
      { maxLength: 25 },
    )
    .map((steps) =>
      steps.map(({ n, what, region, network, firmware, number }, i) => {
        const at = instant(noon - minutes(40) + i * 77_000);
        if (what === 'beat') return event('terminal.heartbeat', { terminal: name(n), at, network, firmware });
        if (what === 'status')
          return event('terminal.status', { terminal: name(n), at, pendingReversals: number });
        if (what === 'presence')
          return snapshot(Date.parse(at), [{ region, network, active: 10 + number, online: 5 }]);
        return installed(n, { at, action: what, region, network, firmware });
      }),
    );
  const later = noon + minutes(30);

  it('ends the same whatever the order levels arrive in: the newest wins', () => {
    fc.assert(
      fc.property(
        life.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([inOrder, shuffled]) => {
          const [a, b] = [open(), open()];
          for (const each of inOrder) a.send(each);
          for (const each of shuffled) b.send(each);
          expect(everything(b.books.terminals, later)).toEqual(everything(a.books.terminals, later));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('reads the same after a restart; no counter ever decreases, no terminal is counted twice', () => {
    fc.assert(
      fc.property(life, (events) => {
        const running: Open = open();
        let beats = 0;
        for (const each of events) {
          running.send(each);
          running.commit('commit');
          let sum = 0;
          running.books.terminals.heartbeats.each((_labels, value) => (sum += value));
          expect(sum).toBeGreaterThanOrEqual(beats);
          beats = sum;
        }
        running.commit('checkpoint');
        const before = everything(running.books.terminals, later);
        const again = running.reopen();
        expect(everything(again.books.terminals, later)).toEqual(before);
        for (const each of events) again.send(each);
        expect(everything(again.books.terminals, later)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });
});
