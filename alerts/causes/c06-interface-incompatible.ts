import { interfaceIncompatible } from '../../collector/causes/c06-interface-incompatible.ts';
import { notInMaintenance } from '../promql.ts';
import { noMoneyYet } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';
import { nobodyInParticular, onlyCards, stepRule } from './coderule.ts';

const channel = label('channel');

/** Format, function and chip codes after a release or on a mandate's date, and codes the table does not know. */
export const c06: CauseRules = {
  cause: interfaceIncompatible,
  impact: {
    en: say`Every sale that uses the changed field or function is refused, at every shop, until one side goes back.`,
    zh: say`凡用到变更字段或功能的交易在所有商户都会被拒,直到一方回退。`,
  },
  action: {
    en: say`Find what was released or took effect in the last hours (change list on the board), and roll it back or switch the feature off.`,
    zh: say`查找近几小时内的发布或生效变更(看板变更列表),回滚或关闭该功能。`,
  },
  rules: (t) => [
    stepRule(
      t,
      {
        alert: 'FormatErrors',
        step: 'format_errors',
        stage: 'channel',
        share: t.formatShare,
        merchants: 'watch',
        summary: {
          en: say`${channel}: at least ${value('percent')} of requests are refused for their format`,
          zh: say`${channel}:至少 ${value('percent')} 的请求因格式被拒`,
        },
        description: {
          en: say`Over 10 minutes at least ${value('percent')} of ${channel}'s requests came back with 30, 40 or 45 (format, function, chip), several times the share of before, at many merchants.`,
          zh: say`10 分钟内 ${channel} 至少 ${value('percent')} 的请求返回 30、40 或 45(格式、功能、芯片),为之前的数倍,涉及多家商户。`,
        },
      },
      [onlyCards, notInMaintenance, ...nobodyInParticular],
    ),
    {
      alert: 'ClassifierDrift',
      severity: 'ticket',
      stage: 'monitoring',
      team: 'platform',
      channel: 'label',
      by: [],
      group: 'slow',
      expr: `sum by (channel) (increase(acquirer_authorizations_total{outcome="unclassified"}[1h])) / (sum by (channel) (increase(acquirer_authorizations_total[1h])) > 0) > ${t.unclassifiedShare}`,
      guards: [
        `and on (channel) sum by (channel) (increase(acquirer_authorizations_total{outcome="unclassified"}[1h])) >= ${t.unclassified}`,
      ],
      for: '15m',
      keepFiringFor: '30m',
      moneyAtRisk: noMoneyYet,
      merchantsAtRisk: say`${answer('requests', 'whole', say`sum(increase(acquirer_authorizations_total{outcome="unclassified",channel=${channel}}[1h]))`, ' requests in an hour')}`,
      timeLeft: ['not measured: outcomes of these codes are unknown to us'],
      board: 'channel',
      summary: {
        en: say`${channel}: ${value('percent')} of answers have codes the table does not know`,
        zh: say`${channel}:${value('percent')} 的应答码不在码表中`,
      },
      description: {
        en: say`${value('percent')} of an hour's answers of ${channel} carry codes missing in its dated table: the channel has new codes, and the alerts on outcomes are blind to them.`,
        zh: say`近 1 小时 ${channel} 有 ${value('percent')} 的应答码不在其码表中:通道启用了新码,基于结果的告警对其失明。`,
      },
      impact: {
        en: say`None yet; a failure with a new code would go unseen.`,
        zh: say`暂无;使用新码的失败将无法被发现。`,
      },
      action: {
        en: say`Read the unknown codes in the collector's log, add them to the channel's table with their date, and classify them with the channel's documents.`,
        zh: say`在采集器日志中找出未知码,依据通道文档分类,并按生效日期加入码表。`,
      },
    },
  ],
};
