import { fault, gone, healthy, near, restarted } from '../promtool/members.ts';
import { gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { heldStory } from './heldstory.ts';

interface Repeats {
  readonly blocked: number;
  readonly result: string;
}

const bank = (name: string): Labels => ({ bank: name });

/** A batch is sent again at one moment. */
const repeats = (time: Timeline, who: Labels, { blocked, result }: Repeats) => [
  gauge(time, 'acquirer_payouts_total', { ...who, payout_channel: 'ibps', result }, 0, blocked),
];

export const c23Stories: readonly Story[] = [
  story<Repeats>({
    alert: 'DuplicatePayouts',
    severity: 'page',
    step: 60,
    minutes: 80,
    fault: [20, 50],
    params: { blocked: 3.3, result: 'duplicate_blocked' },
    series: repeats,
    cast: [
      fault(bank('a'), { value: 3.3, answers: { payouts: '3' } }),
      healthy(bank('calm')),
      gone(bank('gone')),
      restarted(bank('restarted'), { blocked: 0 }),
      near('2.7 of them', bank('few'), { blocked: 2.7 }),
      near('refused, not repeated', bank('other'), { blocked: 100, result: 'rejected' }),
    ],
    firesAt: 20,
    resolvesAt: 50,
    without: { low_traffic: 'three repeats are a batch sent again, however small the day' },
  }),
  heldStory({
    alert: 'PayoutsReturnedUnexplained',
    severity: 'urgent',
    stage: 'payout',
    cause: 'operating_error',
    scope: 'all',
    share: 0.003,
    floor: 2000,
  }),
];
