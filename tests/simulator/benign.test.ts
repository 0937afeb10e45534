import { describe, expect, test } from 'vitest';
import { instantOfText } from '../../collector/simulator/clock.ts';
import { difference, ofKind, record } from './recording.ts';

const at = (text: string): number => instantOfText(`${text}+08:00`);

function withAndWithout(id: string, start: number, hours: number, settings: Record<string, string> = {}) {
  const base = record({ seed: 5, start }, hours);
  const other = record({ seed: 5, start, scenarios: [{ id, settings }] }, hours);
  expect(other.truth.faults).toEqual([]);
  expect(other.truth.benign.map(({ situation }) => situation)).toEqual([id]);
  return { ...difference(base, other), other, base };
}

describe('benign situations', () => {
  test('B02: an issuer fails inside its announced window, and not outside', () => {
    const { other } = withAndWithout('B02', at('2026-11-24T00:30:00'), 3, {
      onset: '2026-11-24T01:00:00+08:00',
      issuer: 'icbc',
    });
    const windows = ofKind(other.lines, 'maintenance.window') as unknown as {
      subject: string;
      endedAt?: string;
      end: string;
    }[];
    const own = windows.filter(({ subject }) => subject === 'icbc');
    expect(own.length).toBe(2);
    expect(instantOfText(own[1]!.endedAt!)).toBeLessThan(instantOfText(own[1]!.end));
  });

  test('B03: three of five requests fail', () => {
    const { added } = withAndWithout('B03', at('2026-11-24T03:00:00'), 1);
    const firstTries = added.filter((line) => line.includes('"state":"declined"') && !/"rrn":"WR/.test(line));
    expect(firstTries.length).toBe(3);
  });

  test('B04: one shop, one code', () => {
    const { added, removed } = withAndWithout('B04', at('2026-11-24T10:20:00'), 0.6);
    const events = added.map((line) => JSON.parse(line) as { merchant: string; code: string; rrn: string });
    expect(events.length).toBe(400);
    expect(new Set(events.map(({ merchant }) => merchant)).size).toBe(1);
    expect(new Set(events.map(({ rrn }) => rrn)).size).toBe(400);
    expect(events.every(({ code }) => code === '51')).toBe(true);
    expect(removed).toEqual([]);
  });

  test('B05: code 90 only between messages 201 and 202', () => {
    const { other } = withAndWithout('B05', at('2026-11-24T22:50:00'), 0.5);
    const cuts = ofKind(other.lines, 'channel.cutover') as unknown as {
      at: string;
      channel: string;
      phase: string;
    }[];
    const of = (channel: string, phase: string): number =>
      instantOfText(cuts.find((cut) => cut.channel === channel && cut.phase === phase)!.at);
    const nineties = (
      ofKind(other.lines, 'authorization') as unknown as {
        code: string;
        at: string;
        channel: string;
        latencyMs: number;
      }[]
    ).filter(({ code }) => code === '90');
    expect(nineties.length).toBeGreaterThan(0);
    for (const { channel, latencyMs, ...event } of nineties) {
      const asked = instantOfText(event.at) - latencyMs;
      expect(asked).toBeGreaterThanOrEqual(of(channel, 'start'));
      expect(asked).toBeLessThan(of(channel, 'end'));
    }
  });

  test('B06: terminals fall silent for good, half of the registry follows later', () => {
    const { other, removed } = withAndWithout('B06', at('2026-11-24T10:00:00'), 8, { size: '0.015' });
    const gone = ofKind(other.lines, 'terminal.registry').filter((event) => event.action === 'decommission');
    expect(gone.length).toBeGreaterThan(3);
    expect(removed.filter((line) => line.includes('terminal.heartbeat')).length).toBeGreaterThan(gone.length);
  });

  test('B07, B08, B11: files that are odd and in order', () => {
    const start = at('2026-11-19T20:00:00');
    const files = (id: string) =>
      (
        ofKind(
          withAndWithout(id, start, 10).other.lines,
          'clearing.file_received',
        ) as unknown as FileReceived[]
      ).filter((file) => file.channel === 'cup_card');
    const [late] = files('B07');
    expect(instantOfText(late!.at)).toBe(at('2026-11-20T04:20:00'));
    const [first, again] = files('B08');
    expect([again!.loaded, again!.refused, again!.contentHash]).toEqual([
      false,
      'duplicate',
      first!.contentHash,
    ]);
    expect(again!.fileId).not.toBe(first!.fileId);
    const shifted = record({ seed: 5, start, scenarios: [{ id: 'B11' }] }, 10);
    const open = (
      ofKind(shifted.lines, 'reconciliation.result') as unknown as {
        channel: string;
        open: { type: string; amount: number }[];
      }[]
    ).find(({ channel }) => channel === 'cup_card')!.open;
    expect(open.map(({ type }) => type)).toEqual(['cutover_shift']);
    const [file] = (ofKind(shifted.lines, 'clearing.file_received') as unknown as FileReceived[]).filter(
      ({ channel }) => channel === 'cup_card',
    );
    expect(file!.gross + open[0]!.amount).toBe(first!.gross);
  });

  test('B12: everything it sends is flagged as a test', () => {
    const { added } = withAndWithout('B12', at('2026-11-24T14:50:00'), 0.8);
    expect(added.length).toBe(500);
    expect(added.every((line) => line.includes('"test":true'))).toBe(true);
  });
});

interface FileReceived {
  readonly at: string;
  readonly channel: string;
  readonly loaded: boolean;
  readonly refused?: string;
  readonly contentHash: string;
  readonly fileId: string;
  readonly gross: number;
}
