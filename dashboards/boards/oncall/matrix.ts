import { thresholdValues } from '../../../alerts/thresholds.ts';
import { anyAtAll, over, under } from '../factory/limits.ts';
import { about, column, now, table, to } from '../factory/panels.ts';
import type { Query, Row } from '../factory/spec.ts';
import { choices, chosen, inCurrency } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const where = `${chosen('channel')},${inCurrency}`;
const { lateShare, lateFloor, riskShare, riskFloor } = thresholdValues;

/** Only amounts that the rules on money would not pass over: a share of the channel's normal day with a floor under it. */
const worthShowing = (amount: string, share: number, floor: number): Query =>
  now(
    `${amount} > on (channel) clamp_min(${share} * sum by (channel) (acquirer_channel_normal_day_amount{${where}}), ${floor})`,
    '',
    'on a calm day nothing is large enough to be shown',
  );
const held = (stage: string): Query =>
  worthShowing(
    `sum by (channel) (acquirer_stage_waiting_amount{stage="${stage}",cause!="not_due",${where}})`,
    lateShare,
    lateFloor,
  );
const money = { unit: 'money', limits: anyAtAll } as const;

/** Channels by stages: which of them, and where on the way. */
export const matrixRow: Row = {
  title: w('Channels and stages', '通道与环节'),
  panels: [
    table({
      title: w('Where it hurts ($currency)', '问题在哪里($currency)'),
      about: about(
        w(
          'A line per channel, from the till to the merchant’s account: share of requests that fail, requests against what is normal, then money held by a cause in each stage, and what will be late within a day.',
          '每通道一行,从柜台到入账:失败率、请求量与正常值之比、各环节被卡资金、24 小时内将晚到账的资金。',
        ),
        w(
          'the right half is empty: amounts show only from where a rule would look at them.',
          '右半边为空:金额达到规则关注的量级才显示。',
        ),
        w(
          'A coloured line is that channel; a coloured column is us or a shared bank.',
          '一行有色是该通道;一列有色是我方或共用银行。',
        ),
      ),
      unit: 'money',
      height: 10,
      queries: [
        now(`sum by (channel) (rate(acquirer_authorizations_total{${chosen('channel')}}[5m])) * 60`),
        now(
          `channel:failures:rate5m{${chosen('channel')}} / (channel:attempts:rate5m > 0)`,
          '',
          'no traffic at all at night',
        ),
        now(
          `channel:attempts:rate5m{${chosen('channel')}} * 60 / on (channel) (acquirer_authorizations_expected_per_minute >= ${thresholdValues.collapsePerMinute})`,
          '',
          'outside business hours nothing is expected',
        ),
        held('terminal'),
        held('switch'),
        held('clearing'),
        held('settlement'),
        held('payout'),
        held('account'),
        worthShowing(
          `sum by (channel) (acquirer_money_at_risk_amount{horizon="24h",${where}})`,
          riskShare,
          riskFloor,
        ),
      ],
      columns: [
        column('channel', choices.channel.label, { link: to('channel', 'channel') }),
        column(0, w('Requests / min', '请求/分钟'), { unit: 'count', decimals: 0 }),
        column(1, w('Failing', '失败率'), {
          unit: 'share',
          decimals: 1,
          limits: over('partialShare', 'outageShare'),
        }),
        column(2, w('Of normal', '占正常'), {
          unit: 'share',
          decimals: 0,
          limits: under('collapseShare'),
        }),
        column(3, w('1 terminal', '1 终端'), money),
        column(4, w('3 switch', '3 交换'), money),
        column(5, w('5 clearing', '5 清分'), money),
        column(6, w('6 settlement', '6 结算'), money),
        column(7, w('7 payout', '7 出款'), money),
        column(8, w('8 account', '8 入账'), money),
        column(9, w('Late within 24 h', '24h 内将晚'), money),
      ],
      link: to('settlement'),
      causes: ['access_connection'],
    }),
  ],
};
