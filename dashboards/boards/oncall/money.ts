import { anyAtAll, over } from '../factory/limits.ts';
import { about, now, query, stat, to } from '../factory/panels.ts';
import type { Query, Row } from '../factory/spec.ts';
import { chosen, inCurrency } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const where = `${chosen('channel')},${inCurrency}`;
const none = w('none', '无');

/** Money as a share of what these channels take on a normal day: the figure that means the same in every size of house. */
const ofNormalDay = (amount: string): Query =>
  query(
    `${amount} / (sum(acquirer_channel_normal_day_amount{${where}}) > 0)`,
    w('of a normal day', '占正常日'),
    'no normal day is known in the first days',
  );

/** Are merchants going to miss money: how much, how many, how long until they notice; and is this to be believed. */
export const moneyRow: Row = {
  title: w('Will merchants miss money?', '商户会不会晚到账?'),
  panels: [
    stat({
      title: w('Late within 4 h', '4 小时内将晚'),
      about: about(
        w(
          'Money not credited yet that will more likely than not miss the time merchants look for it, within four hours.',
          '尚未入账、且很可能赶不上商户预期到账时间的资金(4 小时内)。',
        ),
        w('none.', '无。'),
        w(
          'Open the settlement board: the stage and cause that hold it, and the clock.',
          '打开结算看板,查看卡在哪个环节、什么原因、还剩多少时间。',
        ),
      ),
      unit: 'money',
      queries: [
        query(`sum by (currency) (acquirer_money_at_risk_amount{horizon="4h",${where}})`, '{{currency}}'),
        {
          ...ofNormalDay(`sum(acquirer_money_at_risk_amount{horizon="4h",${where}})`),
          shown: { unit: 'share', decimals: 2, limits: over('riskShare') },
        },
      ],
      zero: none,
      link: to('settlement'),
      causes: ['processing_delay'],
    }),
    stat({
      title: w('Overdue inside', '内部已逾期'),
      about: about(
        w(
          'Money that should have left its stage by now. Merchants do not see it yet: this is the lead.',
          '本应离开当前环节的资金。商户尚未察觉,这就是提前量。',
        ),
        w('none, or falling after a fault.', '无,或故障恢复后下降。'),
        w('See channels and stages below, then the settlement board.', '看下方“通道与环节”,再看结算看板。'),
      ),
      unit: 'money',
      queries: [
        query(`sum by (currency) (acquirer_stage_overdue_amount{${where}})`, '{{currency}}'),
        {
          ...ofNormalDay(`sum(acquirer_stage_overdue_amount{${where}})`),
          shown: { unit: 'share', decimals: 2, limits: over('riskShare') },
        },
      ],
      zero: none,
      link: to('settlement'),
    }),
    stat({
      title: w('Merchants waiting', '受影响商户'),
      about: about(
        w(
          'Merchants whose money is overdue or held by a cause. One with money in two stages or channels counts twice.',
          '资金逾期或被某原因卡住的商户数;同时卡在两处的商户会重复计数。',
        ),
        w('a handful: single freezes and returns.', '个位数:零星冻结与退汇。'),
        w(
          'When it jumps, warn merchant operations before the phone does.',
          '突增时,先于商户来电通知商户运营。',
        ),
      ),
      unit: 'count',
      queries: [query(`sum(acquirer_merchants_affected{${chosen('channel')}})`, w('merchants', '商户'))],
      zero: none,
      link: to('settlement'),
    }),
    stat({
      title: w('Until merchants look', '距商户预期到账'),
      about: about(
        w(
          'Time to the next instant at which merchants expect their money.',
          '距下一个商户预期到账时刻的时间。',
        ),
        w('no target: it is the time there is.', '无目标值:这是可用时间。'),
        w('Set it against the forecast on the settlement board.', '与结算看板的预测完成时间对照。'),
      ),
      unit: 'seconds',
      decimals: 1,
      queries: [
        now(
          'min(acquirer_settlement_next_due_timestamp_seconds > time()) - time()',
          w('left', '剩余'),
          'nothing is due within the calendar, or only instant settlement is sold',
        ),
      ],
      noData: w('nothing is due', '近期无到期资金'),
      link: to('settlement'),
    }),
    stat({
      title: w('Failing a minute', '每分钟失败金额'),
      about: about(
        w(
          'Sales that ended in a system failure, by their amount: customers standing at the till.',
          '因系统失败被拒的交易金额:顾客正站在收银台前。',
        ),
        w('under half a percent of the turnover.', '低于交易额的 0.5%。'),
        w(
          'See failing share and scopes below: channel, issuer, node, carrier.',
          '看下方失败率及范围:通道、发卡行、节点、运营商。',
        ),
      ),
      unit: 'money',
      queries: [
        query(
          `sum by (currency) (rate(acquirer_authorization_amount_total{outcome="system_failure",${where}}[$__rate_interval])) * 60`,
          w('{{currency}} a minute', '{{currency}}/分钟'),
        ),
      ],
      zero: none,
      link: to('channel'),
      causes: ['system_fault'],
    }),
    stat({
      title: w('Doubts about data', '数据疑点'),
      about: about(
        w(
          'Silent sources, stages nobody reports on and ledgers that do not balance. Blind is not healthy.',
          '静默的数据源、无人上报的环节、不平的账。看不见不等于正常。',
        ),
        w('none: every figure here is fresh.', '无:所有数据均为最新。'),
        w(
          'Read nothing else before the collector board says which source is silent.',
          '先到采集器看板确认哪个数据源静默,再看其他数字。',
        ),
      ),
      unit: 'count',
      queries: [
        query(
          'sum(acquirer_source_up == bool 0) + sum(acquirer_stage_blind{channel="all"}) + sum(acquirer_ledger_imbalance_amount != bool 0)',
          w('doubts', '疑点'),
        ),
      ],
      limits: anyAtAll,
      zero: w('trust it', '可信'),
      noData: w('NO COLLECTOR: trust nothing', '采集器无数据:不可信'),
      link: to('collector'),
      causes: ['data_stale'],
    }),
  ],
};
