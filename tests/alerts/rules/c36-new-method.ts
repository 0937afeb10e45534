import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { shareFor } from '../promtool/wilson.ts';

interface Type {
  readonly perHour: number;
  readonly share: number;
  /** Share of plain sales refused the same way. */
  readonly sales: number;
}

const of = (channel: string, txn_type = 'preauth'): Labels => ({ channel, txn_type });
const metric = 'acquirer_authorizations_total';
const types = (time: Timeline, { channel = '', txn_type = '' }: Labels, { perHour, share, sales }: Type) => [
  counter(
    time,
    metric,
    { channel, txn_type, outcome: 'approved' },
    perHour / 60,
    (perHour * (1 - share)) / 60,
  ),
  counter(time, metric, { channel, txn_type, outcome: 'terminal_fault' }, 0, (perHour * share) / 120),
  counter(time, metric, { channel, txn_type, outcome: 'merchant_decline' }, 0, (perHour * share) / 120),
  ...(txn_type === 'qr_payment'
    ? []
    : [
        counter(time, metric, { channel, txn_type: 'qr_payment', outcome: 'approved' }, 10, 10 * (1 - sales)),
        counter(time, metric, { channel, txn_type: 'qr_payment', outcome: 'terminal_fault' }, 0, 10 * sales),
      ]),
];

const n = 120;

export const c36Stories: readonly Story[] = [
  story<Type>({
    alert: 'TransactionTypeFailing',
    severity: 'ticket',
    step: 300,
    minutes: 1600,
    fault: [420, 900],
    params: { perHour: n / 6, share: shareFor(0.33, n), sales: 0.12 },
    series: types,
    cast: [
      fault(of('a'), { value: 0.3299997, lastValue: 0.302461, answers: { requests: '120' } }),
      healthy(of('calm')),
      gone(of('gone')),
      restarted(of('restarted')),
      near('a lower bound of 27 %', of('less'), { share: shareFor(0.27, n) }),
      near('plain sales are refused as well', of('all'), { sales: 0.17 }),
      near('plain sales are no type of their own', of('plain', 'qr_payment'), { share: 0.9 }),
      quiet('27 requests in six hours', of('few'), { perHour: 4.5, share: 1 }),
    ],
    firesAt: 785,
    resolvesAt: 990,
  }),
  story<Type>({
    alert: 'TransactionTypeFailing',
    severity: 'ticket',
    step: 300,
    minutes: 1600,
    fault: [420, 900],
    params: { perHour: 5.5, share: 1, sales: 0 },
    series: types,
    cast: [
      fault(of('a'), { value: 0.3735472, lastValue: 0.3004551, answers: { requests: '33' } }),
      healthy(of('calm')),
    ],
    firesAt: 625,
    resolvesAt: 1150,
  }),
];
