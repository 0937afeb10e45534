import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { shareFor } from '../promtool/wilson.ts';
import { type Devices, devices } from './devices.ts';

interface Parts {
  readonly faulty: number;
  readonly terminals: number;
}

const part = (model: string): Labels => ({ terminal_model: model, fault: 'printer' });

const parts = (time: Timeline, who: Labels, { faulty, terminals }: Parts) => [
  gauge(time, 'acquirer_terminal_faults', who, 1, faulty),
  gauge(
    time,
    'acquirer_terminals_by_version',
    { terminal_model: who.terminal_model!, firmware: '1', state: 'online' },
    terminals,
  ),
];

const p8 = { terminal_model: 'p8' };
const n = 6 * 60 * 10;

export const c03Stories: readonly Story[] = [
  story<Devices>({
    alert: 'ModelFaults',
    severity: 'ticket',
    step: 300,
    minutes: 1400,
    fault: [420, 900],
    apart: true,
    params: { perMinute: 10, share: shareFor(0.022, n), all: true, rest: 0.001 },
    series: devices,
    cast: [
      fault(p8, { value: 0.021832, lastValue: 0.020153, answers: { terminals: '100' } }),
      healthy(p8),
      gone(p8),
      restarted(p8),
      near('a lower bound of 1.8 %', p8, { share: shareFor(0.018, n) }),
      near('only one of its firmwares: that is the release', p8, { all: false, share: 0.4 }),
      near('the other models fail as well', p8, { rest: 0.008 }),
      quiet('180 requests in six hours', p8, { perMinute: 0.5, share: 0.5 }),
    ],
    firesAt: 800,
    resolvesAt: 1005,
  }),
  ...[
    {
      when: [505, 1300],
      first: 0.046623,
      last: 0.023156,
      with: { perMinute: 0.62, share: 0.4, rest: 0.001 },
    },
    {
      when: [720, 1085],
      first: 0.0230249,
      last: 0.020355,
      with: { perMinute: 10, share: shareFor(0.03, n), rest: 0.009 },
    },
  ].map(({ when: [firesAt, resolvesAt], first, last, with: change }) =>
    story<Devices>({
      alert: 'ModelFaults',
      severity: 'ticket',
      step: 300,
      minutes: 1500,
      fault: [420, 900],
      apart: true,
      params: { perMinute: 10, share: 0.4, all: true, rest: 0.001 },
      series: devices,
      cast: [fault(p8, { value: first, lastValue: last, answers: { terminals: '100' } }, change)],
      firesAt: firesAt!,
      resolvesAt: resolvesAt!,
    }),
  ),
  story<Parts>({
    alert: 'PartFaults',
    severity: 'ticket',
    step: 300,
    minutes: 300,
    fault: [30, 180],
    params: { faulty: 11, terminals: 200 },
    series: parts,
    cast: [
      fault(part('p8'), { value: 0.055, answers: { terminals: '11' } }),
      healthy(part('k3')),
      gone(part('q1')),
      near('4.5 % of the model', part('large'), { terminals: 244 }),
      quiet('terminals of the model are not counted by anybody', part('unseen'), { terminals: 0 }),
      quiet('nine terminals', part('small'), { faulty: 9, terminals: 100 }),
    ],
    without: { counter_reset: 'gauges only' },
  }),
];
