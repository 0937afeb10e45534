import { fault, gone, healthy, near, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { stepStories } from './stepstory.ts';

interface Loads {
  readonly loads: number;
  readonly result: string;
}

const of = (channel: string): Labels => ({ channel, file_type: 'transactions' });

export const c29Stories: readonly Story[] = [
  story<Loads>({
    alert: 'FileLoadedTwice',
    severity: 'page',
    step: 60,
    minutes: 160,
    fault: [20, 110],
    params: { loads: 1, result: 'double_load' },
    series: (time: Timeline, who: Labels, { loads, result }) => [
      gauge(time, 'acquirer_clearing_files_total', { ...who, result }, 0, loads),
    ],
    cast: [
      fault(of('a'), { value: 1 }),
      healthy(of('calm')),
      gone(of('gone')),
      restarted(of('restarted'), { loads: 0 }),
      near('a repeat that was refused', of('repeat'), { result: 'duplicate' }),
    ],
    firesAt: 20,
    resolvesAt: 110,
    without: { low_traffic: 'one file is all there is' },
  }),
  story<{ ratio: number }>({
    alert: 'FileTooFull',
    severity: 'page',
    step: 60,
    minutes: 60,
    fault: [10, 30],
    params: { ratio: 1.02 },
    series: (time: Timeline, who: Labels, { ratio }) => [
      gauge(time, 'acquirer_clearing_file_completeness_ratio', who, 1, ratio),
    ],
    cast: [
      fault(of('a'), { value: 1.02 }),
      healthy(of('calm')),
      gone(of('gone')),
      near('100.8 %', of('almost'), { ratio: 1.008 }),
    ],
    without: { counter_reset: 'gauges only', low_traffic: 'a ratio of money' },
  }),
  ...stepStories({
    alert: 'DuplicateTransactions',
    share: 0.01,
    events: (time, channel, calm, faulty) => [
      counter(
        time,
        'acquirer_duplicate_transactions_total',
        { channel, kind: 'code_94' },
        calm / 2,
        faulty / 2,
      ),
      counter(
        time,
        'acquirer_duplicate_transactions_total',
        { channel, kind: 'near_duplicate' },
        calm / 2,
        faulty / 2,
      ),
      counter(time, 'acquirer_duplicate_transactions_total', { channel, kind: 'file_row' }, 50),
    ],
  }),
];
