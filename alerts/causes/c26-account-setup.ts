import { accountSetup } from '../../collector/causes/c26-account-setup.ts';
import type { CauseRules } from '../rule.ts';
import { label, say, value } from '../text.ts';
import { blockedRule } from './blockedrule.ts';
import { returnRule } from './returnrule.ts';

/** Names, numbers and branches that do not match: one merchant's typing error, or a migration's. */
export const c26: CauseRules = {
  cause: accountSetup,
  impact: {
    en: say`Merchants saw the money arrive and lose it again, or never get it; each is told that the account data is wrong.`,
    zh: say`商户看到到账后又被退走,或始终未到账;每家都被告知账户信息有误。`,
  },
  action: {
    en: say`Compare returned names with the records: if they agree, the bank tightened its matching (ask it); if a migration changed them, restore the old records and pay again.`,
    zh: say`比对退回户名与登记:一致则为银行收紧校验(联系银行);若为迁移所改,恢复原记录后重新出款。`,
  },
  rules: (t) => [
    returnRule(t, 'data', 'for wrong account data', '账户信息不符'),
    blockedRule(t, {
      alert: 'PayoutsBlockedByAccountData',
      cause: 'account_setup',
      reasons: 'data',
      summary: {
        en: say`Payouts over ${value('short')} ${label('currency')} wait for corrected account data`,
        zh: say`${value('short')} ${label('currency')} 的出款等待更正账户信息`,
      },
      description: {
        en: say`Payouts over ${value('short')} ${label('currency')} failed or came back within a day because name, number or branch do not match, more than ${String(t.setupShare * 100)} % of what is paid on a day.`,
        zh: say`${value('short')} ${label('currency')} 的出款一天内因户名、账号或支行不符失败或退回,超过日出款额的 ${String(t.setupShare * 100)}%。`,
      },
    }),
  ],
};
