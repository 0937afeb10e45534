import type { StateSpace } from '../../state/part.ts';
import { sketch } from '../../state/sketch.ts';
import { table } from '../../state/table.ts';
import type { CellId } from './cell.ts';

/** Merchants of a channel's clearing day and mode that have got past a step: [cleared by a line, ordered]. */
type Passed = [lined: number, ordered: number];

/** Channel, clearing day and mode: what merchants are counted by. Currency and slot do not matter. */
type Group = Pick<CellId, 'channel' | 'clearingDay' | 'mode'>;

/** Counts merchants by channel, clearing day and mode, to say how many wait for money that is late. */
export interface Sellers {
  sold(group: Group, merchant: string): void;
  /** A merchant-day line cleared one more merchant. */
  lined(group: Group): void;
  /** A settlement order took one more merchant's money of that day. */
  ordered(group: Group): void;
  passed(group: Group): { readonly lined: number; readonly ordered: number };
  /** Distinct merchants that sold in any of the groups, estimated (standard error 2.3 %). */
  distinct(groups: Iterable<Group>): number;
  /** Drops groups `kept` does not name: nobody will ask how many merchants wait for money that has arrived. */
  forget(kept: (group: Group) => boolean): void;
}

const keyOf = (g: Group): string => `${g.clearingDay}|${g.channel}|${g.mode}`;

export function sellers(space: StateSpace): Sellers {
  const merchants = space.register(sketch('money.sellers'));
  const steps = space.register(table<Passed>('money.passed'));

  function pass(group: Group, step: 0 | 1): void {
    const key = keyOf(group);
    const passed = steps.get(key) ?? [0, 0];
    passed[step] += 1;
    steps.set(key, passed);
  }

  return {
    sold: (group, merchant) => merchants.add(keyOf(group), merchant),
    lined: (group) => pass(group, 0),
    ordered: (group) => pass(group, 1),
    passed(group) {
      const [lined, ordered] = steps.get(keyOf(group)) ?? [0, 0];
      return { lined, ordered };
    },
    distinct(groups) {
      return merchants.union([...groups].map(keyOf));
    },
    forget(kept) {
      const keep = (key: string): boolean => {
        const [clearingDay = '', channel = '', mode = ''] = key.split('|');
        return kept({ clearingDay, channel, mode });
      };
      for (const key of [...merchants.keys()]) if (!keep(key)) merchants.delete(key);
      for (const [key] of [...steps.entries()]) if (!keep(key)) steps.delete(key);
    },
  };
}
