import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { admitTogether, type PagedRow, type Quarantined, type Store } from '../store.ts';
import { storeError } from './errors.ts';
import { migrate } from './migrations.ts';

/** Quarantined lines kept; older ones are dropped, they remain counted. */
const quarantineLimit = 10_000;

export interface SqliteOptions {
  /** False for what can be made again (replays): nothing is forced to disk. Default true. */
  readonly durable?: boolean;
}

/**
 * Opens (and creates or migrates) the store at `path`; `:memory:` for tests.
 *
 * WAL with `synchronous = FULL`: one fsync per commit, and a commit that returned survives a power cut.
 * Throws `StoreError` when the file cannot be opened or is not ours.
 */
export function sqliteStore(path: string, options: SqliteOptions = {}): Required<Store> {
  const db = open(path, options.durable ?? true);
  const sql = {
    load: db.prepare('SELECT space, key, value FROM resident'),
    read: db.prepare('SELECT value FROM paged WHERE space = ? AND key = ?'),
    scan: db.prepare(
      'SELECT key, value FROM paged WHERE space = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?',
    ),
    identities: db.prepare(
      'SELECT identity FROM seen WHERE identity >= ? AND identity < ? ORDER BY identity LIMIT ?',
    ),
    admit: db.prepare('INSERT OR IGNORE INTO seen (identity, content) VALUES (?, ?)'),
    admitAll: new Map(
      admitTogether.map((count) => [
        count as number,
        db.prepare(
          `INSERT OR IGNORE INTO seen (identity, content) VALUES ${Array(count).fill('(?, ?)').join(', ')}`,
        ),
      ]),
    ),
    content: db.prepare('SELECT content FROM seen WHERE identity = ?'),
    putResident: db.prepare('INSERT OR REPLACE INTO resident (space, key, value) VALUES (?, ?, ?)'),
    putPaged: db.prepare('INSERT OR REPLACE INTO paged (space, key, value) VALUES (?, ?, ?)'),
    dropResident: db.prepare('DELETE FROM resident WHERE space = ? AND key = ?'),
    dropPaged: db.prepare('DELETE FROM paged WHERE space = ? AND key = ?'),
    quarantine: db.prepare(
      'INSERT INTO quarantine (at, source, line, reason, detail, text) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    trim: db.prepare('DELETE FROM quarantine WHERE id <= (SELECT max(id) FROM quarantine) - ?'),
    quarantined: db.prepare(
      'SELECT at, source, line, reason, detail, text FROM quarantine ORDER BY id DESC LIMIT ?',
    ),
    forget: db.prepare(
      "DELETE FROM seen WHERE identity IN (SELECT identity FROM seen WHERE identity >= '0' AND identity < ? LIMIT ?)",
    ),
    forgetRows: db.prepare(
      "DELETE FROM paged WHERE space = ?1 AND key IN (SELECT key FROM paged WHERE space = ?1 AND key >= '0' AND key < ?2 LIMIT ?3)",
    ),
  };

  return {
    load(visit) {
      for (const row of sql.load.iterate() as Iterable<{
        space: string;
        key: string;
        value: string | Uint8Array;
      }>)
        visit(row.space, row.key, row.value);
    },
    read: (space, key) => (sql.read.get(space, key) as { value: string } | undefined)?.value,
    scan(space, prefix, limit, after) {
      // The least text after a key is the key and a character zero.
      const from = after === undefined ? prefix : `${after}\u0000`;
      return sql.scan.all(space, from, beyond(prefix), limit) as unknown as PagedRow[];
    },
    identities: (prefix, limit) =>
      (sql.identities.all(prefix, beyond(prefix), limit) as { identity: string }[]).map(
        (row) => row.identity,
      ),
    begin: () => attempt(() => db.exec('BEGIN IMMEDIATE')),
    admit(identity, content) {
      return attempt(() => {
        if (sql.admit.run(identity, content).changes === 1) return 'new';
        const known = sql.content.get(identity) as { content: number };
        return known.content === content ? 'duplicate' : 'conflict';
      });
    },
    admitAll(identities, contents) {
      const insert = sql.admitAll.get(identities.length);
      if (insert === undefined) throw new Error(`admitAll takes ${admitTogether.join(' or ')} identities`);
      const values: (string | number)[] = [];
      for (let i = 0; i < identities.length; i++) values.push(identities[i]!, contents[i]!);
      return attempt(() => {
        db.exec('SAVEPOINT together');
        const all = insert.run(...values).changes === identities.length;
        // Which of them were known is not told: none is claimed, and the caller asks one by one.
        if (!all) db.exec('ROLLBACK TO together');
        db.exec('RELEASE together');
        return all;
      });
    },
    admitted: (identity) => sql.content.get(identity) !== undefined,
    write(rows, paged) {
      attempt(() => {
        for (const { space, key, value } of rows) {
          const inPages = paged.has(space);
          if (value === null) (inPages ? sql.dropPaged : sql.dropResident).run(space, key);
          else (inPages ? sql.putPaged : sql.putResident).run(space, key, value);
        }
      });
    },
    quarantine(lines) {
      if (lines.length === 0) return;
      attempt(() => {
        for (const l of lines) sql.quarantine.run(l.at, l.source, l.line, l.reason, l.detail, l.text);
        sql.trim.run(quarantineLimit);
      });
    },
    commit: () => attempt(() => db.exec('COMMIT')),
    rollback() {
      if (db.isTransaction) db.exec('ROLLBACK');
    },
    quarantined: (limit) => sql.quarantined.all(limit) as unknown as Quarantined[],
    forget(day, limit, spaces) {
      return attempt(() => {
        let forgotten = Number(sql.forget.run(day, limit).changes);
        for (const space of spaces)
          if (forgotten < limit)
            forgotten += Number(sql.forgetRows.run(space, day, limit - forgotten).changes);
        return forgotten;
      });
    },
    close: () => db.close(),
  };
}

/** Greater than every text that begins with a prefix. */
const beyond = (prefix: string): string => `${prefix}\u{10ffff}`;

function open(path: string, durable: boolean): DatabaseSync {
  return attempt(() => {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const db = new DatabaseSync(path);
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durable ? 'FULL' : 'OFF'}; PRAGMA busy_timeout = 2000;
             PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864;`);
    migrate(db);
    return db;
  });
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeError(error);
  }
}
