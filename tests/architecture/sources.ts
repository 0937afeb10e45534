import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface SourceFile {
  /** Path from the repository root, `collector/ledger/book.ts`. */
  readonly path: string;
  readonly text: string;
  /** Files of ours it imports, as paths from the root; types count too. */
  readonly imports: readonly string[];
  /** Packages it imports, by name. */
  readonly packages: readonly string[];
}

/** Every TypeScript file of the collector. */
export function collectorSources(): readonly SourceFile[] {
  return globSync('collector/**/*.ts', { cwd: root }).map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const specifiers = [...text.matchAll(/(?:from\s+|import\s*\(?\s*)'([^']+)'/g)].map((m) => m[1]!);
    const ours = specifiers.filter((s) => s.startsWith('.'));
    return {
      path,
      text,
      imports: ours.map((s) => normalize(relative(root, join(root, dirname(path), s)))),
      packages: specifiers.filter((s) => !s.startsWith('.')),
    };
  });
}

/** `collector/ledger/money/cell.ts` -> `ledger`; a file directly in collector/ is `.`. */
export function folderOf(path: string): string {
  const parts = path.split('/');
  return parts.length <= 2 ? '.' : parts[1]!;
}
