import { dayText, instantText, minute, second } from '../clock.ts';
import { poisson, stream } from '../random.ts';
import type { World } from '../world.ts';

/** Our own limits refuse a few payments an hour: an ordinary shop near its daily limit. */
export function limitHits(world: World): void {
  const every = 10 * minute;
  const mean = (world.profile.transactionsPerDay * 0.00005) / 144;
  const tick = (at: number): void => {
    const random = stream(world.seed, 871, Math.floor(at / every), 0);
    const count = poisson(random, mean);
    for (let n = 0; n < count; n += 1) {
      const pair = Math.floor(random.unit() * world.pairs.count);
      const when = at + Math.floor(random.unit() * (every - second));
      const channel = world.pairs.channel[pair]!;
      const line =
        `{"kind":"limit.hit","at":"${instantText(when)}","source":"switch","channel":"${world.profile.channels[channel]!.id}","rrn":"8L${String(Math.floor(when / 1000) % 100_000_000).padStart(8, '0')}${String(n % 100).padStart(2, '0')}` +
        `","clearingDay":"${dayText(world.clearingDay(channel, when))}","merchant":"${world.merchants.ids[world.pairs.merchant[pair]!]}","limit":"merchant","period":"day"}`;
      world.at(when, () => world.outbox.send('switch', when, line));
    }
    world.at(at + every, () => tick(at + every));
  };
  world.at(world.start, () => tick(world.start));
}
