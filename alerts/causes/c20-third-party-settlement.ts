import { thirdPartySettlement } from '../../collector/causes/c20-third-party-settlement.ts';
import type { CauseRules } from '../rule.ts';
import { say } from '../text.ts';
import { fileRules } from './filerules.ts';

/** Bills of wallets. */
export const c20: CauseRules = {
  cause: thirdPartySettlement,
  impact: {
    en: say`Wallet money is paid out from our own books and cannot be checked, or waits if the contract says bill first.`,
    zh: say`钱包资金先按我方账务垫付而无法核对;若合同约定先对账,则资金等待。`,
  },
  action: {
    en: say`Ask the bill interface again by hand, read the wallet's announcement page, and tell reconciliation that the day stays open.`,
    zh: say`手工重新拉取账单接口,查看钱包公告,并通知对账该日保持未平。`,
  },
  rules: (t) => fileRules('WalletBill', t),
};
