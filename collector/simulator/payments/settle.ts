import { preFunded } from '../money/clearingday.ts';
import type { World } from '../world.ts';
import { approve } from './approved.ts';
import { order } from './asynchronous.ts';
import type { Attempt } from './attempt.ts';
import { authorizationLine } from './authorizationline.ts';
import { tryAgain } from './retries.ts';
import { leaveUnknown } from './unknown.ts';

/** Lets faults change an attempt, then lets it happen: what is sent, what it earns, what follows from it. */
export function settleAttempt(world: World, attempt: Attempt): void {
  const { hooks } = world;
  for (const cutOff of hooks.cutOff) attempt.touched |= cutOff(attempt.terminal, attempt.startedAt);
  if (attempt.touched !== 0) {
    stayAtCounter(world, attempt);
    return;
  }
  for (const change of hooks.attempt) change(attempt);
  if (attempt.lost) {
    stayAtCounter(world, attempt);
    return;
  }
  if (attempt.asynchronous && attempt.state === 'approved') order(world, attempt);
  else if (offline(world, attempt)) sellOffline(world, attempt);
  else if (attempt.state === 'approved') approve(world, attempt, attempt.startedAt + attempt.latencyMs);
  else if (attempt.state === 'unknown') leaveUnknown(world, attempt, attempt.startedAt + attempt.latencyMs);
  else decline(world, attempt);
}

/** One card sale in a thousand is made without the host; shops that are paid before the file cannot. */
const offlineShare = 0.001;

function offline(world: World, attempt: Attempt): boolean {
  if (attempt.luckA < 0.5 || attempt.luckA >= 0.5 + offlineShare || attempt.type !== 'sale') return false;
  if (attempt.state !== 'approved' || world.profile.channels[attempt.channel]!.messages === 'dual')
    return false;
  const day = world.clearingDay(attempt.channel, attempt.startedAt);
  return !preFunded(world.contracts.modes[world.contracts.modeOf(attempt.merchant, day)]!);
}

function sellOffline(world: World, attempt: Attempt): void {
  const day = world.clearingDay(attempt.channel, attempt.startedAt);
  const mode = world.contracts.modeOf(attempt.merchant, day);
  const cell = world.cells.of(day, attempt.channel, mode, -1);
  world.batches.offline(attempt, cell, day, attempt.startedAt);
}

function decline(world: World, attempt: Attempt): void {
  const at = attempt.startedAt + attempt.latencyMs;
  const day = world.clearingDay(attempt.channel, at);
  const line = authorizationLine(world, attempt, at, day, 'declined', attempt.code);
  world.outbox.send('switch', at, line, undefined, attempt.touched);
  if (attempt.touched !== 0) world.complain(attempt.touched, attempt.merchant, at, attempt.amount);
  tryAgain(world, attempt, at);
}

/** The request never left the shop: nothing is sent, which is all that can be seen of it. */
function stayAtCounter(world: World, attempt: Attempt): void {
  const at = attempt.startedAt + attempt.latencyMs;
  const line = authorizationLine(
    world,
    attempt,
    at,
    world.clearingDay(attempt.channel, at),
    attempt.state,
    attempt.code,
  );
  world.truth.touched(attempt.touched, world.outbox.sentAt('switch', at, line));
  world.complain(attempt.touched, attempt.merchant, at, attempt.amount);
}
