import { expect, it } from 'vitest';
import { channels } from '../../collector/families/channels.ts';
import { openHarness } from '../ledger/harness.ts';
import { readings } from './readings.ts';

it('names every channel and its type, always 1', () => {
  expect(
    readings(
      channels,
      openHarness(() => ({})),
      0,
    ),
  ).toEqual({
    'channel_info{channel="cup_card",channel_type="card_scheme_domestic"}': 1,
    'channel_info{channel="alipay",channel_type="wallet"}': 1,
    'channel_info{channel="intl",channel_type="card_scheme_intl"}': 1,
  });
});
