import type { Attempt } from '../payments/attempt.ts';
import { hashUnit } from '../random.ts';
import type { World } from '../world.ts';

/** Index of a name among the profile's; throws RangeError for a name that does not exist. */
export function indexOf(what: string, names: readonly string[], name: string): number {
  const index = names.indexOf(name);
  if (index < 0) throw new RangeError(`no ${what} ${name}; there are ${names.join(', ')}`);
  return index;
}

export const channelIndex = (world: World, name: string): number =>
  indexOf(
    'channel',
    world.profile.channels.map((c) => c.id),
    name,
  );

export const bankIndex = (world: World, name: string): number =>
  indexOf(
    'bank',
    world.profile.banks.map(([bank]) => bank),
    name,
  );

/** Uniform draw for an attempt and a fault, without touching the streams. */
export const luckOf = (world: World, attempt: Attempt, salt: number): number =>
  hashUnit(world.seed, salt, attempt.startedAt & 0x7fffffff, attempt.pair);

/**
 * About this share of the merchants that pass, but at least `floor` of them (or all there are): a share of a small
 * acquirer can be nobody.
 */
export function pickMerchants(
  world: World,
  share: number,
  floor: number,
  salt: number,
  passes: (merchant: number) => boolean,
): number[] {
  const ranked: { merchant: number; luck: number }[] = [];
  for (let merchant = 0; merchant < world.merchants.count; merchant += 1)
    if (passes(merchant)) ranked.push({ merchant, luck: hashUnit(world.seed, salt, merchant) });
  ranked.sort((a, b) => a.luck - b.luck || a.merchant - b.merchant);
  const wanted = Math.max(floor, Math.round(ranked.length * share));
  return ranked.slice(0, wanted).map(({ merchant }) => merchant);
}
