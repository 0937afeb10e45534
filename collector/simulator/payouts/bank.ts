import { dayOf, hour, instantOf, minute, second } from '../clock.ts';
import { chooser } from '../population/choice.ts';
import { hashUnit } from '../random.ts';
import type { World } from '../world.ts';
import type { PayoutAttempt } from './attempt.ts';
import type { Order } from './order.ts';

const failures = 0.0008;
const returns = 0.0015;

const failureReasons = chooser([
  ['account_not_found', 0.3],
  ['account_closed', 0.2],
  ['account_frozen', 0.15],
  ['branch_info_wrong', 0.2],
  ['account_type_limit', 0.15],
]);
const failureNames = [
  'account_not_found',
  'account_closed',
  'account_frozen',
  'branch_info_wrong',
  'account_type_limit',
];
const returnNames = ['name_mismatch', 'account_dormant', 'account_not_found'];

/** How a bank treats a payment on an ordinary day: received in seconds, credited in minutes, rarely refused. */
export function healthyAnswer(world: World, order: Order, at: number): PayoutAttempt {
  const key = order.merchant * 64 + order.tries;
  const luck = hashUnit(world.seed, 701, key, order.settlementDay * 512 + (order.instant ? at & 511 : 0));
  const speed = hashUnit(world.seed, 702, key, order.settlementDay);
  const acceptedAt = Math.floor(at + second + 4 * second * speed);
  const attempt: PayoutAttempt = {
    order,
    attempt: order.tries,
    at,
    acceptedAt,
    outcome: 'credited',
    answeredAt: Math.floor(
      acceptedAt +
        (order.instant ? 10 * second + 80 * second * speed : 2 * minute + 16 * minute * speed ** 2),
    ),
    reason: '',
    returnedAt: Number.NaN,
    returnReason: '',
    returnTouched: 0,
    retryAt: Number.NaN,
    covered: true,
    touched: 0,
  };
  if (order.tries === 1 && luck < failures) {
    attempt.outcome = 'failed';
    attempt.answeredAt = Math.floor(acceptedAt + 3 * minute * speed);
    attempt.reason = failureNames[failureReasons(luck / failures)]!;
    attempt.retryAt = nextMorning(attempt.answeredAt);
  } else if (order.tries === 1 && luck > 1 - returns) {
    const depth = (1 - luck) / returns;
    attempt.returnedAt = Math.floor(attempt.answeredAt + hour + 30 * hour * depth);
    attempt.returnReason = returnNames[Math.floor(depth * returnNames.length)]!;
    attempt.retryAt = nextMorning(attempt.returnedAt);
  }
  return attempt;
}

/** Corrected accounts are paid again at ten the next day. */
const nextMorning = (at: number): number => instantOf(dayOf(at) + 1, 600);
