import { thirdPartyFault } from '../../collector/causes/c13-third-party-fault.ts';
import type { CauseRules } from '../rule.ts';
import { say } from '../text.ts';
import { channelRules } from './channelrules.ts';

/** Wallets. */
export const c13: CauseRules = {
  cause: thirdPartyFault,
  impact: {
    en: say`QR payments fail or hang at the counter; customers may have paid although the shop sees nothing.`,
    zh: say`扫码支付失败或卡住;顾客可能已付款而商户看不到结果。`,
  },
  action: {
    en: say`Read the wallet's error codes on the board, tell shops to take the other wallet or a card, and open a case with the wallet's partner desk.`,
    zh: say`在看板上查看钱包错误码,提示商户改用其他钱包或刷卡,并向钱包合作方报障。`,
  },
  rules: (t) => channelRules('Wallet', t),
};
