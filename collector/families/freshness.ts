import type { Family } from './family.ts';
import { gaugeEach, seconds } from './views.ts';

/** How new what each source told us is. */
export const freshness: Family = ({ freshness: book }, vocabulary) => {
  const source = { label: 'source', values: vocabulary.sources };
  return [
    gaugeEach(
      'acquirer_source_last_event_timestamp_seconds',
      'Event time of the newest event of a source, capped at its arrival; 0 = never.',
      [source],
      (_now, id) => seconds(book.lastEvent(id!)),
    ),
    gaugeEach(
      'acquirer_source_expected_interval_seconds',
      'Longest normal silence of a source; 0 outside its active hours and for three intervals after they begin.',
      [source],
      (now, id) => seconds(book.expectedInterval(id!, now)),
    ),
    gaugeEach(
      'acquirer_source_watermark_timestamp_seconds',
      'The source says that everything before this was sent; 0 = it never said so.',
      [source],
      (_now, id) => seconds(book.watermark(id!)),
    ),
    gaugeEach(
      'acquirer_source_up',
      '1 when a source was heard from within three of its intervals; outside its active hours, when it was ever heard from.',
      [source],
      (now, id) => (book.isUp(id!, now) ? 1 : 0),
    ),
  ];
};
