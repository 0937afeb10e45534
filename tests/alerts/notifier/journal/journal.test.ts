import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseNotifierConfig } from '../../../../alerts/notifier/config/load.ts';
import { forget } from '../../../../alerts/notifier/incidents/forget.ts';
import { newsOf } from '../../../../alerts/notifier/intake/news.ts';
import { type Journal, openJournal } from '../../../../alerts/notifier/journal/journal.ts';
import { snapshotOf } from '../../../../alerts/notifier/journal/snapshot.ts';
import { webhook } from '../world/alerts.ts';
import { configText, environment } from '../world/config.ts';

const { config } = parseNotifierConfig(configText, 'notifier.yaml', environment);
const now = Date.parse('2026-03-10T03:52:00+08:00');
const day = 86_400_000;

let folder: string;
let failures: Error[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  failures = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => join(folder, 'journal.ndjson');
const open = (at = now, rewriteBytes = 1e9): Journal =>
  openJournal({
    file: file(),
    keepDays: 30,
    now: () => at,
    onFailure: (error) => failures.push(error),
    rewriteBytes,
  });

/** A little of everything. */
function live(journal: Journal, regions: readonly string[], at = now): void {
  for (const region of regions) {
    const news = newsOf(
      webhook('everywhere', [{ labels: { region }, startsAt: at }], at, region),
      journal.state,
      config,
      at,
    )!;
    journal.append(news);
    const alert = news.alerts[0]!.id;
    const message = `M${region.padStart(9, '0')}`;
    journal.append({
      kind: 'sending',
      at,
      message,
      robot: 'wecom-ops',
      items: [{ alert, reason: 'new' }],
      calls: ['duty-1'],
    });
    journal.append({
      kind: 'answered',
      at: at + 1,
      message,
      answer: {
        outcome: region < 'm' ? 'delivered' : 'unsure',
        ...(region < 'm' ? {} : { code: 'timeout' }),
      } as never,
    });
    journal.append({ kind: 'acknowledged', at: at + 2, alerts: [alert], by: 'duty-1', via: 'link' });
  }
  journal.append({ kind: 'sending', at, message: 'MINFLIGHT0', robot: 'ding-sre', items: [], calls: [] });
}

describe('the journal', () => {
  test('gives back what was written, after a crash as after a close', () => {
    const journal = open();
    live(journal, ['a', 'b', 'x']);
    const before = snapshotOf(journal.state);
    const again = open();
    expect(snapshotOf(again.state)).toEqual(before);
    again.close();
    expect(snapshotOf(open().state)).toEqual(before);
  });

  test('gives back the same when it is cut after any record', () => {
    const journal = open();
    const snapshots: string[] = [JSON.stringify(snapshotOf(journal.state))];
    const lengths = [statSync(file()).size];
    for (const region of ['a', 'x']) {
      live(journal, [region], now);
      snapshots.push(JSON.stringify(snapshotOf(journal.state)));
      lengths.push(statSync(file()).size);
    }
    const bytes = readFileSync(file());
    lengths.forEach((length, i) => {
      // Half of the next record is what a crash leaves.
      writeFileSync(file(), bytes.subarray(0, length + (i < lengths.length - 1 ? 20 : 0)));
      expect(JSON.stringify(snapshotOf(open().state))).toBe(snapshots[i]);
    });
  });

  test('is rewritten when it has grown, and nothing is missing', () => {
    const journal = open(now, 20_000);
    live(
      journal,
      Array.from({ length: 60 }, (_, i) => `a${i}`),
    );
    const before = snapshotOf(journal.state);
    const grown = statSync(file()).size;
    expect(readFileSync(file(), 'utf8').startsWith('{"kind":"snapshot"')).toBe(true);
    expect(readFileSync(file(), 'utf8').split('\n').length).toBeLessThan(60);
    expect(snapshotOf(open().state)).toEqual(before);
    expect(grown).toBeGreaterThan(20_000);
    expect(failures).toEqual([]);
  });

  test('refuses a file that is no journal, and says where', () => {
    open().close();
    appendFileSync(file(), 'not a record\n{"kind":"closed","at":1,"alerts":[],"why":"silent"}\n');
    expect(() => open()).toThrow(/journal\.ndjson:2: not a record/);
  });

  test('forgets a resolved alert after its days, and never one that still has to be told', () => {
    const journal = open();
    live(journal, ['a', 'x']);
    for (const region of ['a', 'x']) {
      const over = { status: 'resolved' as const, labels: { region }, startsAt: now, endsAt: now + 5 };
      journal.append(newsOf(webhook('everywhere', [over], now, region), journal.state, config, now)!);
    }
    const [first, second] = [...journal.state.incidents.keys()] as [string, string];
    // Everything about the first one has been told.
    for (const { waiting } of journal.state.robots.values())
      for (const [key, { alert }] of waiting) if (alert === first) waiting.delete(key);
    forget(journal.state, now + 29 * day, 30);
    expect([...journal.state.incidents.keys()]).toEqual([first, second]);
    forget(journal.state, now + 31 * day, 30);
    expect([...journal.state.incidents.keys()]).toEqual([second]);
  });
});
