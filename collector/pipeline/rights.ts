import type { Config, SourceConfig } from '../config/schema.ts';

/** What one source may send, in the form the pipeline asks. */
export interface SourceRights {
  readonly id: string;
  mayKind(kind: string): boolean;
  mayChannel(channel: string): boolean;
}

export function rightsOf(source: SourceConfig): SourceRights {
  return { id: source.id, mayKind: allows(source.kinds), mayChannel: allows(source.channels) };
}

/** Rights of every configured source, by id. */
export function allRights(config: Config): ReadonlyMap<string, SourceRights> {
  return new Map(config.sources.map((source) => [source.id, rightsOf(source)]));
}

function allows(names: 'all' | readonly string[]): (name: string) => boolean {
  if (names === 'all') return () => true;
  const allowed = new Set(names);
  return (name) => allowed.has(name);
}
