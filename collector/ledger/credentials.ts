import { credentials } from '../events/vocabulary.ts';
import { table } from '../state/table.ts';
import { parseTimestamp } from '../time/parse.ts';
import { DAY_MS } from '../time/timeofday.ts';
import type { Book, Foundation } from './book.ts';
import { type Counts, counts } from './counts.ts';
import { positionOf } from './terminals/fleet.ts';

/** Look-ahead of the inventory, cumulative: what ends within a day also ends within seven. */
export const expiryBands = ['1d', '7d', '30d', '90d'] as const;
const bandDays = [1, 7, 30, 90] as const;

/** An end this long ago concerns terminals that are gone; its record is dropped. */
const forgottenAfterMs = 90 * DAY_MS;
const housekeepingMs = 3_600_000;

interface Inventory {
  /** Event time, epoch ms. */
  readonly at: number;
  readonly terminals: number;
}

export interface CredentialsBook extends Book {
  /** credential, terminal_model, within: terminals whose credential ends by then, or has ended in the last 90 days. */
  expiring(now: number): Counts;
}

/** Certificates and keys inside the fleet: a level per model, credential and end. */
export function credentialsBook({ space, vocabulary }: Foundation): CredentialsBook {
  // A 0 keeps its record: an older report of the same end must not bring renewed terminals back.
  const inventory = space.register(table<Inventory>('credentials'));
  let tidied = 0;

  return {
    expiring(now) {
      const expiring = counts(
        { label: 'credential', values: credentials },
        { label: 'terminal_model', values: vocabulary.models },
        { label: 'within', values: expiryBands },
      );
      for (const [key, { terminals }] of inventory.entries()) {
        const [model, credential, notAfter] = split(key);
        if (notAfter < now - forgottenAfterMs) continue;
        const c = credentials.indexOf(credential);
        const m = positionOf(vocabulary.models, model);
        bandDays.forEach((days, band) => {
          if (notAfter - now <= days * DAY_MS) expiring.addAt(terminals, c, m, band);
        });
      }
      return expiring;
    },
    on: {
      'terminal.credentials'(e, { at }) {
        const notAfter = parseTimestamp(e.notAfter);
        if (notAfter === undefined) return;
        const key = `${e.model}|${e.credential}|${notAfter}`;
        if ((inventory.get(key)?.at ?? 0) < at) inventory.set(key, { at, terminals: e.terminals });
      },
    },
    tick(now) {
      if (now - tidied < housekeepingMs) return;
      tidied = now;
      for (const [key] of [...inventory.entries()])
        if (split(key)[2] < now - forgottenAfterMs) inventory.delete(key);
    },
  };
}

function split(key: string): [model: string, credential: (typeof credentials)[number], notAfter: number] {
  const [model = '', credential = '', notAfter = ''] = key.split('|');
  return [model, credential as (typeof credentials)[number], Number(notAfter)];
}
