import type { Column } from '../../state/column.ts';
import { lifecycleBits, type TerminalColumns } from './columns.ts';
import { shortestSilence, standingCount, standingOf, standings } from './standing.ts';

/** Terminals by code of a dictionary and standing, at `code * standingCount + standing`. */
export interface Headcount {
  readonly places: Int32Array;
  readonly devices: Int32Array;
  readonly provisions: Int32Array;
  /** Heard from, but not in the registry. */
  readonly unregistered: number;
}

/**
 * Counts the fleet without looking at all of it: a running count knows how many stand where if everybody were on
 * time, so a scrape only has to find the silent ones. Most terminals cost it one comparison.
 */
export interface Census {
  /** Around every change of what a terminal is; a beat of one already heard from changes nothing here. */
  leaves(n: number): void;
  enters(n: number): void;
  /** Takes the running count, once, after what was stored has been loaded; `at` does it where nobody else has. */
  begin(): void;
  /** `now` in epoch ms. */
  at(now: number): Headcount;
}

/** A loop over millions of terminals is compiled halfway and thrown away at its end; a function per span is not. */
const span = 4096;

export function census(columns: TerminalColumns): Census {
  const { ids, life, lastSeen, period, place, device, provision } = columns;
  const by = { places: place, devices: device, provisions: provision } as const;
  const kinds = ['places', 'devices', 'provisions'] as const;
  /** Everybody on time. */
  let punctual: Record<(typeof kinds)[number], Int32Array> | undefined;
  let unregistered = 0;

  function add(n: number, amount: 1 | -1): void {
    if (punctual === undefined) return;
    const seen = lastSeen.get(n);
    const standing = standingOf(life.get(n) & lifecycleBits, seen, period.get(n), seen);
    if (standing === standings.unregistered) {
      if (seen > 0) unregistered += amount;
      return;
    }
    for (const kind of kinds) {
      const cell = by[kind].get(n) * standingCount + standing;
      if (cell >= punctual[kind].length) punctual[kind] = resized(punctual[kind], 2 * cell);
      punctual[kind][cell]! += amount;
    }
  }

  function counted() {
    if (punctual !== undefined) return punctual;
    punctual = { places: new Int32Array(0), devices: new Int32Array(0), provisions: new Int32Array(0) };
    unregistered = 0;
    for (let n = 0; n < ids.size; n++) add(n, 1);
    return punctual;
  }

  function silentAt(seconds: number): Silent {
    const silent: Silent = {
      life: covering(life, ids.size),
      lastSeen: covering(lastSeen, ids.size),
      period: covering(period, ids.size),
      place: covering(place, ids.size),
      device: covering(device, ids.size),
      provision: covering(provision, ids.size),
      places: new Int32Array(columns.places.size * standingCount),
      devices: new Int32Array(columns.devices.size * standingCount),
      provisions: new Int32Array(columns.provisions.size * standingCount),
    };
    for (let from = 0; from < ids.size; from += span)
      findSilent(silent, from, Math.min(ids.size, from + span), seconds);
    return silent;
  }

  return {
    leaves: (n) => add(n, -1),
    enters: (n) => add(n, 1),
    begin: () => void counted(),
    at(now) {
      const everybody = counted();
      const silent = silentAt(Math.floor(now / 1000));
      for (const kind of kinds) {
        const cells = silent[kind];
        for (let code = 0; code < cells.length; code += standingCount) {
          let late = 0;
          for (let s = standings.silent; s < standings.suspended; s++) late += cells[code + s]!;
          for (let s = 0; s < standingCount; s++) cells[code + s]! += everybody[kind][code + s] ?? 0;
          cells[code + standings.online]! -= late;
        }
      }
      return { places: silent.places, devices: silent.devices, provisions: silent.provisions, unregistered };
    },
  };
}

interface Silent {
  readonly life: Uint8Array;
  readonly lastSeen: Uint32Array;
  readonly period: Uint32Array;
  readonly place: Uint16Array;
  readonly device: Uint16Array;
  readonly provision: Uint16Array;
  readonly places: Int32Array;
  readonly devices: Int32Array;
  readonly provisions: Int32Array;
}

function findSilent(silent: Silent, from: number, to: number, seconds: number): void {
  const { life, lastSeen, period, place, device, provision, places, devices, provisions } = silent;
  // Whoever was heard from since then is not silent, whatever the period.
  const recent = seconds - shortestSilence;
  for (let n = from; n < to; n++) {
    const seen = lastSeen[n]!;
    if (seen >= recent) continue;
    const standing = standingOf(life[n]! & lifecycleBits, seen, period[n]!, seconds);
    if (standing < standings.silent || standing >= standings.suspended) continue;
    places[place[n]! * standingCount + standing]! += 1;
    devices[device[n]! * standingCount + standing]! += 1;
    provisions[provision[n]! * standingCount + standing]! += 1;
  }
}

/** Packed values that reach to `size`: a column is as long as what was ever set in it. */
function covering<A>(of: Column, size: number): A {
  if (size > 0 && of.values().length < size) of.set(size - 1, 0);
  return of.values() as A;
}

function resized(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(64, length));
  larger.set(values);
  return larger;
}
