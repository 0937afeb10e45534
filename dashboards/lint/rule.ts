import type { BoardJson } from './json.ts';

/** One thing every board has to keep to. */
export interface Rule {
  readonly name: string;
  /** What goes wrong otherwise. */
  readonly why: string;
  /** What is wrong with this board; nothing when it keeps to the rule. */
  check(board: BoardJson): readonly string[];
}

/** Panels or other parts that fail a test, by their names. */
export const failing = <T>(
  parts: readonly T[],
  name: (part: T) => string,
  ok: (part: T) => boolean,
): string[] => parts.filter((part) => !ok(part)).map(name);
