import { join } from 'node:path';
import { faultsOf } from '../harness/judge.ts';
import { look } from '../harness/look.ts';
import type { Shot } from '../harness/seen.ts';

const folder = join(import.meta.dirname, '../../docs/screenshots');

export interface Pictures {
  /** Path of the browser. */
  readonly chromium: string;
  say(text: string): void;
}

/**
 * Takes `docs/screenshots/<name>-<dark or light>.png` of every shot and says what is wrong on a page. Returns how many
 * pages had faults.
 */
export async function takePictures({ chromium, say }: Pictures, shots: readonly Shot[]): Promise<number> {
  const themed = shots.flatMap((shot) =>
    ['dark', 'light'].map((theme) => ({
      ...shot,
      name: `${shot.name}-${theme}`,
      url: `${shot.url}&theme=${theme}`,
      file: join(folder, `${shot.name}-${theme}.png`),
    })),
  );
  let bad = 0;
  await look(chromium, themed, (seen) => {
    const faults = faultsOf(seen);
    if (faults.length > 0) bad++;
    say(`${seen.name}: ${faults.length === 0 ? 'ok' : faults.join('\n  ')}`);
  });
  return bad;
}
