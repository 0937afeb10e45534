import { fault, gone, healthy, near, quiet } from '../promtool/members.ts';
import { gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { lowerBound, shareFor } from '../promtool/wilson.ts';

interface Cohort {
  readonly credited: number;
  readonly returned: number;
  readonly reason: string;
  readonly merchants: number;
}

const bank = (name: string): Labels => ({ bank: name });
const cohort = (time: Timeline, who: Labels, { credited, returned, reason, merchants }: Cohort) => [
  gauge(time, 'acquirer_payouts_recent_credited', who, credited),
  gauge(time, 'acquirer_payouts_recent_returned', { ...who, reason }, credited * 0.0015, returned),
  gauge(time, 'acquirer_payouts_recent_returned', { ...who, reason: 'compliance_reject' }, credited),
  gauge(time, 'acquirer_payouts_recent_unpaid_merchants', { ...who, reason }, 1, merchants),
  gauge(time, 'acquirer_payouts_recent_unpaid_merchants', { ...who, reason: 'compliance_reject' }, 50),
];

/** Returns of one bank for one family of reasons, among the payouts it credited in two days. */
export function returnStories(cause: string, reason: string, other: string): readonly Story[] {
  const n = 1000;
  const shape = {
    alert: 'PayoutReturnSurge',
    severity: 'urgent',
    cause,
    step: 60,
    minutes: 80,
    fault: [10, 40],
    series: cohort,
  } as const;
  return [
    story<Cohort>({
      ...shape,
      params: { credited: n, returned: n * shareFor(0.0055, n), reason, merchants: 4.4 },
      cast: [
        fault(bank('a'), { value: 0.0055, answers: { payouts: '11' } }),
        healthy(bank('calm')),
        gone(bank('gone')),
        near('a lower bound of 0.45 %', bank('less'), { returned: n * shareFor(0.0045, n) }),
        near('another reason', bank('other'), { reason: other, returned: 200 }),
        near('three merchants', bank('shops'), { merchants: 3.6 }),
        quiet('four payouts', bank('few'), { credited: 20, returned: 4.5 }),
      ],
      without: { counter_reset: 'gauges only' },
    }),
    story<Cohort>({
      ...shape,
      params: { credited: 20, returned: 5.5, reason, merchants: 5 },
      cast: [
        fault(bank('a'), { value: lowerBound(5.5 / 20, 20), answers: { payouts: '6' } }),
        healthy(bank('calm')),
      ],
    }),
  ];
}
