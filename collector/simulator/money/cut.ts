import { instantOf, minute, second } from '../clock.ts';
import { hashUnit } from '../random.ts';
import type { World } from '../world.ts';

/** Start and end of the cut-over that closes a clearing day, epoch ms: up to 20 s after the nominal time, 3 to 4 min long. */
export function clearingDayCut(
  world: Pick<World, 'profile' | 'seed'>,
  channel: number,
  day: number,
): { readonly start: number; readonly end: number } {
  const { dayCut, family } = world.profile.channels[channel]!;
  const nominal = instantOf(day, dayCut);
  if (family === 'wallet') return { start: nominal, end: nominal };
  const start = Math.floor(nominal + 20 * second * hashUnit(world.seed, 611, channel, day));
  return { start, end: Math.floor(start + 3 * minute + minute * hashUnit(world.seed, 612, channel, day)) };
}
