import { fault, gone, healthy, near } from '../promtool/members.ts';
import { gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { type Held, heldSeries, heldStory } from './heldstory.ts';

const overrun = (type: string, subject: (name: string) => Labels): Story => {
  const scope = (name: string): Labels => ({ scope_type: type, scope: name });
  return story<{ seconds: number }>({
    alert: 'MaintenanceOverrun',
    severity: 'urgent',
    asking: `"${type}"`,
    step: 60,
    minutes: 50,
    fault: [10, 30],
    params: { seconds: 660 },
    series: (time: Timeline, who: Labels, { seconds }) => [
      gauge(time, 'acquirer_maintenance_overrun_seconds', who, 0, seconds),
    ],
    cast: [
      fault(scope('a'), { value: 660, labels: subject('a') }),
      healthy(scope('b')),
      gone(scope('c')),
      near('nine minutes', scope('d'), { seconds: 540 }),
      near('a window of something else', { scope_type: 'elsewhere', scope: 'a' }, {}),
    ],
    without: { counter_reset: 'gauges only', low_traffic: 'the collector says whether it still fails' },
  });
};

interface Unannounced extends Held {
  /** Before the money is refused, and then. */
  readonly window: readonly [before: 0 | 1, then: 0 | 1];
  readonly overrun: readonly [before: number, then: number];
}

export const c11Stories: readonly Story[] = [
  overrun('channel', (channel) => ({ channel })),
  overrun('bank', () => ({})),
  overrun('issuer', () => ({})),
  overrun('gateway', () => ({})),
  heldStory({
    alert: 'UnannouncedMaintenance',
    severity: 'urgent',
    stage: 'payout',
    cause: 'maintenance',
    scope: 'all',
    share: 0.003,
    floor: 2000,
  }),
  story<Unannounced>({
    alert: 'UnannouncedMaintenance',
    severity: 'urgent',
    step: 60,
    minutes: 70,
    fault: [10, 40],
    apart: true,
    params: { amount: 5000, normalDay: 500_000, window: [0, 0], overrun: [0, 0] },
    series: (time, who, { window, overrun: seconds, ...held }) => [
      ...heldSeries('payout', 'maintenance')(time, who, held),
      gauge(
        time,
        'acquirer_maintenance_window_active',
        { scope_type: 'bank', scope: 'bank_a', kind: 'planned' },
        ...window,
      ),
      gauge(
        time,
        'acquirer_maintenance_overrun_seconds',
        { scope_type: 'bank', scope: 'bank_a' },
        ...seconds,
      ),
    ],
    cast: [
      near('a window of a bank is announced', { currency: 'CNY' }, { window: [0, 1] }),
      near('a window of a bank overran: that alert speaks', { currency: 'CNY' }, { overrun: [0, 60] }),
      near('a window just ended: its money waits for the next try', { currency: 'CNY' }, { window: [1, 0] }),
      near('an overrun just ended: the same', { currency: 'CNY' }, { overrun: [60, 0] }),
    ],
  }),
];
