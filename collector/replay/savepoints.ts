import type { Store } from '../stores/store.ts';

/** A store whose transactions become durable together, at `save`. */
export interface SavepointStore extends Store {
  save(): void;
}

/**
 * Joins the transactions between two saves into one. A replay that is cut then finds exactly what it had at its last
 * save, and goes on from the line that belongs to it; and thousands of small commits cost nothing.
 */
export function inSavepoints(store: Store): SavepointStore {
  let open = false;
  return {
    ...store,
    begin() {
      if (open) return;
      store.begin();
      open = true;
    },
    commit() {},
    rollback() {
      throw new Error('a replay does not roll back: what failed is a defect, and the replay ends');
    },
    save() {
      if (open) store.commit();
      open = false;
    },
    close() {
      if (open) store.rollback();
      store.close();
    },
  };
}
