import type { DatabaseSync } from 'node:sqlite';

/**
 * Schema, step by step; a released step is never edited. `user_version` says how many were applied.
 * `seen` is ordered by identity, which begins with the day: neighbours in time are neighbours on disk.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE resident (space TEXT NOT NULL, key TEXT NOT NULL, value ANY NOT NULL, PRIMARY KEY (space, key)) STRICT, WITHOUT ROWID;
   CREATE TABLE paged (space TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (space, key)) STRICT, WITHOUT ROWID;
   CREATE TABLE seen (identity TEXT PRIMARY KEY NOT NULL, content INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE quarantine (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, source TEXT NOT NULL, line INTEGER NOT NULL,
     reason TEXT NOT NULL, detail TEXT NOT NULL, text TEXT NOT NULL) STRICT;`,
];

/** Brings a database to the newest schema, each step in a transaction of its own. Refuses one from the future. */
export function migrate(db: DatabaseSync): void {
  const row = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (row.user_version > migrations.length) {
    throw new Error(
      `the store was written by a newer version (schema ${row.user_version}, this one knows ${migrations.length})`,
    );
  }
  for (let version = row.user_version; version < migrations.length; version++) {
    db.exec(`BEGIN IMMEDIATE; ${migrations[version]} PRAGMA user_version = ${version + 1}; COMMIT;`);
  }
}
