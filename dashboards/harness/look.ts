import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { pluginFolder } from './packages.ts';
import type { Seen, Shot } from './seen.ts';

/**
 * Looks at addresses of the harness in headless Chromium; `each` is told of one after the other. The browser's driver is
 * a package of the app, so this runs there. Rejects when the browser cannot be driven.
 */
export async function look(
  chromium: string,
  shots: readonly Shot[],
  each: (seen: Seen) => void,
): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--no-warnings', 'browser/look.ts', JSON.stringify({ chromium, shots })],
    {
      cwd: pluginFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.on('data', (data: Buffer) => {
    errors = (errors + data.toString()).slice(-3000);
  });
  createInterface({ input: child.stdout }).on('line', (line) => each(JSON.parse(line) as Seen));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`the browser could not be driven (${code}):\n${errors}`);
}
