import { accountStatus } from '../../collector/causes/c27-account-status.ts';
import type { CauseRules } from '../rule.ts';
import { label, say, value } from '../text.ts';
import { blockedRule } from './blockedrule.ts';
import { returnRule } from './returnrule.ts';

/** Accounts that are closed, dormant, limited or frozen at their bank. */
export const c27: CauseRules = {
  cause: accountStatus,
  impact: {
    en: say`The merchant's own bank refuses the money; the merchant learns it from us or not at all.`,
    zh: say`商户自己的银行拒收款项;若我方不通知,商户无从得知。`,
  },
  action: {
    en: say`Ask the bank whether it changed its rule for dormant or class II/III accounts, and have the merchants name another account.`,
    zh: say`询问银行是否调整了久悬或 II、III 类户规则,并请商户更换结算账户。`,
  },
  rules: (t) => [
    returnRule(t, 'state', 'because of the state of the account', '账户状态异常'),
    blockedRule(t, {
      alert: 'PayoutsBlockedByAccountState',
      cause: 'account_status',
      reasons: 'state',
      summary: {
        en: say`Payouts over ${value('short')} ${label('currency')} are refused for the state of the account`,
        zh: say`${value('short')} ${label('currency')} 的出款因账户状态被拒`,
      },
      description: {
        en: say`Payouts over ${value('short')} ${label('currency')} failed or came back within a day because the merchants' accounts are closed, dormant, limited or frozen, more than ${String(t.setupShare * 100)} % of what is paid on a day.`,
        zh: say`${value('short')} ${label('currency')} 的出款一天内因商户账户已销户、久悬、受限或冻结而失败或退回,超过日出款额的 ${String(t.setupShare * 100)}%。`,
      },
    }),
  ],
};
