import { dayOf, minutesOf, second } from '../clock.ts';
import { clearingDayCut } from '../money/cut.ts';
import { intensity } from '../profiles/curve.ts';
import { poisson, stream } from '../random.ts';
import type { World } from '../world.ts';
import { drawAttempt, drawingOf } from './draw.ts';
import { settleAttempt } from './settle.ts';

/** Who sells when, as the bands of `pairs.sellers`. */
function bandOf(minutes: number): number {
  if (minutes >= 510 && minutes < 1320) return 2;
  return minutes >= 420 ? 1 : 0;
}

/** Share of requests answered 90 while a channel changes its day. */
const cutOverShare = 0.02;

/** All purchases, second by second; each second and channel has a stream of its own. */
export function payments(world: World): void {
  const drawings = world.profile.channels.map((_, channel) => drawingOf(world, channel));
  const random = stream();

  function tick(at: number): void {
    const level = intensity(at, world.seed, world.workdays);
    const minutes = minutesOf(at);
    const band = bandOf(minutes);
    const day = dayOf(at);
    const seconds = Math.floor(at / second);
    for (const drawing of drawings) {
      random.seed(world.seed, 401 + drawing.channel, seconds, 0);
      const count = poisson(random, drawing.attemptsPerSecond * level);
      for (let n = 0; n < count; n += 1) {
        const attempt = drawAttempt(world, drawing, random, at, n, band, day);
        if (attempt === undefined) continue;
        if (drawing.profile.family !== 'wallet' && minutes >= 1380 && minutes < 1386)
          inCutOver(world, attempt);
        settleAttempt(world, attempt);
      }
    }
    world.at(at + second, () => tick(at + second));
  }

  tick(world.start);
}

function inCutOver(world: World, attempt: Parameters<typeof settleAttempt>[1]): void {
  const { start, end } = clearingDayCut(world, attempt.channel, dayOf(attempt.startedAt));
  if (attempt.startedAt < start || attempt.startedAt >= end || attempt.luckA >= cutOverShare) return;
  if (attempt.state === 'unknown' || world.profile.channels[attempt.channel]!.family !== 'card') return;
  attempt.state = 'declined';
  attempt.code = '90';
}
