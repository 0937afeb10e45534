import { channelFault } from '../../collector/causes/c10-channel-fault.ts';
import type { CauseRules } from '../rule.ts';
import { say } from '../text.ts';
import { channelRules } from './channelrules.ts';

/** Card schemes, QR switches and bank channels. */
export const c10: CauseRules = {
  cause: channelFault,
  impact: {
    en: say`Customers are refused at the counter; the fifth call comes about ten minutes after an outage begins.`,
    zh: say`顾客在柜台付款被拒;中断约十分钟后会接到第五个商户来电。`,
  },
  action: {
    en: say`Check both links and the last minute's codes on the board, switch traffic to the healthy link, then call the channel's duty desk.`,
    zh: say`在看板上核对两条链路与最近一分钟应答码,切换到正常链路,再联系通道值班。`,
  },
  rules: (t) => channelRules('Channel', t),
};
