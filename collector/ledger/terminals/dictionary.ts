import { interner } from '../../state/interner.ts';
import type { StateSpace } from '../../state/part.ts';

/** A column of codes is two bytes wide; combinations beyond that are kept as unsaid rather than as another one's. */
const lastCode = 0xffff;

/**
 * Gives combinations of attribute values small durable codes, so that a terminal holds two bytes instead of its
 * region, network, carrier and gateway. It keeps the names, not their positions in the configuration: a region
 * added in the middle of the list moves nobody. Code 0 is the blank combination.
 */
export interface Dictionary {
  code(values: readonly string[]): number;
  values(code: number): readonly string[];
  /** Codes are below this. */
  readonly size: number;
}

export function dictionary(states: StateSpace, space: string, blank: readonly string[]): Dictionary {
  const names = states.register(interner(space));
  const nothing = blank.join('|');
  const known: (readonly string[])[] = [blank];
  return {
    code(values) {
      const name = values.join('|');
      if (name === nothing) return 0;
      const index = names.find(name) ?? (names.size < lastCode ? names.intern(name) : -1);
      return index + 1;
    },
    values(code) {
      let values = known[code];
      if (values === undefined) {
        values = names.name(code - 1)?.split('|') ?? blank;
        known[code] = values;
      }
      return values;
    },
    get size() {
      return names.size + 1;
    },
  };
}
