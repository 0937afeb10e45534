import { sqliteStore } from '../stores/sqlite/store.ts';
import { StoreError } from '../stores/store.ts';
import { identitySet } from './identityset.ts';
import { inSavepoints, type SavepointStore } from './savepoints.ts';

export interface ReplayStoreOptions {
  /** Identities are written at every save, so that another process can go on with the file. */
  readonly resumable?: boolean;
}

const space = 'replay.identities';
const nothingPaged: ReadonlySet<string> = new Set();

/**
 * The store of a replay: a SQLite file that nothing forces to disk, written at `save`. Identities are kept in memory: asking
 * the file for them was a fifth of a replay's time. It knows those it is asked for and cannot list them. Throws StoreError for a
 * file that has identities as texts: a collector's, or an older replay's.
 */
export function replayStore(path: string, { resumable = false }: ReplayStoreOptions = {}): SavepointStore {
  // Without `admitAll`: one by one costs the same here.
  const { admitAll: _, ...store } = inSavepoints(sqliteStore(path, { durable: false }));
  const known = identitySet({ drained: resumable });
  let saves = 0;
  store.load((of, _key, value) => {
    if (of !== space) return;
    known.load(value as Uint8Array);
    saves += 1;
  });
  if (store.identities('', 1).length > 0) {
    store.close();
    throw new StoreError(
      'ACQ_STORE_FAILED',
      `${path} is a collector's store or an older replay's: begin in an empty folder`,
    );
  }

  return {
    ...store,
    admit: known.admit,
    admitted: known.has,
    identities() {
      throw new Error('a replay cannot list identities');
    },
    save() {
      const value = known.drain();
      if (value.length > 0) {
        store.begin();
        store.write([{ space, key: String(saves), value }], nothingPaged);
        saves += 1;
      }
      store.save();
    },
  };
}
