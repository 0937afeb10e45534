import { everyChannel, type WatchedStage } from '../ledger/feeds.ts';
import type { Family } from './family.ts';

/** Where silence is ours and no fault of a channel's, the fleet's or a bank's. */
export const feeds: Family = ({ feeds: book }, vocabulary) => {
  const watched: readonly (readonly [WatchedStage, string])[] = [
    ...vocabulary.channels.map((id) => ['switch', id] as const),
    ['switch', everyChannel],
    ['terminal', everyChannel],
    ['payout', everyChannel],
  ];
  return [
    {
      name: 'acquirer_stage_blind',
      help: '1 while at least half of the sources that feed this stage of this channel are silent for longer than their expected interval; switch of all channels: at least half of the channels.',
      type: 'gauge',
      labels: ['stage', 'channel'],
      series: watched,
      read: (now) => watched.map(([stage, channel]) => (book.isBlind(stage, channel, now) ? 1 : 0)),
    },
  ];
};
