import { about, bars, lines, now, query, timeline, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { chosen, inCurrency } from '../factory/variables.ts';
import { causeNames } from '../factory/vocabulary.ts';
import { words as w } from '../factory/words.ts';

const ch = chosen('channel');
const cm = `${ch},${chosen('settlement_mode')},${inCurrency}`;

/** Samples five minutes apart, twelve to the hour. */
const hours = (by: string, metric: string): string =>
  `sort_desc(sum_over_time(sum by (${by}) (${metric})[$__range:5m]) / 12 > 0)`;
const noneLate = w('no money was late', '无逾期资金');

export const costRow: Row = {
  title: w('What it cost, and what the alerts said', '代价与告警'),
  panels: [
    lines({
      title: w('Late money by channel ($currency)', '逾期资金(按通道,$currency)'),
      about: about(
        w(
          'Money past its deadline, by channel: the area is money × hours.',
          '逾期资金(按通道),面积即金额 × 小时。',
        ),
        w('none.', '无。'),
        w(
          'Set its beginning against the alerts below: what fired first, and how much earlier could it have?',
          '与下方告警对照:谁先告警,能否更早?',
        ),
      ),
      unit: 'money',
      min: 0,
      width: 24,
      stack: 'normal',
      queries: [query(`sum by (channel) (acquirer_stage_overdue_amount{${cm}})`, '{{channel}}')],
      link: to('settlement', 'channel'),
    }),
    timeline({
      title: w('Alerts that fired', '触发的告警'),
      about: about(
        w(
          'Pages and urgent alerts of the time, by cause: from when to when.',
          '所选时段的立即与紧急告警(按原因)。',
        ),
        w('none, or before the money above.', '无,或早于上方逾期资金。'),
        w(
          'Money late without an alert before it: write the rule. An alert without money: ask if it was worth a call.',
          '先逾期后告警:补规则;有告警无逾期:评估是否值得。',
        ),
      ),
      unit: 'count',
      width: 24,
      height: 7,
      queries: [
        query(
          'count by (alertname, cause) (ALERTS{alertstate="firing",severity=~"page|urgent",channel=~"$channel|all"})',
          '{{alertname}} · {{cause}}',
          empty.calm,
        ),
      ],
      noData: w('Nothing fired.', '没有告警。'),
      link: to('onCall'),
    }),
    bars({
      title: w('Money × hours by channel ($currency h)', '金额 × 小时(按通道)'),
      about: about(
        w('Late money times the hours it was late, by channel.', '逾期金额乘逾期小时(按通道)。'),
        w('empty.', '为空。'),
        w('Evidence for the provider’s scorecard.', '可作为通道评分依据。'),
      ),
      unit: 'moneyHours',
      width: 6,
      height: 9,
      queries: [now(hours('channel', `acquirer_stage_overdue_amount{${cm}}`), '{{channel}}', empty.calm)],
      noData: noneLate,
      link: to('channel', 'channel'),
    }),
    bars({
      title: w('… by mode', '……按模式'),
      about: about(
        w('The same by settlement mode.', '同上,按结算模式。'),
        w('empty.', '为空。'),
        w(
          'S+0 and D+0 merchants notice within minutes; T+1 by noon.',
          'S+0/D+0 商户数分钟即察觉,T+1 到中午。',
        ),
      ),
      unit: 'moneyHours',
      width: 6,
      height: 9,
      queries: [
        now(
          hours('settlement_mode', `acquirer_stage_overdue_amount{${cm}}`),
          '{{settlement_mode}}',
          empty.calm,
        ),
      ],
      noData: noneLate,
      link: to('settlement', 'settlement_mode'),
    }),
    bars({
      title: w('Held money × hours by cause', '被卡金额 × 小时(按原因)'),
      about: about(
        w(
          'Money held by a cause times the hours it was held, whether it was late already or not; money not due yet is left out.',
          '被卡金额乘被卡小时(按原因,不含未到期)。',
        ),
        w('freezes and returns: small.', '冻结与退汇,较小。'),
        w('The longest bar is what to prevent next.', '最长一条即下一步要预防的。'),
      ),
      unit: 'moneyHours',
      width: 6,
      height: 9,
      queries: [
        now(
          hours('cause', `acquirer_stage_waiting_amount{cause!="not_due",${ch},${inCurrency}}`),
          '{{cause}}',
          empty.calm,
        ),
      ],
      vocabulary: causeNames,
      noData: w('no cause held money', '无被卡资金'),
      link: to('settlement'),
    }),
    bars({
      title: w('With banks × hours', '银行在途金额 × 小时'),
      about: about(
        w('Money with a bank, instructed and not credited, times hours.', '已提交银行未入账的金额乘小时。'),
        w('alike for banks of like size.', '规模相近的银行数值相近。'),
        w('A bank that keeps money longer than its peers: its service level.', '高于同类:查其服务水平。'),
      ),
      unit: 'moneyHours',
      width: 6,
      height: 9,
      queries: [
        now(
          hours('bank', `acquirer_payouts_pending_amount{${chosen('bank')},${inCurrency}}`),
          '{{bank}}',
          'no payouts in the chosen time',
        ),
      ],
      noData: w('no payouts in this time', '该时段无出款'),
      link: to('settlement', 'bank'),
      causes: ['bank_slow'],
    }),
  ],
};
