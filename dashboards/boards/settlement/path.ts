import { about, bars, column, lines, now, query, table, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { choices, chosen, inCurrency } from '../factory/variables.ts';
import { causeNames, stageNames } from '../factory/vocabulary.ts';
import { words as w } from '../factory/words.ts';

const c = `${chosen('channel')},${inCurrency}`;
const cm = `${c},${chosen('settlement_mode')}`;

export const pathRow: Row = {
  title: w('The money path: where unpaid money is and why', '资金路径:未付资金在哪里、为什么'),
  panels: [
    bars({
      title: w('By stage ($currency)', '按环节($currency)'),
      about: about(
        w(
          'Unpaid money in the order of its way: terminal, switch, clearing, settlement, payout, account.',
          '未付资金按流转顺序:终端、交换、清分、结算、出款、入账。',
        ),
        w('most of it in clearing by day, in payout in the morning.', '白天多在清分,早上多在出款。'),
        w(
          'A stage that does not empty by its deadline is where to look.',
          '到截止仍未清空的环节即问题所在。',
        ),
      ),
      unit: 'money',
      queries: (['terminal', 'switch', 'clearing', 'settlement', 'payout', 'account'] as const).map((stage) =>
        now(`sum(acquirer_stage_pending_amount{stage="${stage}",${cm}})`, stageNames[stage]!.text),
      ),
      link: to('delay'),
    }),
    table({
      title: w('All unpaid money by stage and cause ($currency)', '未付资金:环节 × 原因($currency)'),
      about: about(
        w(
          'All unpaid money by the stage it is in and why it waits there; below it the sum, which is the unpaid total of these channels.',
          '全部未付资金按环节与原因;下方合计即所选通道未付总额。',
        ),
        w('“not due yet” holds nearly all of it.', '几乎全部为“尚未到期”。'),
        w('Any other cause: its runbook, its owner, its channel.', '其他原因:查看处置手册、负责团队与通道。'),
      ),
      unit: 'money',
      width: 16,
      queries: [
        now(`sum by (stage, cause) (acquirer_stage_waiting_amount{${c}}) > 0`),
        now(`sum by (stage, cause) (acquirer_stage_waiting_transactions{${chosen('channel')}}) > 0`),
        now(
          `sum by (stage, cause) (acquirer_stage_waiting_amount{${c}}) / on () group_left () sum(acquirer_stage_waiting_amount{${c}}) > 0`,
        ),
      ],
      columns: [
        column('stage', w('Stage', '环节'), { vocabulary: stageNames, width: 120 }),
        column('cause', w('Waits for', '等待原因'), { vocabulary: causeNames }),
        column(0, w('Amount', '金额'), { unit: 'money', width: 110 }),
        column(2, w('Of all', '占比'), { unit: 'share', decimals: 2, width: 100 }),
        column(1, w('Transactions', '笔数'), { unit: 'count', width: 130 }),
      ],
      sortBy: { column: 2, desc: true },
      total: 2,
      link: to('delay'),
      causes: [
        'processing_delay',
        'rule_change',
        'bank_fault',
        'maintenance',
        'payer_shortfall',
        'large_amount',
        'operating_error',
        'account_setup',
        'account_status',
      ],
    }),
    lines({
      title: w('Unpaid by cause, and its sum ($currency)', '未付资金按原因及合计($currency)'),
      about: about(
        w(
          'Unpaid money by cause, piled up; the line is the total of all stages, which the pile must reach.',
          '未付资金按原因堆叠;曲线为各环节合计,两者应相等。',
        ),
        w(
          'a grey hill of money not due yet, emptied every morning; the line on its top.',
          '灰色(尚未到期)为主,每天早上清空,曲线贴着顶部。',
        ),
        w(
          'Colour in the pile is money held. A line off the top is a fault of the books: see the collector board.',
          '其他颜色即被卡资金;曲线脱离顶部说明账有问题,看采集器看板。',
        ),
      ),
      unit: 'money',
      min: 0,
      stack: 'normal',
      queries: [
        query(`sum by (cause) (acquirer_stage_waiting_amount{${c}}) > 0`, '{{cause}}'),
        {
          ...query(`sum(acquirer_stage_pending_amount{${c}})`, w('sum of stages', '各环节合计')),
          line: true,
        },
      ],
      vocabulary: causeNames,
      link: to('delay'),
    }),
    lines({
      title: w('Past the deadline, by stage ($currency)', '逾期资金(按环节,$currency)'),
      about: about(
        w('Money that should have left its stage by now.', '本应离开所在环节的资金。'),
        w('none.', '无。'),
        w(
          'The first stage to rise is the cause, later ones follow from it.',
          '最先上升的环节是根源,其余为后果。',
        ),
      ),
      unit: 'money',
      min: 0,
      stack: 'normal',
      queries: [query(`sum by (stage) (acquirer_stage_overdue_amount{${cm}})`, '{{stage}}')],
      vocabulary: stageNames,
      link: to('delay'),
      causes: ['processing_delay'],
    }),
    lines({
      title: w('Oldest money by stage', '各环节最早资金'),
      about: about(
        w('How long ago the oldest money of a stage was sold.', '各环节最早一笔资金的销售距今。'),
        w(
          'saws that fall back every day; account may keep old freezes.',
          '每日回落的锯齿;入账环节可能有旧冻结。',
        ),
        w('A saw that stops falling: something is left behind in there.', '不再回落:有资金遗留。'),
      ),
      unit: 'seconds',
      min: 0,
      queries: [
        query(
          `time() - (min by (stage) (acquirer_stage_oldest_pending_timestamp_seconds{${chosen('channel')}} > 0))`,
          '{{stage}}',
        ),
      ],
      vocabulary: stageNames,
      link: to('delay'),
    }),
    table({
      title: w('Unpaid and overdue by channel ($currency)', '各通道未付与逾期($currency)'),
      about: about(
        w(
          'Unpaid money, of it past its deadline, merchants behind it, transactions, and which deadline comes next, by channel.',
          '各通道未付、逾期、受影响商户、笔数与下一时限。',
        ),
        w('the second column is empty.', '第二列为空。'),
        w('Click a channel for its faults.', '点击通道查看故障。'),
      ),
      unit: 'money',
      width: 12,
      queries: [
        now(`sum by (channel) (acquirer_stage_pending_amount{${cm}})`),
        now(`sum by (channel) (acquirer_stage_overdue_amount{${cm}}) > 0`, '', empty.calm),
        now(
          `sum by (channel) (acquirer_stage_overdue_transactions{${chosen('channel')},${chosen('settlement_mode')}}) > 0`,
          '',
          empty.calm,
        ),
        now(`sum by (channel) (acquirer_merchants_affected{${chosen('channel')}}) > 0`, '', empty.calm),
        now(
          `sum by (channel) (acquirer_stage_pending_transactions{${chosen('channel')},${chosen('settlement_mode')}})`,
        ),
        now(`1000 * max by (channel) (acquirer_day_cut_timestamp_seconds{${chosen('channel')}})`),
        now(
          `1000 * min by (channel) (acquirer_stage_deadline_timestamp_seconds{${chosen('channel')}} > 0)`,
          '',
          'nothing is due',
        ),
      ],
      columns: [
        column('channel', choices.channel.label, { link: to('channel', 'channel') }),
        column(0, w('Unpaid', '未付'), { unit: 'money' }),
        column(4, w('Transactions', '笔数'), { unit: 'count' }),
        column(1, w('Overdue', '逾期'), { unit: 'money' }),
        column(2, w('Overdue transactions', '逾期笔数'), { unit: 'count' }),
        column(3, w('Merchants', '商户'), { unit: 'count' }),
        column(5, w('Clearing day closes', '清算日截止'), { unit: 'moment' }),
        column(6, w('Next internal deadline', '下一内部时限'), { unit: 'moment' }),
      ],
      sortBy: { column: 3, desc: true },
      link: to('channel'),
    }),
  ],
};
