import type { ChannelConfig } from '../../config/schema.ts';

/** Channel types whose terminals keep batches: a QR sale has none. */
const cardTypes: readonly ChannelConfig['type'][] = [
  'card_scheme_domestic',
  'card_scheme_intl',
  'direct_bank',
];

export function isCardChannel(channel: ChannelConfig): boolean {
  return cardTypes.includes(channel.type);
}
