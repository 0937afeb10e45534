import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

export const root = join(import.meta.dirname, '../..');
export const main = join(root, 'collector/main.ts');

/** Environment variable with the key ids are hashed under, and a key. */
export const hashKey = { variable: 'BENCH_HASH_KEY', key: 'a benchmark key of 32 characters' } as const;

/** What a benchmark changes in a shipped profile. */
export interface Changes {
  /** Store file; left out: a new one in the folder of the installation. */
  readonly store?: string;
  readonly hashIds?: boolean;
  /** Number of channels: the profile's are cut, or repeated under new names. */
  readonly channels?: number;
  readonly budget?: number;
}

/** A configuration file in a folder of its own. */
export interface Installation {
  readonly config: string;
  remove(): void;
}

interface Document {
  store: { path: string };
  channels: { id: string; names: { en: string; zh: string } }[];
  metrics: { budget: number };
  identifiers?: { hashKeyVariable: string };
}

/** Writes a shipped profile (`b`, `m`, `l`) with changes where a benchmark may run it. */
export function install(profile: string, changes: Changes = {}): Installation {
  const home = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(root, `collector/config/profiles/${profile}.yaml`);
  const document = parse(readFileSync(file, 'utf8')) as Document;
  document.store.path = changes.store ?? join(home, 'ledger.db');
  if (changes.hashIds) document.identifiers = { hashKeyVariable: hashKey.variable };
  if (changes.budget !== undefined) document.metrics.budget = changes.budget;
  if (changes.channels !== undefined) document.channels = channelsOf(document.channels, changes.channels);
  const config = join(home, 'config.yaml');
  writeFileSync(config, stringify(document));
  return { config, remove: () => rmSync(home, { recursive: true, force: true }) };
}

function channelsOf(given: Document['channels'], count: number): Document['channels'] {
  return Array.from({ length: count }, (_, n) => {
    const channel = given[n % given.length]!;
    const again = Math.floor(n / given.length);
    if (again === 0) return channel;
    const { en, zh } = channel.names;
    return {
      ...channel,
      id: `${channel.id}_${again}`,
      names: { en: `${en} ${again}`, zh: `${zh} ${again}` },
    };
  });
}
