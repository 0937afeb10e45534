import type { Severity } from '../../../alerts/severity.ts';
import { fault, gone, healthy, near, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';

/** A file that is awaited: expected and its deadline, in seconds before and after minute 100. */
interface Awaited {
  readonly late: number;
  readonly slack: number;
}

const at = 100 * 60;

/** The expectation is a point in time; before minute 100 it is in the future, so that a test can stand still. */
const awaited = (time: Timeline, who: Labels, { late, slack }: Awaited) => [
  gauge(time, 'acquirer_clearing_file_expected_timestamp_seconds', who, at + 7200, at - late),
  gauge(time, 'acquirer_clearing_file_deadline_timestamp_seconds', who, at + 14_400, at + slack),
  gauge(
    time,
    'acquirer_stage_deadline_timestamp_seconds',
    { stage: 'clearing', channel: who.channel! },
    at + 14_400,
  ),
];

const loaded = (time: Timeline, who: Labels, { ratio }: { ratio: number }) => [
  gauge(time, 'acquirer_clearing_file_completeness_ratio', who, 1, ratio),
];

interface Refused {
  readonly refused: number;
  readonly result: string;
  readonly late: number;
}

/** A file is refused once, at the first step of the fault. */
const refused = (time: Timeline, who: Labels, { refused: files, result, late }: Refused) => [
  gauge(time, 'acquirer_clearing_files_total', { ...who, result }, 0, files),
  counter(time, 'acquirer_clearing_files_total', { ...who, result: 'on_time' }, 0),
  gauge(time, 'acquirer_clearing_file_expected_timestamp_seconds', who, at + 7200, at - late),
];

export function fileStories(kind: 'ClearingFile' | 'WalletBill'): readonly Story[] {
  const wallet = kind === 'WalletBill';
  const type = wallet ? 'wallet_bill' : 'transactions';
  const other = wallet ? 'transactions' : 'wallet_bill';
  const grave: Severity = wallet ? 'urgent' : 'page';
  const limit = wallet ? 3600 : 1200;
  const of = (channel: string, file_type = type): Labels => ({ channel, file_type });
  const timestamps = {
    counter_reset: 'timestamps only',
    low_traffic: 'one file is all there is',
  };
  return [
    story<Awaited>({
      alert: `${kind}Late`,
      severity: 'ticket',
      step: 60,
      minutes: 120,
      fault: [100, 110],
      params: { late: limit - 60, slack: 7200 },
      series: awaited,
      cast: [
        fault(of('a'), {
          value: limit + 120,
          lastValue: limit + 480,
          answers: { deadline: '3h 57m 0s' },
          lastAnswers: { deadline: '3h 51m 0s' },
        }),
        healthy(of('calm')),
        gone(of('gone')),
        near('not late enough before it arrives', of('soon'), { late: limit - 600 }),
        near('the other kind of file', of('other', other), { late: limit * 4 }),
      ],
      firesAt: 103,
      resolvesAt: 112,
      without: timestamps,
    }),
    story<Awaited>({
      alert: `${kind}Late`,
      severity: grave,
      step: 60,
      minutes: 120,
      fault: [100, 110],
      params: { late: limit - 60, slack: 1680 },
      series: awaited,
      cast: [
        fault(of('a'), {
          value: limit + 120,
          lastValue: limit + 480,
          answers: { deadline: '3h 57m 0s' },
          lastAnswers: { deadline: '3h 51m 0s' },
        }),
        healthy(of('calm')),
        gone(of('gone')),
        near('not late enough before it arrives', of('soon'), { late: limit - 600 }),
        near('32 minutes are left when it arrives', of('early'), { slack: 2500 }),
        near('the other kind of file', of('other', other), { late: limit * 4 }),
      ],
      firesAt: 103,
      resolvesAt: 112,
      without: timestamps,
    }),
    story<{ ratio: number }>({
      alert: `${kind}Incomplete`,
      severity: grave,
      step: 60,
      minutes: 60,
      fault: [10, 30],
      params: { ratio: 0.98 },
      series: loaded,
      cast: [
        fault(of('a'), { value: 0.98 }),
        healthy(of('calm')),
        gone(of('gone')),
        near('99.2 %', of('almost'), { ratio: 0.992 }),
        near('no file yet', of('none'), { ratio: 0 }),
        near('the other kind of file', of('other', other), {}),
      ],
      without: { counter_reset: 'gauges only', low_traffic: 'a ratio of money' },
    }),
    story<Refused>({
      alert: `${kind}Refused`,
      severity: 'urgent',
      step: 60,
      minutes: 220,
      fault: [100, 190],
      params: { refused: 1, result: 'truncated', late: 60 },
      series: refused,
      cast: [
        fault(of('a'), { value: 1 }),
        healthy(of('calm')),
        gone(of('gone')),
        restarted(of('restarted'), { refused: 0 }),
        near('the right one was loaded since', of('loaded'), { late: -3600 * 3 }),
        near('a repeat is no fault', of('repeat'), { result: 'duplicate' }),
        near('the other kind of file', of('other', other), {}),
      ],
      firesAt: 101,
      resolvesAt: 170,
      without: { low_traffic: 'one file is all there is' },
    }),
  ];
}
