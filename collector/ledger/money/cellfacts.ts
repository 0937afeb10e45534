import type { Cell, CellId } from './cell.ts';

/** Something worked out from one cell. */
export interface CellFact<T> {
  readonly id: CellId;
  readonly fact: T;
}

/** Facts of all cells that are kept; asked for again, only cells that changed since are worked out. */
export type CellFacts<T> = () => Iterable<CellFact<T>>;

/** Hands out facts and hears of every change. */
export interface FactKeeper {
  facts<T>(of: (cell: Cell) => T): CellFacts<T>;
  changed(key: string): void;
}

/**
 * A day has hundreds of cells and a scrape asks many things of each, while few change between two scrapes. `all` gives the
 * keys of the cells there are, `cell` one of them, undefined when it is gone.
 */
export function factKeeper(all: () => Iterable<string>, cell: (key: string) => Cell | undefined): FactKeeper {
  const followers: Set<string>[] = [];
  return {
    facts<T>(of: (cell: Cell) => T): CellFacts<T> {
      const known = new Map<string, CellFact<T>>();
      const changed = new Set<string>();
      let begun = false;
      const renew = (key: string): void => {
        const now = cell(key);
        if (now === undefined) known.delete(key);
        else known.set(key, { id: now.id, fact: of(now) });
      };
      return () => {
        if (begun) for (const key of changed) renew(key);
        else {
          for (const key of all()) renew(key);
          followers.push(changed);
          begun = true;
        }
        changed.clear();
        return known.values();
      };
    },
    changed(key) {
      for (const each of followers) each.add(key);
    },
  };
}
