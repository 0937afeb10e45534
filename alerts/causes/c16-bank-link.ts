import { bankLink } from '../../collector/causes/c16-bank-link.ts';
import { notInMaintenance } from '../promql.ts';
import type { CauseRules } from '../rule.ts';
import { label, say, value } from '../text.ts';
import { onlyCards, stepRule } from './coderule.ts';

const channel = label('channel');

/** The network answers but cannot reach banks. */
export const c16: CauseRules = {
  cause: bankLink,
  impact: {
    en: say`Cards of the banks concerned are refused everywhere; cards of other banks work.`,
    zh: say`相关银行的卡在各处被拒,其他银行的卡正常。`,
  },
  action: {
    en: say`See on the issuer panel which banks it is, check for a routing or BIN table released today, and ask the network's duty desk.`,
    zh: say`在发卡行面板确认涉及银行,核对当天是否更新路由或卡 BIN 表,并询问转接机构值班。`,
  },
  rules: (t) => [
    stepRule(
      t,
      {
        alert: 'RoutingErrors',
        step: 'routing_errors',
        stage: 'channel',
        share: t.routingShare,
        summary: {
          en: say`${channel}: at least ${value('percent')} of requests cannot be routed to a bank`,
          zh: say`${channel}:至少 ${value('percent')} 的请求无法路由到银行`,
        },
        description: {
          en: say`Over 10 minutes at least ${value('percent')} of ${channel}'s requests came back with 15 or 31 (no such issuer, bank not supported), several times the share of before.`,
          zh: say`10 分钟内 ${channel} 至少 ${value('percent')} 的请求返回 15 或 31(无此发卡方、银行不支持),为之前数倍。`,
        },
      },
      [onlyCards, notInMaintenance],
    ),
  ],
};
