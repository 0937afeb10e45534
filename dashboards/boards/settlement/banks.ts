import { anyAtAll, over } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, bars, column, lines, now, query, table, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { choices, chosen, inCurrency } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const bank = chosen('bank');
const self = to('settlement', 'bank');
const answers = (result: string): string =>
  `sum by (bank) (increase(acquirer_payouts_total{result=~"${result}",${bank}}[15m]))`;
const quiet = 'no payouts outside the settlement hours';

export const banksRow: Row = {
  title: w('Banks', '银行'),
  panels: [
    table({
      title: w('Payouts with each bank ($currency)', '各银行在途出款($currency)'),
      about: about(
        w(
          'By bank: payouts that wait for its answer or credit, their money, the oldest without any answer, credited and returned in two days.',
          '各银行:等待应答或入账的出款、金额、最早未应答、两日内入账与退回。',
        ),
        w('empties through the morning, nothing older than half an hour.', '上午清空,无超过半小时未应答。'),
        w(
          'Old and many: call the bank, hold back further payouts, send those with a deadline over another rail.',
          '旧且多:联系银行,暂缓提交,有时限的改走其他通道。',
        ),
      ),
      unit: 'money',
      width: 14,
      queries: [
        now(`sum by (bank) (acquirer_payouts_pending{${bank}})`),
        now(`sum by (bank) (acquirer_payouts_pending_amount{${bank},${inCurrency}})`),
        now(
          `time() - (min by (bank) (acquirer_payouts_oldest_unanswered_timestamp_seconds{${bank}} > 0))`,
          '',
          empty.calm,
        ),
        now(
          `time() - (min by (bank) (acquirer_payouts_oldest_pending_timestamp_seconds{${bank}} > 0))`,
          '',
          empty.calm,
        ),
        now(`max by (bank) (acquirer_payouts_recent_credited{${bank}})`),
        now(`sum by (bank) (acquirer_payouts_recent_returned{${bank}})`),
        now(`sum by (bank) (acquirer_payouts_recent_unpaid_merchants{${bank}})`),
      ],
      columns: [
        column('bank', choices.bank.label, { link: self }),
        column(0, w('Pending', '在途'), { unit: 'count' }),
        column(1, w('Money', '金额'), { unit: 'money' }),
        column(2, w('Oldest unanswered', '最早未应答'), {
          unit: 'seconds',
          decimals: 0,
          limits: over('bankStalled', 'leftBehind'),
        }),
        column(3, w('Oldest pending', '最早在途'), { unit: 'seconds', decimals: 0 }),
        column(4, w('Credited, 2 days', '两日入账'), { unit: 'count' }),
        column(5, w('Returned of them', '其中退回'), { unit: 'count', blankZero: true }),
        column(6, w('Shops refused or returned', '被拒或退回商户'), { unit: 'count', blankZero: true }),
      ],
      sortBy: { column: 3, desc: true },
      link: to('delay', 'bank'),
      causes: ['bank_slow', 'bank_fault'],
    }),
    bars({
      title: w('Returned of what was credited', '入账后退回占比'),
      about: about(
        w(
          'Of the payouts a bank credited in two days, those it returned, by reason.',
          '两日内入账出款中被退回的占比(按原因)。',
        ),
        w('under 0.3 %, scattered over reasons.', '低于 0.3%,原因分散。'),
        w(
          'One reason that stands out: wrong data of many accounts at once; stop the next file and correct it.',
          '某一原因突出:批量账户资料有误,停止下一批并更正。',
        ),
      ),
      unit: 'share',
      width: 10,
      queries: [
        now(
          `topk(8, sum by (bank, reason) (acquirer_payouts_recent_returned{${bank}}) / on (bank) group_left () (max by (bank) (acquirer_payouts_recent_credited{${bank}}) > 0) > 0)`,
          '{{bank}} {{reason}}',
          empty.calm,
        ),
      ],
      limits: over('returnShare'),
      noData: w('nothing came back', '无退回'),
      link: to('accounts'),
      causes: ['account_setup', 'account_status', 'operating_error'],
    }),
    lines({
      title: w('Pending by bank', '各银行在途出款'),
      about: about(
        w('Payouts with each bank over time.', '各银行在途出款随时间变化。'),
        w('a hill after the run that drains steadily.', '任务后形成的峰稳定下降。'),
        w(
          'A flat top: the bank has stopped. A slow slope: it will not be through in time.',
          '平顶:银行停止处理;坡度过缓:赶不上时间。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [query(`sum by (bank) (acquirer_payouts_pending{${bank}})`, '{{bank}}')],
      link: self,
      causes: ['bank_slow'],
    }),
    lines({
      title: w('Refusals among a bank’s answers', '银行拒绝占比'),
      about: about(
        w('Refusals among the answers of a bank in 15 minutes.', '15 分钟内银行应答中的拒绝占比。'),
        w('under 2 %.', '低于 2%。'),
        w(
          'See the reasons: its fault, its maintenance, our empty account, wrong data.',
          '查看原因:银行故障、维护、我方余额不足或资料错误。',
        ),
      ),
      unit: 'share',
      min: 0,
      queries: [
        query(`${answers('rejected')} / (${answers('accepted|credited|rejected')} > 0)`, '{{bank}}', quiet),
      ],
      limits: over('bankRefusing'),
      noData: w('no bank answers now', '当前无应答'),
      link: self,
      causes: ['bank_fault', 'maintenance'],
    }),
    lines({
      title: w('Answers by result', '出款结果'),
      about: about(
        w('Answers to payouts a minute, and the money credited a minute.', '每分钟出款应答与入账金额。'),
        w('accepted, then credited, in equal numbers.', '受理与入账数量相当。'),
        w(
          'duplicate_blocked: somebody sent a file twice. Nothing was paid twice, find out who.',
          'duplicate_blocked:有人重复提交,已拦截,查明来源。',
        ),
      ),
      unit: 'perMinute',
      min: 0,
      queries: [
        query(`sum by (result) (rate(acquirer_payouts_total{${bank}}[$__rate_interval])) * 60`, '{{result}}'),
        {
          ...query(
            `sum by (currency) (rate(acquirer_payout_amount_total{result="credited",${bank},${inCurrency}}[$__rate_interval])) * 60`,
            w('{{currency}} credited', '{{currency}} 入账'),
          ),
          shown: { unit: 'money' },
        },
      ],
      link: to('delay'),
      causes: ['operating_error'],
    }),
    lines({
      title: w('Refused and returned, by reason, 24 h', '拒绝与退回原因(24 小时)'),
      about: about(
        w('Payouts of a day that were refused or came back, by reason.', '一天内被拒与退回的出款(按原因)。'),
        w('a few of each.', '各类少量。'),
        w(
          'Account reasons go to merchant operations, bank reasons to the bank, payer reasons to treasury.',
          '账户类给商户运营,银行类联系银行,余额类给资金部门。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query(
          'sum by (reason) (increase(acquirer_payout_failures_total[24h])) > 0',
          w('refused {{reason}}', '拒绝 {{reason}}'),
          empty.calm,
        ),
        query(
          `sum by (reason) (increase(acquirer_payout_returns_total{${bank}}[24h])) > 0`,
          w('returned {{reason}}', '退回 {{reason}}'),
          empty.calm,
        ),
      ],
      noData: noData.calm,
      link: to('accounts'),
      causes: ['account_setup', 'account_status', 'bank_fault', 'maintenance'],
    }),
    lines({
      title: w('Instruction to credit', '指令到入账时间'),
      about: about(
        w(
          'From the instruction of a payout to its credit, median and 95th percentile by rail.',
          '出款指令到入账的时间(中位数与 95 分位,按通道)。',
        ),
        w('minutes on BEPS and IBPS, under an hour on HVPS.', '小额、网银数分钟,大额一小时内。'),
        w(
          'A rail that slows down: move what has a deadline to another.',
          '变慢的通道:有时限的改走其他通道。',
        ),
      ),
      unit: 'seconds',
      min: 0,
      queries: ['0.5', '0.95'].map((q) =>
        query(
          `histogram_quantile(${q}, sum by (payout_channel, le) (rate(acquirer_payout_duration_seconds_bucket[30m])))`,
          `{{payout_channel}} p${Number(q) * 100}`,
          quiet,
        ),
      ),
      noData: w('nothing is being credited', '当前无入账'),
      link: to('delay'),
      causes: ['bank_slow'],
    }),
    bars({
      title: w('Paid twice, or not what was ordered', '重复付款或金额不符'),
      about: about(
        w(
          'Repeated payouts blocked in 15 minutes; orders that are being paid more than once; payouts that are not the sum of their orders.',
          '15 分钟内拦截的重复出款;被多次支付的结算单;金额不等于结算单合计的出款。',
        ),
        w('zero.', '为零。'),
        w('Anything else: stop payouts on that rail first, then look.', '非零:先停止该通道出款,再排查。'),
      ),
      unit: 'count',
      queries: [
        now(
          `sum(increase(acquirer_payouts_total{result="duplicate_blocked",${bank}}[15m]))`,
          w('blocked', '已拦截'),
        ),
        now(
          'sum(increase(acquirer_payout_orders_doubled_total[24h]))',
          w('orders paid twice, 24 h', '重复支付(24 小时)'),
        ),
        now(
          'sum(increase(acquirer_payout_orders_unequal_total[24h]))',
          w('unequal, 24 h', '金额不符(24 小时)'),
        ),
      ],
      limits: anyAtAll,
      link: to('accounts'),
      causes: ['operating_error', 'duplicate'],
    }),
  ],
};
