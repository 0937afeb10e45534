import { processingDelay } from '../../collector/causes/c09-processing-delay.ts';
import { atRisk } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';
import { heldRule } from './heldrule.ts';

const channel = label('channel');
const currency = label('currency');
/** Money of the morning: what is paid within the day has its own rules on runs and banks, and hours, not days, of slack. */
const soon =
  'sum by (channel, currency) (acquirer_money_at_risk_amount{horizon="4h",settlement_mode!~"[DTS].0"})';
/** Named causes hold it, or held it within six hours: what a late file left behind is still that file's story. */
const explained =
  'sum by (channel, currency) (max_over_time(acquirer_stage_waiting_amount{cause!~"not_due|processing_delay",stage!="switch"}[6h]))';
/** Channels whose files or wallets were late today: their orders are late with them. */
const lateBefore = (floor: number): string =>
  `sum by (channel, currency) (max_over_time(acquirer_stage_waiting_amount{stage="clearing",cause!="not_due"}[6h])) > ${floor}`;

/** Our own settlement and payout processing is late, and money nobody has explained is about to be. */
export const c09: CauseRules = {
  cause: processingDelay,
  impact: {
    en: say`Merchants look at their phones at about 10:30 and find nothing, although every sale and file was in order.`,
    zh: say`商户约 10:30 查看手机发现未到账,而交易与文件均正常。`,
  },
  action: {
    en: say`Look at the settlement job (queue, locks, last run), restart or split it, and have treasury keep the payout window open.`,
    zh: say`检查结算任务(队列、锁、上次运行),重启或拆分执行,并请资金部门保留出款窗口。`,
  },
  rules: (t) => [
    heldRule({
      alert: 'SettlementUnfinished',
      severity: 'page',
      stage: 'settlement',
      cause: 'processing_delay',
      scope: 'all',
      share: t.lateShare,
      floor: t.lateFloor,
      for: '2m',
      keepFiringFor: '5m',
      deadline: true,
      board: 'settlement',
      summary: {
        en: say`Settlement run not finished: ${value('short')} ${currency} past its deadline`,
        zh: say`结算任务未完成:${value('short')} ${currency} 已超内部截止时间`,
      },
      description: {
        en: say`A settlement run was planned or started and has not finished by its deadline; ${value('short')} ${currency} that should be ordered by now are not. S+0 money counts five minutes after its slot.`,
        zh: say`结算任务已计划或开始但未在截止前完成;${value('short')} ${currency} 应生成结算单而未生成。S+0 以时段结束 5 分钟后计。`,
      },
    }),
    heldRule({
      alert: 'PayoutsNotInstructed',
      severity: 'page',
      stage: 'payout',
      cause: 'processing_delay',
      scope: 'all',
      unlessOn: lateBefore(t.lateFloor),
      share: t.lateShare,
      floor: t.lateFloor,
      for: '5m',
      keepFiringFor: '5m',
      deadline: true,
      board: 'settlement',
      summary: {
        en: say`Payouts over ${value('short')} ${currency} are ordered but not handed to a bank`,
        zh: say`${value('short')} ${currency} 的结算单尚未提交银行出款`,
      },
      description: {
        en: say`Orders over ${value('short')} ${currency} should have been instructed by now and were not, while the payer account holds enough. The payout gateway or its queue stands still.`,
        zh: say`${value('short')} ${currency} 的结算单应已提交出款而未提交,出款账户余额充足:代付网关或队列停滞。`,
      },
    }),
    {
      alert: 'MoneyAtRisk',
      severity: 'page',
      stage: 'settlement',
      channel: 'label',
      by: ['currency'],
      group: 'normal',
      deadline: true,
      expr: `${soon} > ${t.riskFloor}`,
      guards: [
        `unless on (channel, currency) ${soon} <= on (channel, currency) ${t.riskShare} * acquirer_channel_normal_day_amount`,
        `unless on (channel, currency) ${explained} > ${t.riskExplained} * ${soon}`,
      ],
      for: '10m',
      keepFiringFor: '10m',
      moneyAtRisk: atRisk,
      merchantsAtRisk: say`${answer('merchants', 'whole', say`max(acquirer_merchants_affected{channel=${channel}})`)}`,
      timeLeft: ['less than 4h'],
      board: 'onCall',
      summary: {
        en: say`${channel}: ${value('short')} ${currency} will probably miss the time merchants expect it`,
        zh: say`${channel}:${value('short')} ${currency} 很可能赶不上商户的预期到账时间`,
      },
      description: {
        en: say`At its present pace ${value('short')} ${currency} of ${channel} will more likely than not be credited after merchants look for it, within 4 hours, and no named cause holds it: something of ours is slower than usual.`,
        zh: say`按当前进度,${channel} 有 ${value('short')} ${currency} 在 4 小时内多半无法按商户预期到账,且没有已知原因占用:我方处理慢于平时。`,
      },
    },
  ],
};
