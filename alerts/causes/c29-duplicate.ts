import { duplicate } from '../../collector/causes/c29-duplicate.ts';
import { atRisk, merchantsIn } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { label, say, value } from '../text.ts';
import { stepRule } from './coderule.ts';

const channel = label('channel');
const file = label('file_type');

/** The same thing twice: a file loaded again, a sale charged again. A second delivery that is refused is no fault. */
export const c29: CauseRules = {
  cause: duplicate,
  impact: {
    en: say`Merchants are paid twice or customers charged twice; nothing fails, and the money is hard to get back.`,
    zh: say`商户重复到账或顾客重复扣款;没有失败,资金却难以追回。`,
  },
  action: {
    en: say`Stop what comes next (the settlement run, or the retrying release), and reverse the second copy before anything is instructed.`,
    zh: say`停止下一步(结算任务或重试的版本),在出款提交前冲回第二份。`,
  },
  rules: (t) => [
    {
      alert: 'FileLoadedTwice',
      severity: 'page',
      stage: 'clearing',
      team: 'clearing_ops',
      channel: 'label',
      by: ['file_type'],
      group: 'normal',
      deadline: true,
      expr: 'sum by (channel, file_type) (increase(acquirer_clearing_files_total{result="double_load"}[1h])) > 0',
      guards: [],
      for: '0s',
      keepFiringFor: '30m',
      moneyAtRisk: atRisk,
      merchantsAtRisk: merchantsIn('clearing'),
      timeLeft: ['until the payouts are instructed'],
      board: 'files',
      summary: {
        en: say`${channel}: the same ${file} content was loaded twice`,
        zh: say`${channel}:同一 ${file} 内容被入库两次`,
      },
      description: {
        en: say`A ${file} file of ${channel} with the bytes of one already loaded was loaded again within the hour: every merchant in it is about to be paid twice.`,
        zh: say`一小时内 ${channel} 有 ${file} 文件与已入库文件内容相同却再次入库:其中每家商户都将重复到账。`,
      },
      action: {
        en: say`Block the settlement run of this channel now, unload the second file, and check due against expected before you release it.`,
        zh: say`立即阻断该通道结算任务,撤销第二次入库,核对应结与预期后再放行。`,
      },
    },
    {
      alert: 'FileTooFull',
      severity: 'page',
      stage: 'clearing',
      team: 'clearing_ops',
      channel: 'label',
      by: ['file_type'],
      group: 'normal',
      deadline: true,
      expr: `max by (channel, file_type) (acquirer_clearing_file_completeness_ratio) > ${t.fileTooFull}`,
      guards: [],
      for: '3m',
      keepFiringFor: '10m',
      moneyAtRisk: atRisk,
      merchantsAtRisk: merchantsIn('clearing'),
      timeLeft: ['until the payouts are instructed'],
      board: 'files',
      summary: {
        en: say`${channel}: ${file} holds ${value('percent')} of the day's money`,
        zh: say`${channel}:${file} 金额为当日资金的 ${value('percent')}`,
      },
      description: {
        en: say`Loaded ${file} files of ${channel} come to ${value('percent')} of what our own ledger captured for that clearing day: rows are there twice, under another file name or inside one file.`,
        zh: say`${channel} 已入库的 ${file} 文件金额为我方账务该清算日的 ${value('percent')}:存在重复记录(换名重发或文件内重复)。`,
      },
    },
    stepRule(t, {
      alert: 'DuplicateTransactions',
      step: 'duplicates',
      stage: 'switch',
      share: t.duplicateShare,
      summary: {
        en: say`${channel}: at least ${value('percent')} of requests are duplicates`,
        zh: say`${channel}:至少 ${value('percent')} 的请求为重复交易`,
      },
      description: {
        en: say`Over 10 minutes at least ${value('percent')} of ${channel}'s requests were refused as duplicates or approved twice for one amount at one terminal, several times the share of before: something retries without a query.`,
        zh: say`10 分钟内 ${channel} 至少 ${value('percent')} 的请求被判重复或同终端同金额重复批准,为之前数倍:有环节未查询就重试。`,
      },
    }),
  ],
};
