import { limit } from '../../collector/causes/c25-limit.ts';
import { atTheCounter, noMoneyYet } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { label, say, value } from '../text.ts';
import { heldRule } from './heldrule.ts';

const channel = label('channel');
const hits = 'sum by (limit, period) (increase(acquirer_merchant_limit_hits_total[15m]))';
const before = 'sum by (limit, period) (increase(acquirer_merchant_limit_hits_total[6h] offset 15m)) / 24';

/** Limits of ours, of channels and of issuers, when they hit many merchants at once. */
export const c25: CauseRules = {
  cause: limit,
  impact: {
    en: say`Shops cannot take larger sums today ("today no more collection"); the cards and codes are fine.`,
    zh: say`商户今日无法收取较大金额(“今日已无法收款”);卡与码都正常。`,
  },
  action: {
    en: say`Look for a limit change within the day (change list on the accounts board), and take it back or raise it for the merchants concerned.`,
    zh: say`查找当天的限额变更(账户看板变更列表),撤回或为受影响商户调高。`,
  },
  rules: (t) => [
    {
      alert: 'LimitHits',
      severity: 'urgent',
      stage: 'switch',
      channel: 'all',
      by: ['limit', 'period'],
      group: 'normal',
      expr: `${hits} > ${t.limitHits}`,
      guards: [`unless on (limit, period) ${hits} <= ${t.limitFactor} * (${before})`],
      for: '2m',
      keepFiringFor: '15m',
      moneyAtRisk: noMoneyYet,
      merchantsAtRisk: say`${value('whole')} refused sales in 15 minutes`,
      timeLeft: atTheCounter,
      board: 'accounts',
      summary: {
        en: say`Our ${label('limit')} limit (${label('period')}) refused ${value('whole')} sales in 15 minutes`,
        zh: say`我方 ${label('limit')} 限额(${label('period')})15 分钟内拒绝 ${value('whole')} 笔`,
      },
      description: {
        en: say`Our own ${label('limit')} limit per ${label('period')} refused ${value('whole')} sales within 15 minutes, more than ${String(t.limitFactor)} times the usual number.`,
        zh: say`我方按 ${label('period')} 的 ${label('limit')} 限额在 15 分钟内拒绝 ${value('whole')} 笔,超过平时 ${String(t.limitFactor)} 倍。`,
      },
    },
    {
      alert: 'LimitDeclinesSpread',
      severity: 'urgent',
      stage: 'channel',
      channel: 'label',
      by: [],
      group: 'normal',
      expr: `max by (channel) (acquirer_authorization_declining_merchants{code_group="61_65"}) > ${t.limitMerchants}`,
      guards: [
        `unless on (channel) max by (channel) (acquirer_authorization_declining_merchants{code_group="61_65"}) <= ${t.limitFactor} * max by (channel) (avg_over_time(acquirer_authorization_declining_merchants{code_group="61_65"}[3h] offset 3h))`,
        `unless on (channel) max by (channel) (acquirer_authorization_declining_merchants{code_group="61_65"}) <= ${t.limitMerchantsPerAttempt} * channel:attempts:rate5m * 300`,
      ],
      for: '3m',
      keepFiringFor: '10m',
      moneyAtRisk: noMoneyYet,
      merchantsAtRisk: say`${value('whole')} merchants in 5 minutes`,
      timeLeft: atTheCounter,
      board: 'channel',
      summary: {
        en: say`${channel}: limits refuse sales of ${value('whole')} merchants at once`,
        zh: say`${channel}:${value('whole')} 家商户同时因限额被拒`,
      },
      description: {
        en: say`Within 5 minutes ${value('whole')} different merchants of ${channel} were refused for an amount or count limit (61, 65 and their like), several times the usual number: a limit was changed, not a shop.`,
        zh: say`5 分钟内 ${channel} 有 ${value('whole')} 家不同商户因金额或次数限额被拒(61、65 等),为平时数倍:是限额被调整,而非个别商户。`,
      },
    },
    heldRule({
      alert: 'OrdersHeldByLimit',
      severity: 'urgent',
      stage: 'account',
      cause: 'limit',
      scope: 'all',
      share: t.cameBackShare,
      floor: t.lateFloor,
      for: '10m',
      keepFiringFor: '15m',
      board: 'accounts',
      summary: {
        en: say`A limit holds back orders over ${value('short')} ${label('currency')}`,
        zh: say`限额扣留了 ${value('short')} ${label('currency')} 的结算单`,
      },
      description: {
        en: say`Settlement orders over ${value('short')} ${label('currency')} are held with the reason limit: merchants sold within the rules and are not paid.`,
        zh: say`${value('short')} ${label('currency')} 的结算单因限额被扣留:商户合规收款而未到账。`,
      },
    }),
  ],
};
