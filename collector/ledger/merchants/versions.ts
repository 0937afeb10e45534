import type { StateSpace } from '../../state/part.ts';
import { table } from '../../state/table.ts';

/** One version of a merchant's contract, in numbers: days since 1970-01-01, interned mode. */
export interface Version {
  /** From 1; the higher of two valid ones holds. */
  readonly version: number;
  readonly effective: number;
  readonly mode: number;
  readonly closed: boolean;
}

/**
 * Versions that a newer one has replaced, for as long as somebody may ask about the clearing days they ruled. Few
 * merchants have any, so they lie beside the packed columns of the newest versions.
 */
export interface OlderVersions {
  /** The newest older version in force on a day. */
  at(merchant: number, day: number): Version | undefined;
  /** Takes a version that is not, or no longer, the newest of its merchant. */
  add(merchant: number, older: Version): void;
  /** Forgets what cannot be the answer for `oldestDay` or any later day; `newest` = effective day of the newest version. */
  prune(merchant: number, oldestDay: number, newest: number): void;
  pruneAll(oldestDay: number, newest: (merchant: number) => number): void;
  readonly size: number;
}

export function olderVersions(space: StateSpace): OlderVersions {
  /** Packed versions of one merchant by its index, newest first. */
  const rows = space.register(table<readonly number[]>('merchants.older'));

  function prune(merchant: number, oldestDay: number, newest: number): void {
    const key = String(merchant);
    const packed = rows.get(key);
    if (packed === undefined) return;
    const kept: number[] = [];
    // A version counts only before every newer one begins: one that begins no earlier is never the answer.
    let next = newest;
    for (const each of packed) {
      const { effective } = unpack(each);
      if (effective >= next || next <= oldestDay) continue;
      kept.push(each);
      next = effective;
    }
    if (kept.length === 0) rows.delete(key);
    else if (kept.length < packed.length) rows.set(key, kept);
  }

  return {
    at(merchant, day) {
      const packed = rows.get(String(merchant));
      if (packed === undefined) return undefined;
      for (const each of packed) {
        const version = unpack(each);
        if (version.effective <= day) return version;
      }
      return undefined;
    },
    add(merchant, older) {
      const key = String(merchant);
      rows.set(
        key,
        [...(rows.get(key) ?? []), pack(older)].sort((a, b) => b - a),
      );
    },
    prune,
    pruneAll(oldestDay, newest) {
      for (const [key] of [...rows.entries()]) prune(Number(key), oldestDay, newest(Number(key)));
    },
    get size() {
      return rows.size;
    },
  };
}

/** version (20 bits), day (16), mode (7), closed (1): below 2^53, and in the order of versions. */
function pack({ version, effective, mode, closed }: Version): number {
  return version * 2 ** 24 + effective * 2 ** 8 + mode * 2 + (closed ? 1 : 0);
}

function unpack(packed: number): Version {
  return {
    version: Math.floor(packed / 2 ** 24),
    effective: Math.floor(packed / 2 ** 8) % 2 ** 16,
    mode: Math.floor(packed / 2) % 2 ** 7,
    closed: packed % 2 === 1,
  };
}
