import type { Config } from '../../config/schema.ts';
import type { Source } from '../source.ts';

/** A source for every configured directory. */
export function followedSources(_config: Config, _log: unknown): Source[] {
  return [];
}
