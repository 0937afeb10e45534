import { over, pastZero } from '../factory/limits.ts';
import { about, now, query, stat, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { chosen, inCurrency } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const c = `${chosen('channel')},${inCurrency}`;
const cm = `${c},${chosen('settlement_mode')}`;

export const nowRow: Row = {
  title: w('Now', '当前'),
  panels: [
    stat({
      title: w('Unpaid', '未付资金'),
      about: about(
        w(
          'All money merchants are owed and have not been credited. Most of it is simply not due yet.',
          '应付商户而未入账的全部资金,大部分只是尚未到期。',
        ),
        w('a day’s turnover, draining every morning.', '约一天的交易额,每天早上下降。'),
        w('No drain in the morning: see the due clock and the banks.', '早上不下降:看到期时钟与银行。'),
      ),
      unit: 'money',
      queries: [query(`sum by (currency) (acquirer_stage_pending_amount{${cm}})`, '{{currency}}')],
      link: to('delay'),
    }),
    stat({
      title: w('Due next day', '下一结算日到期'),
      about: about(
        w(
          'Money due on the next settlement day of its mode, today included, paid or not.',
          '各模式下一结算日(含今日)到期资金,无论是否已付。',
        ),
        w(
          'what this kind of day usually brings; see due against usual.',
          '与同类日期相当,见“到期与通常之比”。',
        ),
        w('It is what the payer accounts must hold.', '即付款账户须备足的金额。'),
      ),
      unit: 'money',
      queries: [query(`sum by (currency) (acquirer_settlement_due_amount{${cm}})`, '{{currency}}')],
      link: to('delay'),
    }),
    stat({
      title: w('Will be late', '将晚到账'),
      about: about(
        w(
          'Of it, money that will more likely than not miss the time merchants look, within a day and within four hours.',
          '其中 24 小时、4 小时内很可能赶不上预期时间的资金。',
        ),
        w('none.', '无。'),
        w('Find its stage and cause in the money path below.', '在下方资金路径中找环节与原因。'),
      ),
      unit: 'money',
      queries: [
        query(
          `sum by (currency) (acquirer_money_at_risk_amount{horizon="24h",${cm}})`,
          w('{{currency}}, 24 h', '{{currency}},24 小时'),
        ),
        query(
          `sum by (currency) (acquirer_money_at_risk_amount{horizon="4h",${cm}})`,
          w('{{currency}}, 4 h', '{{currency}},4 小时'),
        ),
      ],
      zero: w('none', '无'),
      link: to('onCall'),
      causes: ['processing_delay'],
    }),
    stat({
      title: w('Until merchants look', '距商户预期到账'),
      about: about(
        w(
          'Time to the next instant at which merchants of the chosen modes expect money.',
          '距所选模式下一个商户预期到账时刻。',
        ),
        w('no target.', '无目标值。'),
        w('Compare with “Time to spare”.', '与“预计到账余量”对照。'),
      ),
      unit: 'seconds',
      decimals: 1,
      queries: [
        now(
          `min(acquirer_settlement_next_due_timestamp_seconds{${chosen('settlement_mode')}} > time()) - time()`,
          w('left', '剩余'),
          'nothing is due at a fixed time',
        ),
      ],
      noData: w('nothing is due', '近期无到期'),
      link: to('onCall'),
    }),
    stat({
      title: w('Payers, left over', '付款账户结余'),
      about: about(
        w(
          'Balances and announced inflows of the day less what must be handed to banks. Below zero payouts will be refused.',
          '账户余额加当日预计流入减应提交出款,低于零将被拒付。',
        ),
        w('above zero at settlement calculation, hours before the first payout.', '结算计算时即大于零。'),
        w('Fund the account now; HVPS closes at 17:15.', '立即补足;大额系统 17:15 关闭。'),
      ),
      unit: 'money',
      queries: [
        query(
          `sum by (currency) (acquirer_payer_available_amount{horizon="day",${inCurrency}}) - sum by (currency) (acquirer_payer_required_amount{horizon="day",${inCurrency}})`,
          w('{{currency}} today', '{{currency}} 当日'),
        ),
      ],
      limits: pastZero,
      link: to('onCall'),
      causes: ['payer_shortfall'],
    }),
    stat({
      title: w('Oldest unanswered', '最早未应答出款'),
      about: about(
        w(
          'Age of the oldest payout a bank has neither accepted nor refused.',
          '银行既未受理也未拒绝的最早出款时长。',
        ),
        w('under 15 minutes, nothing at night.', '15 分钟以内,夜间无。'),
        w('Call that bank; see banks below for which.', '联系该银行,见下方银行栏。'),
      ),
      unit: 'seconds',
      decimals: 1,
      queries: [
        query(
          `max(time() - (acquirer_payouts_oldest_unanswered_timestamp_seconds{${chosen('bank')}} > 0))`,
          w('oldest', '最早'),
          empty.calm,
        ),
      ],
      limits: over('bankStalled'),
      noData: w('none waits', '无'),
      link: to('onCall'),
      causes: ['bank_slow'],
    }),
  ],
};
