import { wilsonLower } from '../promql.ts';
import type { RecordingRule } from '../rule.ts';

/** Something that is a small, steady share of a channel's requests until it steps up. */
interface Step {
  readonly name: string;
  readonly selector: string;
  /** What it is a share of; all attempts when left out. */
  readonly of?: string;
}

const codes = (regex: string): string => `acquirer_authorization_responses_total{response_code=~"${regex}"}`;

/**
 * W codes of domain.md 2.2 in groups with one meaning each, and other shares that step. Codes 30, 40 and 45 are the
 * interface, 15, 31 and 92 the routing to banks, 03, 58, 89 and 97 our merchant and terminal tables, the A family and
 * 63, 99 our keys.
 */
export const steps: readonly Step[] = [
  { name: 'format_errors', selector: codes('30|40|45') },
  { name: 'routing_errors', selector: codes('15|31') },
  { name: 'registration_errors', selector: codes('03|58|89|97') },
  { name: 'key_errors', selector: codes('63|99|A0|A7|A8|A9') },
  { name: 'duplicates', selector: 'acquirer_duplicate_transactions_total{kind=~"code_94|near_duplicate"}' },
  { name: 'reversals', selector: 'acquirer_reversals_total{result!="pending"}' },
  {
    name: 'late_notifications',
    selector: 'acquirer_async_notifications_total{source!="callback"}',
    of: 'acquirer_async_notifications_total',
  },
];

/** Windows of a step; the baseline ends before the step can be part of it and reaches six hours back. */
export const stepSeconds = 600;
const baseline = '[3h] offset 3h';

/** Share of now (lower bound) and share of before, for every step. */
export const stepRecords: readonly RecordingRule[] = steps.flatMap(({ name, selector, of }) => {
  const rate = `channel:${name}:rate10m`;
  const all = of === undefined ? 'channel:attempts:rate10m' : `channel:${name}_base:rate10m`;
  const own: RecordingRule[] =
    of === undefined ? [] : [{ record: all, expr: `sum by (channel) (rate(${of}[10m]))`, group: 'normal' }];
  return [
    ...own,
    { record: rate, expr: `sum by (channel) (rate(${selector}[10m]))`, group: 'normal' },
    { record: `channel:${name}_share:wilson10m`, expr: wilsonLower(rate, all, stepSeconds), group: 'normal' },
    {
      record: `channel:${name}_share:before`,
      expr: `avg_over_time(${rate}${baseline}) / (avg_over_time(${all}${baseline}) > 0)`,
      group: 'normal',
    },
  ];
});

export const attempts10m: RecordingRule = {
  record: 'channel:attempts:rate10m',
  expr: 'sum by (channel) (rate(acquirer_authorizations_total[10m]))',
  group: 'normal',
};
