import type { Row } from '../state/part.ts';
import type { Quarantined } from '../stores/store.ts';
import { book, type Delivered } from './booking.ts';
import type { Broken } from './broken.ts';
import type { Engine } from './engine.ts';
import type { Report } from './outcome.ts';

/**
 * Books deliveries in one transaction: identities, changed state, tallies, positions and quarantine become durable
 * together. Returns a report per delivery, in order. Throws FoldFailure or StoreError; then the store is rolled back
 * and the engine's memory is ahead of it: the engine has to be opened anew before anything else is done with it.
 */
export function bookTogether(
  engine: Engine,
  deliveries: readonly Delivered[],
  now: number,
  broken: Broken,
): Report[] {
  const { store, ledger } = engine;
  store.begin();
  try {
    ledger.tick(now);
    const quarantine: Quarantined[] = [];
    const reports = deliveries.map((delivered) => {
      const booked = book(engine, delivered, now, (line) => broken.has(line));
      quarantine.push(...booked.quarantine);
      return booked.report;
    });
    store.write(engine.space.drain('commit'), engine.paged);
    store.quarantine(quarantine);
    store.commit();
    return reports;
  } catch (error) {
    store.rollback();
    throw error;
  }
}

/**
 * Writes what changed since the last commit, and returns the levels that may be some seconds old after a crash: no commit
 * writes those, so they can follow in slices, with commits between them. Errors as `bookTogether`.
 */
export function beginCheckpoint(engine: Engine): Row[] {
  write(engine, engine.space.drain('commit'));
  return engine.space.drain('checkpoint');
}

/** About what one commit needs on disk. */
const probeBytes = 256 * 1024;

/** Writes about as much as a commit does and takes it away again: when it works, deliveries will. Errors as `bookTogether`. */
export function probe(engine: Engine): void {
  write(engine, [{ space: 'probe', key: '', value: new Uint8Array(probeBytes) }]);
  write(engine, [{ space: 'probe', key: '', value: null }]);
}

/** Writes rows in a transaction of their own. Errors as `bookTogether`. */
export function write({ store, paged }: Engine, rows: readonly Row[]): void {
  store.begin();
  try {
    store.write(rows, paged);
    store.commit();
  } catch (error) {
    store.rollback();
    throw error;
  }
}
