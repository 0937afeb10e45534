import type { Metric } from '../families/family.ts';
import { counter } from '../families/views.ts';
import type { Tallies } from '../pipeline/tallies.ts';

/** What came in and what became of it, by source. */
export function intakeMetrics({ records, rejects }: Tallies): Metric[] {
  return [
    counter(
      'acquirer_source_records_total',
      'Lines received by source and outcome: accepted, duplicate, late, test or rejected.',
      records,
    ),
    counter('acquirer_source_rejects_total', 'Lines rejected by source and reason.', rejects),
  ];
}
