import { anyAtAll } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, bars, lines, now, query, timeline, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { inCurrency } from '../factory/variables.ts';
import { stageNames, yesNo } from '../factory/vocabulary.ts';
import { words as w } from '../factory/words.ts';

const link = to('settlement');

export const booksRow: Row = {
  title: w('The books', '账务'),
  panels: [
    bars({
      title: w('Balance checks ($currency)', '平衡检查($currency)'),
      about: about(
        w(
          'Cells cancel, sales are what entered, causes explain every waiting balance: how far each is off; and by channel.',
          '三项守恒检查的偏差,以及各通道偏差。',
        ),
        w('zero to the fen.', '精确为零。'),
        w(
          'Anything else is a fault of this system, not of a bank: keep the database, call the platform team.',
          '非零是本系统缺陷:保留数据库并联系平台团队。',
        ),
      ),
      unit: 'money',
      queries: [
        now(`max by (check) (acquirer_ledger_imbalance_amount{${inCurrency}})`, '{{check}}'),
        now(
          `max(abs(acquirer_ledger_conservation_difference_amount{${inCurrency}}))`,
          w('worst channel', '最差通道'),
        ),
      ],
      limits: anyAtAll,
      link,
      causes: ['data_stale'],
    }),
    lines({
      title: w('Suspense and debt ($currency)', '暂记与欠款($currency)'),
      about: about(
        w(
          'Money that came before or without its counterpart, by the stage it is missing from; and what merchants owe after refunds.',
          '先到或无对应项的资金(按缺失环节),以及退款后商户欠款。',
        ),
        w('small; suspense empties within a day.', '较小;暂记一天内清空。'),
        w('Suspense that stays: a file or a source is missing.', '暂记不清:缺文件或数据源。'),
      ),
      unit: 'money',
      min: 0,
      queries: [
        query(`sum by (stage) (acquirer_ledger_suspense_amount{${inCurrency}})`, '{{stage}}'),
        query(`sum(acquirer_ledger_debt_amount{${inCurrency}})`, w('debt', '欠款')),
      ],
      vocabulary: stageNames,
      width: 8,
      link,
    }),
    lines({
      title: w('Money that entered, a minute ($currency)', '入账金额/分钟($currency)'),
      about: about(
        w(
          'Money that entered the ledger by channel, a minute; and sales of merchants without a contract, an hour.',
          '各通道每分钟入账金额,以及每小时无合同商户交易数。',
        ),
        w('follows the day; no sales without a contract.', '随时段变化;无合同交易为零。'),
        w(
          'Sales without a contract are booked as T+1: load the contracts.',
          '无合同交易按 T+1 记账:补录合同。',
        ),
      ),
      unit: 'money',
      min: 0,
      width: 8,
      queries: [
        query(
          `sum by (channel) (rate(acquirer_money_captured_amount_total{${inCurrency}}[$__rate_interval])) * 60`,
          '{{channel}}',
        ),
        {
          ...query(
            'sum(increase(acquirer_ledger_uncontracted_sales_total[1h]))',
            w('without a contract', '无合同'),
          ),
          shown: { unit: 'count', decimals: 0 },
        },
      ],
      link: to('channel', 'channel'),
    }),
    timeline({
      title: w('Blind stages', '失明环节'),
      about: about(
        w(
          'Stages of a channel most of whose sources are silent: no verdict is given on them.',
          '多数数据源静默的通道环节:不作判断。',
        ),
        w('none.', '无。'),
        w(
          'Blind is not healthy: alerts about it are withheld, so watch it by hand.',
          '看不见不等于正常:相关告警被抑制,需人工关注。',
        ),
      ),
      unit: 'state',
      queries: [
        query('max by (stage, channel) (acquirer_stage_blind) == 1', '{{stage}} {{channel}}', empty.calm),
      ],
      values: yesNo,
      noData: noData.calm,
      link: to('onCall'),
      causes: ['data_stale'],
    }),
    bars({
      title: w('Channels without a learned expectation', '尚未学习到期望值的通道'),
      about: about(
        w(
          '1 where expected requests were learned, 0 while the configured figure stands in.',
          '1 为已学习,0 为暂用配置值。',
        ),
        w('all 1 after three weeks.', '三周后全部为 1。'),
        w('0 for long: the channel has too little traffic to learn from.', '长期为 0:交易量不足以学习。'),
      ),
      unit: 'number',
      width: 12,
      queries: [now('min by (channel) (acquirer_authorizations_expected_learned)', '{{channel}}')],
      link: to('channel', 'channel'),
    }),
  ],
};
