import type { Store } from '../stores/store.ts';

/** What questions read beside memory: rows that stay in the store, and the identities of everything ever booked. */
export type Archive = Pick<Store, 'scan' | 'identities'>;
