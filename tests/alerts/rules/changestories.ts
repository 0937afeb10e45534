import type { Severity } from '../../../alerts/severity.ts';
import { fault, gone, healthy, near } from '../promtool/members.ts';
import { gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';

interface Change {
  /** Seconds until it takes effect, when the fault begins. */
  readonly ahead: number;
  readonly acknowledged: 'yes' | 'no';
}

const change = (time: Timeline, who: Labels, { ahead, acknowledged }: Change) => [
  gauge(
    time,
    'acquirer_rule_change_effective_timestamp_seconds',
    { ...who, acknowledged },
    0,
    time.from + ahead,
  ),
];

/** A change with a date that nobody has confirmed: `kind` is the rule's business, `other` is not. */
export function changeStories(alert: string, kind: string, other: string, cause: string): readonly Story[] {
  const of = (scope: string, of = kind): Labels => ({ scope, kind: of });
  return (
    [
      ['urgent', 86_400],
      ['ticket', 604_800],
    ] as const satisfies readonly (readonly [Severity, number])[]
  ).map(([severity, limit]) =>
    story<Change>({
      alert,
      severity,
      cause,
      step: 300,
      minutes: 120,
      fault: [30, 60],
      params: { ahead: limit * 0.95, acknowledged: 'no' },
      series: change,
      cast: [
        fault(of('cup_card'), { value: limit * 0.95 - 300, lastValue: limit * 0.95 - 1500 }),
        healthy(of('visa')),
        gone(of('wechat')),
        near('it is further away', of('alipay'), { ahead: limit * 1.05 }),
        near('its owner confirmed it', of('cup_qr'), { acknowledged: 'yes' }),
        near('another kind of change', of('cup_card', other), {}),
      ],
      without: { counter_reset: 'timestamps only', low_traffic: 'one change is enough' },
    }),
  );
}
