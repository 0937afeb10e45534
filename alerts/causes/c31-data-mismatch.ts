import { dataMismatch } from '../../collector/causes/c31-data-mismatch.ts';
import { beyondShareOfDay } from '../promql.ts';
import { merchantsIn, untilMoneyIsMissed, waiting } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { label, say, value } from '../text.ts';

const channel = label('channel');
const aged =
  'sum by (channel, currency) (acquirer_reconciliation_mismatch_amount{kind!="cutover_shift",age_band="1d"})';

/** What file and books disagree about, once it is no day-cut difference any more. */
export const c31: CauseRules = {
  cause: dataMismatch,
  impact: {
    en: say`Sales the shop made are not in its settlement, or are there with another amount; it finds out line by line.`,
    zh: say`商户的部分交易不在结算中或金额不同;商户逐笔核对才发现。`,
  },
  action: {
    en: say`Open the mismatch list by kind: one-sided items go to repair (补单) or query, amount items to the channel with the file's line numbers.`,
    zh: say`按类别打开差异清单:单边账走补单或查询,金额不符携文件行号联系通道。`,
  },
  rules: (t) => [
    {
      alert: 'MismatchesAgeing',
      severity: 'urgent',
      stage: 'clearing',
      channel: 'label',
      by: ['currency'],
      group: 'slow',
      expr: `${aged} > ${t.mismatchFloor}`,
      guards: [beyondShareOfDay(aged, t.mismatchShare)],
      for: '15m',
      keepFiringFor: '30m',
      moneyAtRisk: waiting('clearing', 'data_mismatch'),
      merchantsAtRisk: merchantsIn('clearing'),
      timeLeft: untilMoneyIsMissed,
      board: 'files',
      summary: {
        en: say`${channel}: ${value('short')} ${label('currency')} of mismatches are older than a day`,
        zh: say`${channel}:${value('short')} ${label('currency')} 对账差异超过一天`,
      },
      description: {
        en: say`Reconciliation of ${channel} has left ${value('short')} ${label('currency')} open for more than a day, day-cut differences not counted. Each is a sale somebody is missing.`,
        zh: say`${channel} 对账有 ${value('short')} ${label('currency')} 差异超过一天未平(不含日切差异)。每一笔都有人缺款。`,
      },
    },
    {
      alert: 'ReconciliationMissing',
      severity: 'ticket',
      stage: 'clearing',
      channel: 'label',
      by: [],
      group: 'slow',
      expr: `time() - (max by (channel) (acquirer_reconciliation_last_success_timestamp_seconds) > 0) > ${t.reconciliationAge}`,
      guards: [],
      for: '15m',
      keepFiringFor: '15m',
      moneyAtRisk: waiting('clearing', 'data_mismatch'),
      merchantsAtRisk: merchantsIn('clearing'),
      timeLeft: untilMoneyIsMissed,
      board: 'files',
      summary: {
        en: say`${channel}: not reconciled for ${value('duration')}`,
        zh: say`${channel}:已 ${value('duration')} 未对账`,
      },
      description: {
        en: say`The last reconciliation of ${channel} ended ${value('duration')} ago. Until the next one nobody sees what its files and our books disagree about.`,
        zh: say`${channel} 最近一次对账在 ${value('duration')} 前。此后文件与账务的差异无人可见。`,
      },
    },
  ],
};
