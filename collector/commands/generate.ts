import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventReference, eventsJsonSchema } from '../generate/eventreference.ts';

/** One generated file: path from the repository root, and what it must hold. */
interface Generated {
  readonly path: string;
  readonly text: () => string;
}

/** Everything that is committed and generated. A new one is one line; CI fails when a file differs from its source. */
export const generated: readonly Generated[] = [
  { path: 'docs/generated/events.md', text: eventReference },
  {
    path: 'docs/generated/events.schema.json',
    text: () => `${JSON.stringify(eventsJsonSchema(), null, 1)}\n`,
  },
];

export const root = join(import.meta.dirname, '../..');

/** `npm run generate`: writes every generated file. */
export function generateCommand(): number {
  for (const { path, text } of generated) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text());
    console.log(`wrote ${path}`);
  }
  return 0;
}

if (import.meta.main) process.exitCode = generateCommand();
