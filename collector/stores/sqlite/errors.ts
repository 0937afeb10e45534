import { StoreError } from '../store.ts';

/** SQLite primary result codes (sqlite.org/rescode.html). */
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;
const SQLITE_IOERR = 10;

/** Gives an error of node:sqlite a stable code of ours. An I/O error while writing is how some full disks show. */
export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const { errcode, message } = error as { errcode?: number; message?: string };
  const primary = (errcode ?? 0) & 0xff;
  const text = message ?? String(error);
  if (primary === SQLITE_FULL || primary === SQLITE_IOERR || /ENOSPC/.test(text))
    return new StoreError('ACQ_STORE_FULL', `the store cannot write: ${text}`, error);
  if (primary === SQLITE_CORRUPT || primary === SQLITE_NOTADB)
    return new StoreError('ACQ_STORE_CORRUPT', `the store is damaged: ${text}`, error);
  if (primary === SQLITE_BUSY)
    return new StoreError('ACQ_STORE_BUSY', `another process holds the store: ${text}`, error);
  return new StoreError('ACQ_STORE_FAILED', text, error);
}
