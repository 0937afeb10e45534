import { alipayMix, mastercardMix, schemeMix, unionPayMix, unionPayQrMix, wechatMix } from './mixes.ts';
import type { ChannelProfile, FileProfile } from './profile.ts';

const cupCut = 23 * 60;
const midnight = 24 * 60;
const nightFile: FileProfile = { type: 'transactions', expected: 190, spread: 15, deadline: 300 };
const schemeFile: FileProfile = { type: 'transactions', expected: 240, spread: 20, deadline: 330 };
const bankFile: FileProfile = { type: 'transactions', expected: 150, spread: 20, deadline: 300 };
const bill: FileProfile = { type: 'wallet_bill', expected: 555, spread: 45, deadline: 720 };

const card = {
  family: 'card',
  letter: '',
  dayCut: cupCut,
  settlesFrom: 'file',
  messages: 'single',
  withIssuers: true,
  asynchronous: 0,
  unknownAfterSeconds: 60,
  mix: unionPayMix,
  file: nightFile,
  merchantFee: 5_500,
  channelFee: 3_800,
} as const;

const wallet = {
  family: 'wallet',
  dayCut: midnight,
  settlesFrom: 'ledger',
  messages: 'single',
  links: ['api'],
  withIssuers: false,
  asynchronous: 0.25,
  unknownAfterSeconds: 60,
  file: bill,
  merchantFee: 3_800,
  channelFee: 2_000,
} as const;

/** Shares of count and amount over the twelve channels of domain.md 4.3, the six of the reference split in two. */
export const channels: readonly ChannelProfile[] = [
  { ...card, id: 'cup_card', count: 0.17, amount: 0.375, links: ['a', 'b'] },
  { ...card, id: 'cup_card_south', count: 0.05, amount: 0.108, links: ['a', 'b'] },
  {
    ...card,
    id: 'cup_qr',
    family: 'qr',
    letter: 'Q',
    count: 0.04,
    amount: 0.028,
    links: ['a', 'b'],
    withIssuers: false,
    mix: unionPayQrMix,
  },
  {
    ...card,
    id: 'nucc_qr',
    family: 'qr',
    letter: 'N',
    count: 0.02,
    amount: 0.0135,
    links: ['a'],
    withIssuers: false,
    mix: unionPayQrMix,
  },
  { ...wallet, id: 'wechat', letter: 'W', count: 0.36, amount: 0.21, mix: wechatMix },
  {
    ...wallet,
    id: 'wechat_mini',
    letter: 'M',
    count: 0.02,
    amount: 0.012,
    mix: wechatMix,
    asynchronous: 0.9,
  },
  { ...wallet, id: 'alipay', letter: 'A', count: 0.285, amount: 0.183, mix: alipayMix },
  {
    ...wallet,
    id: 'alipay_mini',
    letter: 'P',
    count: 0.015,
    amount: 0.0105,
    mix: alipayMix,
    asynchronous: 0.9,
  },
  {
    ...card,
    id: 'visa',
    count: 0.003,
    amount: 0.0145,
    messages: 'dual',
    links: ['a'],
    withIssuers: false,
    mix: schemeMix,
    file: schemeFile,
    merchantFee: 18_000,
    channelFee: 14_000,
  },
  {
    ...card,
    id: 'mastercard',
    count: 0.002,
    amount: 0.0085,
    messages: 'dual',
    links: ['a'],
    withIssuers: false,
    mix: mastercardMix,
    file: schemeFile,
    merchantFee: 18_000,
    channelFee: 14_000,
  },
  { ...card, id: 'bank_icbc', count: 0.02, amount: 0.021, links: ['a'], withIssuers: false, file: bankFile },
  { ...card, id: 'bank_ccb', count: 0.015, amount: 0.016, links: ['a'], withIssuers: false, file: bankFile },
];
