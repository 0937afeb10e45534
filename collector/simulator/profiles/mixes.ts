import type { ResponseMix } from './profile.ts';

/** Healthy answer mixes (domain.md 2.2): approvals, what the rest is declined for, and how systems fail. */
export const unionPayMix: ResponseMix = {
  approvedCode: '00',
  approval: 0.94,
  system: 0.0015,
  declines: [
    ['51', 0.38],
    ['55', 0.15],
    ['61', 0.07],
    ['65', 0.03],
    ['05', 0.07],
    ['57', 0.04],
    ['62', 0.03],
    ['14', 0.04],
    ['54', 0.03],
    ['75', 0.03],
    ['03', 0.01],
    ['58', 0.01],
    ['45', 0.04],
    ['30', 0.01],
    ['77', 0.02],
    ['94', 0.01],
    ['22', 0.01],
    ['A0', 0.01],
    ['99', 0.01],
  ],
  systemCodes: [
    ['91', 0.35],
    ['96', 0.5],
    ['92', 0.15],
  ],
  unknownCodes: [
    ['98', 0.5],
    ['68', 0.3],
    ['TIMEOUT', 0.2],
  ],
  latency: [450, 1100],
};

export const schemeMix: ResponseMix = {
  ...unionPayMix,
  approval: 0.9,
  declines: [
    ['51', 0.3],
    ['05', 0.3],
    ['54', 0.05],
    ['57', 0.08],
    ['61', 0.06],
    ['62', 0.05],
    ['14', 0.05],
    ['65', 0.05],
    ['59', 0.06],
  ],
  systemCodes: [
    ['91', 0.7],
    ['96', 0.3],
  ],
  unknownCodes: [
    ['91', 0.4],
    ['TIMEOUT', 0.6],
  ],
  latency: [800, 1900],
};

/** Mastercard answers 63 where Visa has 59. */
export const mastercardMix: ResponseMix = {
  ...schemeMix,
  declines: schemeMix.declines.map(([code, share]) => [code === '59' ? '83' : code, share]),
};

export const unionPayQrMix: ResponseMix = {
  approvedCode: '00',
  approval: 0.983,
  system: 0.0015,
  declines: [
    ['64', 0.4],
    ['65', 0.2],
    ['60', 0.2],
    ['33', 0.05],
    ['73', 0.05],
    ['78', 0.1],
  ],
  systemCodes: [
    ['06', 0.7],
    ['02', 0.3],
  ],
  unknownCodes: [
    ['03', 0.4],
    ['04', 0.3],
    ['TIMEOUT', 0.3],
  ],
  latency: [600, 1500],
};

export const wechatMix: ResponseMix = {
  approvedCode: 'SUCCESS',
  approval: 0.983,
  system: 0.0015,
  declines: [
    ['NOTENOUGH', 0.4],
    ['AUTHCODEEXPIRE', 0.35],
    ['NOTSUPORTCARD', 0.1],
    ['RULELIMIT', 0.1],
    ['TRADE_ERROR', 0.05],
  ],
  systemCodes: [['FREQUENCY_LIMITED', 1]],
  unknownCodes: [
    ['SYSTEMERROR', 0.6],
    ['BANKERROR', 0.3],
    ['TIMEOUT', 0.1],
  ],
  latency: [600, 1500],
};

export const alipayMix: ResponseMix = {
  ...wechatMix,
  approvedCode: '10000',
  declines: [
    ['ACQ.BUYER_BALANCE_NOT_ENOUGH', 0.4],
    ['ACQ.PAYMENT_AUTH_CODE_INVALID', 0.35],
    ['ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH', 0.15],
    ['ACQ.PAYMENT_REQUEST_HAS_RISK', 0.1],
  ],
  systemCodes: [['20000', 1]],
  unknownCodes: [
    ['ACQ.SYSTEM_ERROR', 0.9],
    ['TIMEOUT', 0.1],
  ],
};
