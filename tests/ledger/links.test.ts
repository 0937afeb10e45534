import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { links } from '../../collector/families/links.ts';
import { linksBook } from '../../collector/ledger/links.ts';
import { nonZero, readings } from '../families/readings.ts';
import { event, instant, openHarness } from './harness.ts';

const open = () => openHarness((f) => ({ links: linksBook(f) }));
const ms = (text: string): number => Date.parse(text);
const link = (at: number, fields: Record<string, unknown>) =>
  event('channel.link', { at: instant(at), rttMs: undefined, ...fields });
const cut = (phase: 'start' | 'end', at: string, channel = 'cup_card') =>
  event('channel.cutover', { channel, clearingDay: '2026-11-20', phase, at });

describe('links book', () => {
  it('keeps the newest state of a link and measures each report once', () => {
    const harness = open();
    const t = ms('2026-11-20T12:00:00+08:00');
    harness.send(link(t, { up: true, rttMs: 14 }));
    harness.send(link(t, { up: true, rttMs: 14 }));
    harness.send(link(t - 60_000, { up: false, rttMs: 900 }));
    harness.send(link(t, { link: 'nowhere', up: true }));
    expect(harness.books.links.state('cup_card', 'a')).toEqual({ at: t, up: true });
    expect(harness.books.links.probes.get('cup_card|a').counts.reduce((a, b) => a + b)).toBe(1);
    expect(harness.books.links.state('cup_card', 'nowhere')).toBeUndefined();
  });

  it('moves the day-cut to the announced one, also after a restart', () => {
    const harness = open();
    const start = '2026-11-20T23:02:00+08:00';
    harness.send(cut('start', start));
    harness.commit();
    for (const each of [harness, harness.reopen()]) {
      const { business } = each.foundation;
      expect(business.clearingDay('cup_card', ms(start) - 1)).toBe('2026-11-20');
      expect(business.clearingDay('cup_card', ms(start))).toBe('2026-11-21');
      expect(each.books.links.nextDayCut('cup_card', ms(start) - 1)).toBe(ms(start));
      expect(each.books.links.nextDayCut('cup_card', ms(start))).toBe(ms('2026-11-21T23:00:00+08:00'));
    }
  });

  it('is in the day-cut between the messages, whichever came first', () => {
    const harness = open();
    const { links: book } = harness.books;
    harness.send(cut('end', '2026-11-20T23:05:00+08:00'));
    harness.send(cut('start', '2026-11-20T22:58:00+08:00'));
    const within = (text: string) => book.inDayCut('cup_card', ms(text));
    expect(within('2026-11-20T22:57:59+08:00')).toBe(false);
    expect(within('2026-11-20T22:58:00+08:00')).toBe(true);
    expect(within('2026-11-20T23:04:59+08:00')).toBe(true);
    expect(within('2026-11-20T23:05:00+08:00')).toBe(false);
    expect(book.explainsCode90('cup_card', ms('2026-11-20T23:05:20+08:00'))).toBe(true);
    expect(book.explainsCode90('cup_card', ms('2026-11-21T12:00:00+08:00'))).toBe(false);
    // The wallet announces nothing: its calendar day ends at midnight.
    expect(book.inDayCut('alipay', ms('2026-11-21T00:09:59+08:00'))).toBe(true);
    expect(book.inDayCut('alipay', ms('2026-11-21T00:10:00+08:00'))).toBe(false);
  });

  it('forgets cut-overs after a week', () => {
    const harness = open();
    harness.send(cut('start', '2026-11-20T23:02:00+08:00'));
    harness.commit();
    harness.books.links.tick!(ms('2026-11-29T12:00:00+08:00'));
    expect(harness.foundation.space.drain('commit')).toEqual([
      { space: 'links.cutovers', key: '2026-11-20|cup_card', value: null },
    ]);
  });

  it('reads the same for states in any order and after a restart', () => {
    const reports = fc.uniqueArray(
      fc.record({ at: fc.integer({ min: 1, max: 50 }), link: fc.constantFrom('a', 'b'), up: fc.boolean() }),
      { selector: (r) => r.at, maxLength: 12 },
    );
    const now = ms('2026-11-20T12:00:00+08:00');
    fc.assert(
      fc.property(reports, (drawn) => {
        const one = open();
        const other = open();
        for (const r of drawn) one.send(link(now + r.at, { link: r.link, up: r.up }));
        for (const r of drawn.toReversed()) other.send(link(now + r.at, { link: r.link, up: r.up }));
        one.commit();
        const expected = readings(links, one, now);
        expect(readings(links, other, now)).toEqual(expected);
        expect(readings(links, one.reopen(), now)).toEqual(expected);
        for (const name of ['a', 'b']) {
          const newest = drawn.filter((r) => r.link === name).toSorted((a, b) => b.at - a.at)[0];
          expect(expected[`channel_up{channel="cup_card",link="${name}"}`]).toBe(newest?.up ? 1 : 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('links family', () => {
  it('has every configured link from the start, and the next day-cut of every channel', () => {
    const all = readings(links, open(), ms('2026-11-20T12:00:00+08:00'));
    expect(Object.keys(all).filter((id) => id.startsWith('channel_up'))).toEqual([
      'channel_up{channel="cup_card",link="a"}',
      'channel_up{channel="cup_card",link="b"}',
      'channel_up{channel="intl",link="x"}',
    ]);
    expect(nonZero(all)).toEqual({
      'day_cut_timestamp_seconds{channel="cup_card"}': ms('2026-11-20T23:00:00+08:00') / 1000,
      'day_cut_timestamp_seconds{channel="alipay"}': ms('2026-11-21T00:00:00+08:00') / 1000,
      'day_cut_timestamp_seconds{channel="intl"}': ms('2026-11-20T23:00:00+08:00') / 1000,
    });
  });
});
