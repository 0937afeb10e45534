import { reversal } from '../../collector/causes/c33-reversal.ts';
import { noIssuerFails } from '../recording/issuers.ts';
import { atTheCounter } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { label, money, say, value } from '../text.ts';
import { stepRule } from './coderule.ts';

const channel = label('channel');
const pending = 'max by (channel) (acquirer_reversals_pending_transactions)';

/** Automatic reversals: answers that came too late or could not be read. */
export const c33: CauseRules = {
  cause: reversal,
  impact: {
    en: say`Cardholders get their money back while shops have handed over the goods; a lost reversal leaves them charged for nothing.`,
    zh: say`持卡人收到退款而商户已交货;丢失的冲正则让持卡人白白被扣款。`,
  },
  action: {
    en: say`Split reversals by reason on the board: 98 is the channel's time, 96 and 06 the terminals', A0 the keys; then check that they are accepted.`,
    zh: say`在看板按原因拆分冲正:98 为通道超时,96、06 为终端,A0 为密钥;再确认冲正已被受理。`,
  },
  rules: (t) => [
    stepRule(
      t,
      {
        alert: 'ReversalStorm',
        step: 'reversals',
        stage: 'switch',
        share: t.reversalShare,
        summary: {
          en: say`${channel}: reversals come to at least ${value('percent')} of requests`,
          zh: say`${channel}:冲正达到请求量的至少 ${value('percent')}`,
        },
        description: {
          en: say`Over 10 minutes ${channel} had a reversal for at least ${value('percent')} of its requests, several times the share of before, while the channel itself answers.`,
          zh: say`10 分钟内 ${channel} 至少 ${value('percent')} 的请求被冲正,为之前数倍,而通道本身有应答。`,
        },
      },
      [
        `unless on (channel) max_over_time(channel:failing_share:wilson5m[15m]) > ${t.partialShare}`,
        // Answers that come after the terminal gave up are reversed: slowness says why, reversals do not.
        `unless on (channel) max_over_time(channel:slow_share:wilson10m[15m]) > ${t.slowShare}`,
        'unless on () count(firmware:fault_share:excess)',
        noIssuerFails(t.issuerFailing),
      ],
    ),
    {
      alert: 'ReversalsUnanswered',
      severity: 'urgent',
      stage: 'switch',
      channel: 'label',
      by: [],
      group: 'normal',
      expr: `${pending} > ${t.reversalsPending}`,
      guards: [
        `unless on (channel) ${pending} <= ${t.reversalsPendingMinutes} * channel:attempts:rate5m * 60`,
      ],
      for: '10m',
      keepFiringFor: '10m',
      moneyAtRisk: say`${money(say`sum by (currency) (acquirer_reversals_pending_amount{channel=${channel}})`)}`,
      merchantsAtRisk: say`${value('whole')} sales`,
      timeLeft: atTheCounter,
      board: 'channel',
      summary: {
        en: say`${channel}: ${value('whole')} reversals have no answer`,
        zh: say`${channel}:${value('whole')} 笔冲正无应答`,
      },
      description: {
        en: say`${value('whole')} reversals of ${channel} were sent or queued and not answered for 10 minutes. Until the day-cut they are repeated; after it they are one-sided items.`,
        zh: say`${channel} 有 ${value('whole')} 笔冲正已发送或排队 10 分钟无应答。日切前会重发,之后将成为单边账。`,
      },
    },
  ],
};
