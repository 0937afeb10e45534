import { instantText, second } from '../clock.ts';
import { longestDelay, sourceIds } from '../sources.ts';
import type { World } from '../world.ts';

const every = 30 * second;

/** Each source says every 30 s up to when it has sent everything. */
export function watermarks(world: World, extraDelay: number): void {
  sourceIds.forEach((source, n) => {
    const tick = (at: number): void => {
      const mark = instantText(at - longestDelay - extraDelay);
      const line = `{"kind":"source.watermark","at":"${instantText(at)}","source":"${source}","watermark":"${mark}"}`;
      world.outbox.send(source, at, line);
      world.at(at + every, () => tick(at + every));
    };
    const first = world.start + 2 * second + n * 2_500;
    world.at(first, () => tick(first));
  });
}
