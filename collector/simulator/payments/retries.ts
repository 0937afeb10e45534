import type { World } from '../world.ts';
import type { Attempt } from './attempt.ts';
import { referenceNumber } from './numbers.ts';
import { settleAttempt } from './settle.ts';

/** Codes after which people at the counter try again at once. */
const worthARetry =
  /^(?:9[0-9]|68|06|02|03|04|A0|22|30|77|TIMEOUT|SYSTEMERROR|BANKERROR|FREQUENCY_LIMITED|20000|ACQ\.SYSTEM_ERROR)$/;
const retryShare = 0.5;
const mostRetries = 2;

/** A failure of systems is tried again by every second customer, after 15 to 45 s, twice at most. */
export function tryAgain(world: World, attempt: Attempt, at: number): void {
  if (attempt.retry >= mostRetries || attempt.luckB >= retryShare || !worthARetry.test(attempt.code)) return;
  const luck = attempt.luckB / retryShare;
  const startedAt = Math.floor(at + 15_000 + 30_000 * luck);
  const channel = world.profile.channels[attempt.channel]!;
  world.at(startedAt, () => {
    const index = world.number(`retry ${attempt.channel}`) % 1296;
    settleAttempt(world, {
      ...attempt,
      startedAt,
      rrn: referenceNumber(channel, startedAt, index, 'R'),
      retry: attempt.retry + 1,
      luckB: luck,
      code: channel.mix.approvedCode,
      state: 'approved',
      latencyMs: Math.min(2_000, attempt.latencyMs),
      lost: false,
      reversalLost: false,
      reversedFor: undefined,
      touched: 0,
    });
  });
}
