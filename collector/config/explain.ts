import type { LoadedConfig } from './load.ts';
import { type Path, pathText } from './problem.ts';

/** One effective value and where it comes from. */
export interface Effective {
  readonly path: string;
  readonly value: string;
  /** `file:line`, or `default`. */
  readonly origin: string;
}

/** Every effective value of a configuration, in the order of the schema. Lists of plain values are one value. */
export function effectiveValues({ config, document, file }: LoadedConfig): Effective[] {
  function walk(value: unknown, path: Path): Effective[] {
    if (Array.isArray(value) && value.some((each) => typeof each === 'object'))
      return value.flatMap((each, i) => walk(each, [...path, i]));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return Object.entries(value).flatMap(([key, each]) => walk(each, [...path, key]));
    const origin = document.has(path) ? `${file}:${document.placeOf(path).line}` : 'default';
    return [{ path: pathText(path), value: JSON.stringify(shown(path, value)), origin }];
  }
  return walk(config, []);
}

/** Hashes of tokens are no secret, but nobody reads 64 digits. */
function shown(path: Path, value: unknown): unknown {
  const name = path.at(-1);
  if ((name === 'tokens' || name === 'readers') && Array.isArray(value))
    return value.map((hash: string) => `${hash.slice(0, 8)}…`);
  return value;
}
