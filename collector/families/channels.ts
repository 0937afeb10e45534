import type { Family } from './family.ts';

/** Which channels are configured, and what each is: for joins. */
export const channels: Family = (_ledger, _vocabulary, config) => [
  {
    name: 'acquirer_channel_info',
    help: 'Always 1; channel_type is the type in the configuration.',
    type: 'gauge',
    labels: ['channel', 'channel_type'],
    series: config.channels.map(({ id, type }) => [id, type]),
    read: () => config.channels.map(() => 1),
  },
];
