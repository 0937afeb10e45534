import { over } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, bars, column, lines, now, query, table, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { choices, chosen } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const ch = chosen('channel');
const scheduled = (within: string): string =>
  `sum by (channel, function) (acquirer_merchant_restrictions_scheduled{within="${within}",${ch}}) > 0`;

export const aheadRow: Row = {
  title: w('What is coming, and limits', '即将发生与限额'),
  panels: [
    table({
      title: w('Restrictions a channel announced', '通道公告的限制'),
      about: about(
        w(
          'Merchants a channel will restrict, by function and by when. The columns contain each other.',
          '通道将限制的商户(按功能与时间,各列相互包含)。',
        ),
        w('empty.', '为空。'),
        w(
          'Merchant operations calls the merchants; the list is in the collector.',
          '商户运营逐一联系;名单见采集器。',
        ),
      ),
      unit: 'count',
      width: 12,
      queries: ['1d', '3d', '7d', '30d'].map((within) => now(scheduled(within), '', empty.calm)),
      noData: w('No restriction is announced.', '没有公告的限制。'),
      columns: [
        column('channel', choices.channel.label, { link: to('channel', 'channel') }),
        column('function', w('Function', '功能')),
        column(0, w('1 day', '1 天'), { unit: 'count', limits: over('restrictionsUrgent') }),
        column(1, w('3 days', '3 天'), { unit: 'count' }),
        column(2, w('7 days', '7 天'), { unit: 'count' }),
        column(3, w('30 days', '30 天'), { unit: 'count', limits: over('restrictions') }),
      ],
      sortBy: { column: 4, desc: true },
      link: to('channel'),
      causes: ['account_frozen'],
    }),
    bars({
      title: w('Papers that end', '到期证照'),
      about: about(
        w(
          'Merchants by document that ends within a day, a week, a month, a quarter. The bands contain each other.',
          '各类证照在 1、7、30、90 天内到期的商户(各档相互包含)。',
        ),
        w('the short bands nearly empty.', '短档接近零。'),
        w('Work off the 30-day band, then the 7-day band never fills.', '处理 30 天档,7 天档便不会积累。'),
      ),
      unit: 'count',
      width: 12,
      queries: [
        now('sum by (within, document) (acquirer_merchant_documents_expiring)', '{{within}} {{document}}'),
      ],
      link: to('accounts'),
      causes: ['account_frozen'],
    }),
    lines({
      title: w('Refused by our limits', '限额拒绝'),
      about: about(
        w(
          'Sales of 15 minutes refused by a limit of ours, and changes of limits.',
          '15 分钟内我方限额拒绝的交易,以及限额变更。',
        ),
        w('a few, more towards the end of the month.', '少量,月末略多。'),
        w('Refusals that start with a change: take it back.', '拒绝与变更同时开始:撤销变更。'),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query(
          'sum by (limit, period) (increase(acquirer_merchant_limit_hits_total[15m]))',
          '{{limit}} {{period}}',
        ),
        query(
          'sum by (limit) (increase(acquirer_limit_changes_total[15m])) > 0',
          w('{{limit}} changed', '{{limit}} 变更'),
          empty.calm,
        ),
      ],
      limits: over('limitHits'),
      link: to('channel'),
      causes: ['limit'],
    }),
    lines({
      title: w('Merchants refused for a limit', '因限额被拒的商户'),
      about: about(
        w(
          'Different merchants refused with codes 61 and 65 in 5 minutes, by channel.',
          '5 分钟内因 61/65 被拒的不同商户(按通道)。',
        ),
        w('a few.', '少量。'),
        w('Many at once: the channel or issuer changed a limit.', '突增:通道或发卡行调整限额。'),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query(
          `max by (channel) (acquirer_authorization_declining_merchants{code_group="61_65",${ch}})`,
          '{{channel}}',
        ),
      ],
      link: to('channel', 'channel'),
      causes: ['limit'],
    }),
    lines({
      title: w('Settlement accounts changed, 1 h', '结算账户变更(1 小时)'),
      about: about(
        w('Contracts that changed the account or bank a merchant is paid at.', '变更收款账户或银行的合同。'),
        w('single ones by day.', '白天零星。'),
        w(
          'Many at once, or at night: stop payouts to them until somebody has asked.',
          '批量或夜间变更:暂停出款并核实。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query('sum(increase(acquirer_merchant_settlement_account_changes_total[1h]))', w('changed', '变更')),
      ],
      noData: noData.calm,
      link: to('delay'),
    }),
    lines({
      title: w('Complaints, 1 h', '投诉(1 小时)'),
      about: about(
        w(
          'Complaints of merchants by category: what this system is there to be ahead of.',
          '商户投诉(按类别):本系统须走在它前面。',
        ),
        w('single ones.', '零星。'),
        w(
          'Set their first minute against the first alert: that is the lead.',
          '首个投诉时间与首个告警时间之差即提前量。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [query('sum by (category) (increase(acquirer_complaints_total[1h]))', '{{category}}')],
      link: to('delay'),
    }),
  ],
};
