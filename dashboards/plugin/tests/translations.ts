import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(import.meta.dirname, '../src');

/** Every `t('key', 'English words')` of the sources. Throws when a key has two meanings. */
export function wordsInSources(): Map<string, string> {
  const words = new Map<string, string>();
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  for (const file of files) {
    const text = readFileSync(join(source, file), 'utf8');
    for (const [, key, single, double] of text.matchAll(
      /\bt\(\s*'([\w.]+)',\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g,
    )) {
      const english = (single ?? double ?? '').replace(/\\(.)/g, '$1');
      const known = words.get(key!);
      if (known !== undefined && known !== english) throw new Error(`${key}: "${known}" and "${english}"`);
      words.set(key!, english);
    }
  }
  return words;
}

/** The words as a locale file nests them: `a.b` is in `a`. */
export function nested(words: ReadonlyMap<string, string>): Record<string, Record<string, string>> {
  const out: Record<string, Record<string, string>> = {};
  for (const [key, text] of [...words].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [group = '', name = ''] = key.split('.');
    const members = out[group] ?? {};
    members[name] = text;
    out[group] = members;
  }
  return out;
}

/** A locale file's words by their keys. */
export const flat = (json: Record<string, Record<string, string>>): Map<string, string> =>
  new Map(
    Object.entries(json).flatMap(([group, members]) =>
      Object.entries(members).map(([name, text]) => [`${group}.${name}`, text] as const),
    ),
  );

// `node tests/translations.ts` writes the English file.
if (import.meta.main)
  writeFileSync(
    join(source, 'locales/en-US/acquirer-observability-app.json'),
    `${JSON.stringify(nested(wordsInSources()), null, 2)}\n`,
  );
