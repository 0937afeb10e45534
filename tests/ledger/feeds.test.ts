import { describe, expect, it } from 'vitest';
import type { EventOfKind } from '../../collector/events/kinds.ts';
import { feeds } from '../../collector/families/feeds.ts';
import { feedsBook } from '../../collector/ledger/feeds.ts';
import { freshnessBook } from '../../collector/ledger/freshness.ts';
import { nonZero, readings } from '../families/readings.ts';
import { event, instant, openHarness, smallConfig } from './harness.ts';

const sources = [
  { id: 'switch_a', expectedIntervalSeconds: 10 },
  { id: 'switch_b', expectedIntervalSeconds: 10 },
  { id: 'wallet', expectedIntervalSeconds: 10 },
  { id: 'tms', expectedIntervalSeconds: 60, activeFrom: '08:00', activeUntil: '22:00' },
];
const noon = Date.parse('2026-11-20T12:00:00+08:00');
const day = 86_400_000;

function open() {
  const harness = openHarness(
    (f) => {
      const freshness = freshnessBook(f);
      return { freshness, feeds: feedsBook(f, freshness) };
    },
    { ...smallConfig, sources },
  );
  let rrn = 0;
  const send = (source: string, sent: EventOfKind, at: number, arrived = at): void => {
    harness.send({ ...sent, source } as EventOfKind, arrived);
    harness.books.freshness.saw(source, at, arrived);
  };
  return {
    harness,
    sale(source: string, channel: string, at: number, arrived = at) {
      const type = channel === 'alipay' ? 'qr_payment' : 'sale';
      const fields = { at: instant(at), channel, type, rrn: String(rrn++).padStart(12, '0'), code: '00' };
      send(source, event('authorization', fields), at, arrived);
    },
    beat(source: string, at: number) {
      send(source, event('terminal.heartbeat', { at: instant(at) }), at);
    },
    payout(source: string, at: number) {
      send(source, event('payout', { at: instant(at) }), at);
    },
    /** The source lives and has nothing to tell. */
    watermark(source: string, at: number) {
      send(source, event('source.watermark', { at: instant(at), watermark: instant(at - 1000) }), at);
    },
    blind: (at: number) => Object.keys(nonZero(readings(feeds, harness, at))),
  };
}

const blindOf = (stage: string, channel: string) => `stage_blind{stage="${stage}",channel="${channel}"}`;

describe('stage_blind', () => {
  it('is 0 for every channel, for all and for the fleet before anything was heard', () => {
    const { harness } = open();
    const all = readings(feeds, harness, noon);
    expect(Object.keys(all)).toEqual([
      blindOf('switch', 'cup_card'),
      blindOf('switch', 'alipay'),
      blindOf('switch', 'intl'),
      blindOf('switch', 'all'),
      blindOf('terminal', 'all'),
      blindOf('payout', 'all'),
    ]);
    expect(nonZero(all)).toEqual({});
  });

  it('begins after one interval of silence, not three, and ends with the first word', () => {
    const { sale, watermark, blind } = open();
    sale('switch_a', 'cup_card', noon);
    expect(blind(noon + 10_000)).toEqual([]);
    expect(blind(noon + 10_001)).toEqual([blindOf('switch', 'cup_card'), blindOf('switch', 'all')]);
    watermark('switch_a', noon + 20_000);
    expect(blind(noon + 20_001)).toEqual([]);
  });

  it('never hides an outage: a source that speaks is believed when it tells of no sales', () => {
    const { sale, watermark, blind } = open();
    sale('switch_a', 'cup_card', noon);
    sale('switch_a', 'intl', noon);
    for (let at = noon; at < noon + 600_000; at += 5_000) watermark('switch_a', at);
    expect(blind(noon + 600_000)).toEqual([]);
    sale('switch_a', 'intl', noon + 700_000);
    expect(blind(noon + 705_000)).toEqual([]);
  });

  it('never hides an outage behind a source that feeds something else', () => {
    const { sale, beat, blind } = open();
    sale('switch_a', 'cup_card', noon);
    beat('tms', noon);
    sale('switch_a', 'cup_card', noon + 600_000);
    expect(blind(noon + 600_000)).toEqual([blindOf('terminal', 'all')]);
  });

  it('is of payouts while whoever tells of them is silent', () => {
    const { payout, watermark, blind } = open();
    payout('switch_b', noon);
    watermark('switch_b', noon + 20_000);
    expect(blind(noon + 25_000)).toEqual([]);
    expect(blind(noon + 30_001)).toEqual([blindOf('payout', 'all')]);
  });

  it('is not the silence of one feed among three, but of half of them', () => {
    const { sale, blind } = open();
    for (const source of ['switch_a', 'switch_b', 'wallet']) sale(source, 'cup_card', noon);
    sale('switch_a', 'cup_card', noon + 60_000);
    sale('switch_b', 'cup_card', noon + 60_000);
    expect(blind(noon + 60_000)).toEqual([]);
    sale('switch_a', 'cup_card', noon + 120_000);
    expect(blind(noon + 120_000)).toEqual([blindOf('switch', 'cup_card'), blindOf('switch', 'all')]);
  });

  it('says all channels only when half of those ever fed are blind', () => {
    const { sale, blind } = open();
    for (const channel of ['cup_card', 'intl']) sale('switch_a', channel, noon);
    sale('wallet', 'alipay', noon);
    sale('switch_a', 'cup_card', noon + 60_000);
    expect(blind(noon + 60_000)).toEqual([blindOf('switch', 'alipay')]);
    sale('wallet', 'alipay', noon + 120_000);
    expect(blind(noon + 120_000)).toEqual([
      blindOf('switch', 'cup_card'),
      blindOf('switch', 'intl'),
      blindOf('switch', 'all'),
    ]);
  });

  it('forgets a source that feeds no longer a day after it did, and never the only one', () => {
    const { sale, blind } = open();
    sale('switch_b', 'cup_card', noon);
    sale('switch_a', 'cup_card', noon + day);
    expect(blind(noon + day)).toEqual([blindOf('switch', 'cup_card'), blindOf('switch', 'all')]);
    sale('switch_a', 'cup_card', noon + day + 1);
    expect(blind(noon + day + 1)).toEqual([]);
    expect(blind(noon + 9 * day)).toEqual([blindOf('switch', 'cup_card'), blindOf('switch', 'all')]);
  });

  it('is not silence outside the active hours of the source, nor just after they began', () => {
    const { beat, blind } = open();
    beat('tms', noon);
    expect(blind(noon + 61_000)).toEqual([blindOf('terminal', 'all')]);
    const evening = Date.parse('2026-11-20T23:00:00+08:00');
    expect(blind(evening)).toEqual([]);
    const morning = Date.parse('2026-11-21T08:02:00+08:00');
    expect(blind(morning)).toEqual([]);
    expect(blind(morning + 60_000)).toEqual([blindOf('terminal', 'all')]);
  });

  it('stays while a source sends what it kept back, until it is up to date', () => {
    const { sale, blind } = open();
    sale('switch_a', 'cup_card', noon);
    sale('switch_a', 'cup_card', noon + 30_000, noon + 600_000);
    expect(blind(noon + 600_000)).toContain(blindOf('switch', 'cup_card'));
    sale('switch_a', 'cup_card', noon + 595_000, noon + 601_000);
    expect(blind(noon + 601_000)).toEqual([]);
  });

  it('is remembered over a restart', () => {
    const { harness, sale } = open();
    sale('switch_a', 'cup_card', noon);
    harness.commit('checkpoint');
    const at = noon + 60_000;
    const before = readings(feeds, harness, at);
    expect(readings(feeds, harness.reopen(), at)).toEqual(before);
    expect(nonZero(before)).not.toEqual({});
  });
});
