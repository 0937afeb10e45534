import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outcomes, reasons } from '../../collector/pipeline/outcome.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/http.md'), 'utf8');

test('docs/http.md has a row for every outcome and every reason, and for nothing else', () => {
  const rows = page.split('\n').filter((row) => /^\| `[a-z_]+`/.test(row));
  const named = rows.flatMap((row) =>
    [...row.split('|')[1]!.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name),
  );
  expect(named.sort()).toEqual([...outcomes, ...reasons].sort());
});
