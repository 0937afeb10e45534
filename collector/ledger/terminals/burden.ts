import type { Vocabulary } from '../../config/vocabulary.ts';
import type { EventOfKind } from '../../events/kinds.ts';
import { column } from '../../state/column.ts';
import { table } from '../../state/table.ts';
import type { Booked, Foundation } from '../book.ts';
import { type Counts, counts } from '../counts.ts';
import { lifecycleBits, type TerminalColumns } from './columns.ts';
import { positionOf } from './fleet.ts';
import { lifecycle } from './standing.ts';

type Fault = NonNullable<EventOfKind<'terminal.status'>['faults']>[number];

/** Parts of a device its status upload may call faulty. */
export const faults = [
  'printer',
  'card_reader',
  'pin_pad',
  'contactless',
  'battery',
  'other',
] as const satisfies readonly Fault[];

/** What a terminal carries that it should not; amounts in minor units of the ledger currency. */
type Burden = [faultBits: number, reversals: number, offlineTransactions: number, offlineAmount: number];

/** Over terminals in service and suspended ones: what a decommissioned device still held is the field service's. */
export interface Burdens {
  /** region */
  readonly pendingReversals: Counts;
  /** region */
  readonly offlineTransactions: Counts;
  /** region, minor units */
  readonly offlineAmount: Counts;
  /** terminal_model, fault: terminals that report it. */
  readonly faults: Counts;
}

/**
 * Newest status upload of each terminal; one that leaves a field out says that there is none of it. Only terminals
 * with something to tell have a record: a few in a hundred.
 */
export interface BurdenState {
  take(e: Booked<'terminal.status'>, at: number): void;
  read(vocabulary: Vocabulary): Burdens;
}

export function burdens({ space }: Foundation, columns: TerminalColumns): BurdenState {
  const toldAt = space.register(column('terminals.statusat', 'u32', { lazy: true }));
  const held = space.register(table<Burden>('terminals.burden'));

  return {
    take(e, at) {
      const n = columns.ids.intern(e.terminal);
      const seconds = Math.floor(at / 1000);
      if (seconds < toldAt.get(n)) return;
      toldAt.set(n, seconds);
      const bits = (e.faults ?? []).reduce((sum, fault) => sum | (1 << faults.indexOf(fault)), 0);
      const burden: Burden = [
        bits,
        e.pendingReversals ?? 0,
        e.offlineTransactions ?? 0,
        e.offlineAmount ?? 0,
      ];
      const key = String(n);
      if (burden.some((value) => value > 0)) held.set(key, burden);
      else if (held.get(key) !== undefined) held.delete(key);
    },
    read({ regions, models }) {
      const region = { label: 'region', values: regions };
      const read = {
        pendingReversals: counts(region),
        offlineTransactions: counts(region),
        offlineAmount: counts(region),
        faults: counts({ label: 'terminal_model', values: models }, { label: 'fault', values: faults }),
      };
      for (const [key, [bits, reversals, transactions, amount]] of held.entries()) {
        const n = Number(key);
        const life = columns.life.get(n) & lifecycleBits;
        if (life === lifecycle.decommissioned) continue;
        const r = positionOf(regions, columns.places.values(columns.place.get(n))[0]);
        read.pendingReversals.addAt(reversals, r);
        read.offlineTransactions.addAt(transactions, r);
        read.offlineAmount.addAt(amount, r);
        const m = positionOf(models, columns.devices.values(columns.device.get(n))[0]);
        for (let fault = 0; fault < faults.length; fault++) read.faults.addAt((bits >> fault) & 1, m, fault);
      }
      return read;
    },
  };
}
