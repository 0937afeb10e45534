import { linkKey } from '../ledger/links.ts';
import type { Family, Metric } from './family.ts';
import { distribution, gaugeEach, pairs, seconds } from './views.ts';

/** Links to the channels and their day-cuts. */
export const links: Family = ({ links: book }, vocabulary, config) => {
  const channel = { label: 'channel', values: vocabulary.channels };
  const configured = config.channels.flatMap((c) => c.links.map((link) => linkKey(c.id, link)));
  const link = { label: 'link', values: configured };
  const perLink = (metric: Metric): Metric => pairs(metric, 'link', '|', ['channel', 'link']);
  const stateOf = (key: string) => book.state(...(key.split('|') as [string, string]));
  return [
    perLink(
      gaugeEach(
        'acquirer_channel_up',
        'Sign-on state of a link as last reported; also 0 before the first report.',
        [link],
        (_now, key) => (stateOf(key)?.up ? 1 : 0),
      ),
    ),
    perLink(
      gaugeEach(
        'acquirer_channel_link_last_report_timestamp_seconds',
        'Event time of the newest report on a link; 0 = never, so that a link nobody reports on is not taken for one that is down.',
        [link],
        (_now, key) => seconds(stateOf(key)?.at),
      ),
    ),
    perLink(
      distribution(
        'acquirer_channel_probe_duration_seconds',
        'Round trips of line tests (echo, 301).',
        book.probes,
      ),
    ),
    gaugeEach(
      'acquirer_day_cut_timestamp_seconds',
      'When the clearing day that is open now closes.',
      [channel],
      (now, id) => seconds(book.nextDayCut(id, now)),
    ),
    gaugeEach(
      'acquirer_day_cut_in_progress',
      '1 between the cut-over messages 201 and 202, at most an hour; without messages for 10 minutes after the nominal day-cut.',
      [channel],
      (now, id) => (book.inDayCut(id, now) ? 1 : 0),
    ),
  ];
};
