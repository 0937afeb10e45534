import { accountFrozen } from '../../collector/causes/c24-account-frozen.ts';
import { daysAhead, noMoneyYet, untilMoneyIsMissed, waitingAll } from '../risk.ts';
import type { AlertRule, CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';
import { beyondShareOfDue, heldRule } from './heldrule.ts';

const channel = label('channel');
const initiator = label('initiator');
const surge = (selector: string): string =>
  `sum by (reason, initiator) (increase(acquirer_merchant_account_freezes_total{${selector}}[15m]))`;
const announced = (within: string): string =>
  `sum by (channel) (acquirer_merchant_restrictions_scheduled{within="${within}"})`;
const before =
  'sum by (reason, initiator) (increase(acquirer_merchant_account_freezes_total[6h] offset 15m)) / 24';

/** Freezes by our own risk control, banks, wallets and courts; announced restrictions; papers that run out. */
export const c24: CauseRules = {
  cause: accountFrozen,
  impact: {
    en: say`Frozen merchants get no money from the next payout on, S+0 merchants within minutes; a hold is a legitimate state, so nothing is red.`,
    zh: say`被冻结商户从下一次出款起不再到账,S+0 商户几分钟内即受影响;冻结属正常状态,所以不会报错。`,
  },
  action: {
    en: say`Ask risk control whether this was meant; if a rule was pushed within the hour, stop it and release its freezes in one batch by its reference.`,
    zh: say`向风控确认是否有意为之;若一小时内有规则推送,立即停用并按批次号整体解冻。`,
  },
  rules: (t) => {
    const freezes = (severity: 'page' | 'urgent', selector: string): AlertRule => ({
      alert: 'FreezeSurge',
      severity,
      stage: 'account',
      channel: 'all',
      by: ['reason', 'initiator'],
      group: 'fast',
      expr: `${surge(selector)} > ${t.freezeFloor}`,
      guards: [
        `unless on (reason, initiator) ${surge(selector)} <= ${t.freezeFactor} * (${before})`,
        `unless on () sum(increase(acquirer_merchant_account_freezes_total[15m])) <= ${t.freezeShare} * sum(acquirer_merchant_accounts{state!="closed"})`,
      ],
      for: '0s',
      keepFiringFor: '15m',
      moneyAtRisk: waitingAll('account', 'account_frozen'),
      merchantsAtRisk: say`${value('whole')} merchants in 15 minutes`,
      timeLeft: untilMoneyIsMissed,
      board: 'accounts',
      summary: {
        en: say`${value('whole')} merchants frozen in 15 minutes by ${initiator} (${label('reason')})`,
        zh: say`15 分钟内 ${value('whole')} 家商户被 ${initiator} 冻结(${label('reason')})`,
      },
      description: {
        en: say`${initiator} froze or limited ${value('whole')} merchants within 15 minutes for ${label('reason')}, more than ${String(t.freezeFactor)} times the usual rate: a rule that hits too many looks like this.`,
        zh: say`${initiator} 在 15 分钟内以 ${label('reason')} 冻结或限制 ${value('whole')} 家商户,超过平时 ${String(t.freezeFactor)} 倍:误伤规则即此表现。`,
      },
    });
    const scheduled = (
      within: string,
      severity: 'urgent' | 'ticket',
      expr: string,
      timeLeft: AlertRule['timeLeft'],
    ): AlertRule => ({
      alert: 'RestrictionScheduled',
      severity,
      stage: 'account',
      team: 'merchant_ops',
      channel: 'label',
      by: [],
      group: 'slow',
      ...(severity === 'urgent' && { deadline: true }),
      expr,
      guards: [],
      for: '5m',
      keepFiringFor: '15m',
      moneyAtRisk: noMoneyYet,
      merchantsAtRisk: say`${value('whole')} merchants`,
      timeLeft,
      board: 'accounts',
      summary: {
        en: say`${channel} will restrict ${value('whole')} merchants within ${within}`,
        zh: say`${channel} 将在 ${within} 内限制 ${value('whole')} 家商户`,
      },
      description: {
        en: say`${channel} has announced restrictions of ${value('whole')} merchants that take effect within ${within}. On that day their sales are refused or their money is held; until then papers can be handed in.`,
        zh: say`${channel} 已公告将在 ${within} 内对 ${value('whole')} 家商户实施限制。届时收款被拒或资金被扣;此前可补交材料。`,
      },
      action: {
        en: say`Send the list from the accounts board to merchant service today, largest turnover first, and hand in what the announcement asks for.`,
        zh: say`今天就把账户看板上的名单按交易额排序交给商户服务,并补交公告要求的材料。`,
      },
    });
    return [
      freezes('page', 'initiator="own_risk"'),
      freezes('urgent', 'initiator!="own_risk"'),
      // An announcement that hits many is worth a call while papers can still be handed in; a few can wait for the day before.
      scheduled(
        '7d',
        'urgent',
        `${announced('7d')} and on (channel) (${announced('1d')} >= ${t.restrictionsUrgent} or (${announced('7d')} >= ${t.restrictionsMany}) > on () group_left () ${t.restrictionsShare} * sum(acquirer_merchant_accounts{state!="closed"}))`,
        say`at most 7d; within 1d: ${answer('tomorrow', 'whole', say`sum(acquirer_merchant_restrictions_scheduled{within="1d",channel=${channel}})`, ' of them')}`,
      ),
      scheduled('30d', 'ticket', `${announced('30d')} >= ${t.restrictions}`, ['at most 30d']),
      heldRule({
        alert: 'FrozenFundsHigh',
        severity: 'ticket',
        stage: 'account',
        cause: 'account_frozen',
        scope: 'all',
        share: t.frozenShare,
        floor: t.lateFloor,
        guards: [beyondShareOfDue('account', 'account_frozen', t.frozenShare)],
        for: '30m',
        keepFiringFor: '1h',
        group: 'slow',
        board: 'accounts',
        summary: {
          en: say`${value('short')} ${label('currency')} of merchants' money is held by freezes`,
          zh: say`${value('short')} ${label('currency')} 商户资金因冻结被扣留`,
        },
        description: {
          en: say`Orders over ${value('short')} ${label('currency')} are held because their merchants are frozen, more than ${String(t.frozenShare * 100)} % of a normal day.`,
          zh: say`因商户冻结扣留的结算单达 ${value('short')} ${label('currency')},超过正常日的 ${String(t.frozenShare * 100)}%。`,
        },
      }),
      {
        alert: 'DocumentsExpiring',
        severity: 'ticket',
        stage: 'account',
        team: 'merchant_ops',
        channel: 'all',
        by: ['document'],
        group: 'slow',
        expr: `max by (document) (acquirer_merchant_documents_expiring{within="7d"}) > ${t.documentsFloor}`,
        guards: [
          `unless on (document) max by (document) (acquirer_merchant_documents_expiring{within="7d"}) <= on () group_left () ${t.documentsShare} * sum(acquirer_merchant_accounts{state!="closed"})`,
        ],
        for: '15m',
        keepFiringFor: '1h',
        moneyAtRisk: noMoneyYet,
        merchantsAtRisk: say`${value('whole')} merchants`,
        timeLeft: daysAhead,
        board: 'accounts',
        summary: {
          en: say`The ${label('document')} of ${value('whole')} merchants ends within 7 days`,
          zh: say`${value('whole')} 家商户的 ${label('document')} 将在 7 天内到期`,
        },
        description: {
          en: say`${value('whole')} merchants have a ${label('document')} that ends within 7 days. After that banks, wallets or our own rules freeze them, one by one.`,
          zh: say`${value('whole')} 家商户的 ${label('document')} 将在 7 天内到期,之后会被银行、钱包或我方规则逐一冻结。`,
        },
        action: {
          en: say`Send reminders with the upload link, largest turnover first, and pause the automatic freeze for those in progress.`,
          zh: say`按交易额从大到小发送带上传链接的提醒,对正在办理者暂缓自动冻结。`,
        },
      },
    ];
  },
};
