import type { Config } from '../../config/schema.ts';
import type { Source } from '../source.ts';
import { directorySource } from './directorysource.ts';

/** A source for every configured directory. */
export function followedSources(
  { sources, server }: Config,
  onProblem: (source: string, name: string, error: unknown) => void,
): Source[] {
  return sources.flatMap(({ id, follow }) =>
    follow === undefined
      ? []
      : [
          directorySource({
            id,
            ...follow,
            lineBytes: server.limits.lineBytes,
            onProblem: (name, error) => onProblem(id, name, error),
          }),
        ],
  );
}
