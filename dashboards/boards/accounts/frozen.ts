import { over } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, column, lines, now, query, stat, table, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { choices, chosen, inCurrency } from '../factory/variables.ts';
import { causeNames } from '../factory/vocabulary.ts';
import { words as w } from '../factory/words.ts';

const ch = chosen('channel');
const reason = chosen('reason');

export const nowRow: Row = {
  title: w('Now', '当前'),
  panels: [
    stat({
      title: w('Freezes in force', '生效冻结'),
      about: about(
        w('Freezes and limits in force, by those chosen.', '生效中的冻结与限制。'),
        w('grows and shrinks by single ones.', '逐个增减。'),
        w('A step: see who ordered it and why, below.', '阶跃:看下方发起方与原因。'),
      ),
      unit: 'count',
      queries: [
        query(
          `sum(acquirer_merchant_accounts_frozen{channel=~"$channel|all",${reason}})`,
          w('in force', '生效中'),
        ),
      ],
      zero: w('none', '无'),
      link: to('onCall'),
    }),
    stat({
      title: w('Frozen in 15 minutes', '15 分钟内冻结'),
      about: about(
        w('Freezes that started within 15 minutes, the largest reason.', '15 分钟内新增冻结(最大一类)。'),
        w('none or one.', '0 或 1。'),
        w(
          'Many at once by our own risk engine: stop the rule, release, tell merchants.',
          '我方风控批量冻结:停用规则、解除并告知商户。',
        ),
      ),
      unit: 'count',
      decimals: 0,
      queries: [
        query(
          `max(sum by (reason, initiator) (increase(acquirer_merchant_account_freezes_total{${reason}}[15m])))`,
          w('frozen', '冻结'),
        ),
      ],
      limits: over('freezeFloor'),
      zero: w('none', '无'),
      link: to('onCall'),
      causes: ['account_frozen'],
    }),
    stat({
      title: w('Money held', '占用资金'),
      about: about(
        w('Ordered money held back, and as a share of a normal day.', '被扣留的结算资金及占正常日比例。'),
        w('a small, slow figure.', '小而稳定。'),
        w(
          'Release what is settled; ask courts and banks for the rest by age.',
          '可解除的尽快解除,其余按时长催办。',
        ),
      ),
      unit: 'money',
      queries: [
        query(
          `sum by (currency) (acquirer_frozen_funds_amount{${ch},${reason},${inCurrency}})`,
          '{{currency}}',
        ),
        {
          ...query(
            `sum(acquirer_frozen_funds_amount{${ch},${reason},${inCurrency}}) / (sum(acquirer_channel_normal_day_amount{${ch},${inCurrency}}) > 0)`,
            w('of a normal day', '占正常日'),
            empty.firstDays,
          ),
          shown: { unit: 'share', decimals: 2, limits: over('frozenShare') },
        },
      ],
      zero: w('none', '无'),
      link: to('settlement'),
      causes: ['account_frozen'],
    }),
    stat({
      title: w('Restrictions ahead', '将生效限制'),
      about: about(
        w(
          'Merchants a channel will restrict within a week and within a day, as it announced.',
          '通道公告将在 7 天、1 天内限制的商户。',
        ),
        w('none.', '无。'),
        w(
          'The best early warning there is: have merchant operations call these merchants now.',
          '最早的预警:让商户运营立即联系。',
        ),
      ),
      unit: 'count',
      queries: [
        query(`sum(acquirer_merchant_restrictions_scheduled{within="7d",${ch}})`, w('7 days', '7 天')),
        {
          ...query(`sum(acquirer_merchant_restrictions_scheduled{within="1d",${ch}})`, w('1 day', '1 天')),
          shown: { unit: 'count', limits: over('restrictionsUrgent') },
        },
      ],
      limits: over('restrictions'),
      zero: w('none', '无'),
      link: to('channel'),
      causes: ['account_frozen'],
    }),
    stat({
      title: w('Papers that end', '到期证照'),
      about: about(
        w('Merchants with a document that ends within a week.', '一周内有证照到期的商户。'),
        w('a handful: reminders went out at 90 and 30 days.', '少量:90、30 天已提醒。'),
        w(
          'Remind again, largest merchants first; a lapsed paper freezes the account.',
          '再次提醒,先大商户;过期将导致冻结。',
        ),
      ),
      unit: 'count',
      queries: [query('sum(acquirer_merchant_documents_expiring{within="7d"})', w('7 days', '7 天'))],
      zero: w('none', '无'),
      link: to('onCall'),
      causes: ['account_frozen'],
    }),
    stat({
      title: w('Refused by limits', '限额拒绝'),
      about: about(
        w('Sales refused by one of our limits.', '被我方限额拒绝的交易。'),
        w('a few.', '少量。'),
        w('A jump after a change of limits: take the change back.', '限额调整后突增:撤销调整。'),
      ),
      unit: 'count',
      decimals: 0,
      queries: [query('sum(increase(acquirer_merchant_limit_hits_total[15m]))', w('refused', '拒绝'))],
      limits: over('limitHits'),
      zero: w('none', '无'),
      link: to('channel'),
      causes: ['limit'],
    }),
  ],
};

export const frozenRow: Row = {
  title: w('Frozen and held', '冻结与占用'),
  panels: [
    lines({
      title: w('Freezes by reason', '冻结数量(按原因)'),
      about: about(
        w('Freezes and limits in force by reason.', '生效中的冻结与限制(按原因)。'),
        w('flat.', '平稳。'),
        w('A step of one reason is one decision: find it.', '单一原因的阶跃对应一次决策,找到它。'),
      ),
      unit: 'count',
      min: 0,
      stack: 'normal',
      queries: [
        query(
          `sum by (reason) (acquirer_merchant_accounts_frozen{channel=~"$channel|all",${reason}})`,
          '{{reason}}',
        ),
      ],
      link: to('accounts', 'reason'),
      causes: ['account_frozen'],
    }),
    lines({
      title: w('Frozen and released, 15 minutes', '冻结与解除(15 分钟)'),
      about: about(
        w('Freezes that began and were released, by who ordered them.', '新增与解除的冻结(按发起方)。'),
        w('both low; releases follow freezes within days.', '均低;数日内解除。'),
        w(
          'Freezes without releases pile up: ask risk operations for the queue.',
          '只冻不解:询问风控处理队列。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query(
          `sum by (initiator) (increase(acquirer_merchant_account_freezes_total{${reason}}[15m]))`,
          w('frozen by {{initiator}}', '冻结 {{initiator}}'),
        ),
        query(
          `sum by (initiator) (increase(acquirer_merchant_account_releases_total{${reason}}[15m]))`,
          w('released by {{initiator}}', '解除 {{initiator}}'),
        ),
      ],
      limits: over('freezeFloor'),
      link: to('accounts'),
      causes: ['account_frozen'],
    }),
    lines({
      title: w('Money held, by reason ($currency)', '占用资金(按原因,$currency)'),
      about: about(
        w('Ordered money held back by the reason of the hold.', '被扣留的结算资金(按原因)。'),
        w('flat.', '平稳。'),
        w('It grows every day a freeze lasts: oldest first.', '冻结持续一天增加一天:先旧后新。'),
      ),
      unit: 'money',
      min: 0,
      stack: 'normal',
      queries: [
        query(`sum by (reason) (acquirer_frozen_funds_amount{${ch},${reason},${inCurrency}})`, '{{reason}}'),
      ],
      link: to('accounts', 'reason'),
      causes: ['account_frozen', 'limit'],
    }),
    lines({
      title: w('Waits because of an account ($currency)', '因账户原因等待的资金($currency)'),
      about: about(
        w(
          'Unpaid money held by freezes, limits, disputes, wrong account data or the state of the account at its bank.',
          '因冻结、限额、争议、账户资料或账户状态而等待的资金。',
        ),
        w('a thin steady band of each.', '各类薄而稳定。'),
        w(
          'Wrong data of many at once is an onboarding or migration fault, not the merchants’.',
          '批量资料错误属开户或迁移问题,而非商户。',
        ),
      ),
      unit: 'money',
      min: 0,
      stack: 'normal',
      queries: [
        query(
          `sum by (cause) (acquirer_stage_waiting_amount{cause=~"account_frozen|limit|dispute|account_setup|account_status",${ch},${inCurrency}})`,
          '{{cause}}',
        ),
      ],
      vocabulary: causeNames,
      link: to('settlement'),
      causes: ['account_setup', 'account_status', 'limit'],
    }),
    table({
      title: w('Who froze what ($currency)', '冻结明细($currency)'),
      about: about(
        w(
          'Freezes in force by reason and by who ordered them, with what the risk system said the accounts held.',
          '生效中的冻结按原因与发起方,及风控系统上报的账户余额。',
        ),
        w('courts and documents, few of each.', '司法与证照,各少量。'),
        w(
          'own_risk with many: check the last risk rule released.',
          'own_risk 数量大:检查最近发布的风控规则。',
        ),
      ),
      unit: 'count',
      width: 14,
      queries: [
        now(
          `max by (reason, initiator) (acquirer_merchant_accounts_frozen_by_initiator{${reason}}) > 0`,
          '',
          empty.calm,
        ),
        now(
          `sum by (reason, initiator) (acquirer_frozen_funds_reported_amount{${reason},${inCurrency}}) > 0`,
          '',
          empty.calm,
        ),
      ],
      noData: noData.calm,
      columns: [
        column('reason', choices.reason.label, { link: to('accounts', 'reason') }),
        column('initiator', w('Ordered by', '发起方')),
        column(0, w('Accounts', '账户数'), { unit: 'count' }),
        column(1, w('Held by report', '上报金额'), { unit: 'money' }),
      ],
      sortBy: { column: 2, desc: true },
      link: to('settlement'),
      causes: ['account_frozen'],
    }),
    lines({
      title: w('Merchants by state', '商户状态'),
      about: about(
        w('Merchants whose account is not normal, by state.', '账户状态异常的商户。'),
        w('flat.', '平稳。'),
        w(
          'payout_blocked sell and are not paid: they call first.',
          'payout_blocked 能收款却不出款:最先来电。',
        ),
      ),
      unit: 'count',
      min: 0,
      width: 10,
      queries: [query('max by (state) (acquirer_merchant_accounts{state!="normal"})', '{{state}}')],
      link: to('delay'),
    }),
  ],
};
