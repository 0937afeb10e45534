import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Command, exitCodes } from './command.ts';

export const generate: Command = {
  name: 'generate',
  about: 'writes every generated file: references, schemas, alert rules',
  usage: 'generate',
  async run() {
    // Loaded here: the rules of alerts/ are nothing the other commands need.
    const { generated, root } = await import('../generate/files.ts');
    for (const { path, text } of generated) {
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text());
      console.log(`wrote ${path}`);
    }
    return exitCodes.ok;
  },
};
