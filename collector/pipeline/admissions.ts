import { type Admission, admitTogether } from '../stores/store.ts';
import { admit, announcedDay } from './admit.ts';
import { isRefusal } from './decode.ts';
import type { Engine } from './engine.ts';
import type { Refusal } from './outcome.ts';
import type { Prepared } from './prepared.ts';

/** Claims the identities of one delivery's lines, asked for in order. */
export interface Admissions {
  /** Of line i, which has an identity and is about to be folded. */
  claim(i: number): Admission;
}

const [most] = admitTogether;

/**
 * Claims identities some dozens at a time: nearly all are new, and one statement for many costs half. Where one of them is
 * known, all are asked for one by one. What is claimed ahead of its turn stays unknown to the ledger until it is
 * folded, so that the result is the same as without.
 */
export function admissionsOf(
  engine: Engine,
  lines: readonly (Prepared | Refusal)[],
  broken: (line: Prepared) => boolean,
): Admissions {
  const { admitAll } = engine.store;
  if (admitAll === undefined) return { claim: (i) => admit(engine, lines[i] as Prepared) };

  /** Lines before these indexes were claimed together, or are to be asked for one by one. */
  let claimed = 0;
  let alone = 0;

  /** Lines from `i` on that may be claimed together: ends before anything that can move a clearing day. */
  function next(i: number): number[] {
    const together: number[] = [];
    for (let j = i; j < lines.length && together.length < most; j++) {
      const line = lines[j]!;
      if (isRefusal(line) || !line.booked || line.identity === '' || broken(line)) continue;
      if (line.kind.kind === 'channel.cutover' || announcedDay(engine, line) !== undefined) break;
      together.push(j);
    }
    return together;
  }

  const claimFrom = (i: number): void => {
    const together = next(i);
    const count = admitTogether.find((size) => size <= together.length);
    const prepared = together.slice(0, count ?? 0).map((j) => lines[j] as Prepared);
    const end = 1 + (together[(count ?? together.length) - 1] ?? i);
    const all =
      count !== undefined &&
      admitAll(
        prepared.map((line) => line.identity),
        prepared.map((line) => line.content),
      );
    if (!all) {
      alone = end;
      return;
    }
    claimed = end;
    for (const { identity } of prepared) engine.ahead.add(identity);
  };

  return {
    claim(i) {
      if (i >= claimed && i >= alone) claimFrom(i);
      const line = lines[i] as Prepared;
      if (i >= claimed) return admit(engine, line);
      engine.ahead.delete(line.identity);
      return 'new';
    },
  };
}
