import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replayStore } from '../../collector/replay/replaystore.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';

const identity = '2026-11-20|a|cup_card|632512000001|approved';
const row = { space: 'money.cell', key: 'k', value: '{}' };

describe('the store of a replay', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'acq-replaystore-'));
    path = join(folder, 'ledger.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** What a process that opens the file next knows. */
  function reopened(): { admission: string; rows: number } {
    const store = replayStore(path, { resumable: true });
    let rows = 0;
    store.load((space) => {
      if (space === row.space) rows += 1;
    });
    const admission = store.admit(identity, 1);
    store.close();
    return { admission, rows };
  }

  test('knows what it admitted at once, and again when it was saved', () => {
    const store = replayStore(path, { resumable: true });
    store.begin();
    expect(store.admit(identity, 1)).toBe('new');
    expect(store.admitted(identity)).toBe(true);
    store.write([row], new Set());
    store.save();
    store.close();
    expect(reopened()).toEqual({ admission: 'duplicate', rows: 1 });
  });

  test('forgets identities with the state they belong to when it was cut', () => {
    const store = replayStore(path, { resumable: true });
    store.begin();
    store.admit(identity, 1);
    store.write([row], new Set());
    store.close();
    expect(reopened()).toEqual({ admission: 'new', rows: 0 });
  });

  test('goes on over several saves', () => {
    const store = replayStore(path, { resumable: true });
    store.admit(identity, 1);
    store.save();
    store.admit(`${identity}2`, 1);
    store.save();
    store.save();
    store.close();
    const again = replayStore(path, { resumable: true });
    expect(again.admit(`${identity}2`, 2)).toBe('conflict');
    again.admit(`${identity}3`, 1);
    again.save();
    again.close();
    const third = replayStore(path, { resumable: true });
    expect([1, 2, 3].map((n) => third.admitted(n === 1 ? identity : `${identity}${n}`))).toEqual([
      true,
      true,
      true,
    ]);
    third.close();
  });

  test('refuses the store of a collector, whose identities it would not know', () => {
    const collector = sqliteStore(path);
    collector.begin();
    collector.admit(identity, 1);
    collector.commit();
    collector.close();
    expect(() => replayStore(path, { resumable: true })).toThrow('begin in an empty folder');
  });

  test('says that it cannot list identities', () => {
    const store = replayStore(path);
    expect(() => store.identities('2026-11-20', 1)).toThrow('cannot list');
    store.close();
  });
});
