import { bankSlow } from '../../collector/causes/c18-bank-slow.ts';
import { notInMaintenance } from '../promql.ts';
import { noIssuerFails } from '../recording/issuers.ts';
import { answeredLateIn10m, answersIn10m } from '../recording/slow.ts';
import { atTheCounter, failingSales, pendingInAll, untilMoneyIsMissed } from '../risk.ts';
import type { AlertRule, CauseRules } from '../rule.ts';
import { answer, label, money, say, value } from '../text.ts';

const bank = label('bank');
const channel = label('channel');
const age = 'time() - min by (bank) (acquirer_payouts_oldest_unanswered_timestamp_seconds > 0)';
const waiting = 'sum by (bank) (acquirer_payouts_pending)';
const credited = (window: string, offset = ''): string =>
  `sum by (bank) (rate(acquirer_payouts_total{result="credited"}[${window}]${offset}))`;
const left =
  '(min(acquirer_settlement_next_due_timestamp_seconds{settlement_mode=~"T.1|D.1"} > time()) - time())';

/** While nobody tells us what banks answer, all of them look stalled: the source is the finding. */
const answersAreTold = 'unless on () acquirer_stage_blind{stage="payout",channel="all"} == 1';

const payout = {
  stage: 'payout',
  channel: 'all',
  by: ['bank'],
  group: 'normal',
  moneyAtRisk: say`${money(say`sum by (currency) (acquirer_payouts_pending_amount{bank=${bank}})`)}`,
  merchantsAtRisk: say`${answer('payouts', 'whole', say`sum(acquirer_payouts_pending{bank=${bank}})`, ' payouts')}`,
  timeLeft: untilMoneyIsMissed,
  board: 'settlement',
} as const;

/** Banks that answer late: payouts that stay with them, answers that come after half a minute. */
export const c18: CauseRules = {
  cause: bankSlow,
  impact: {
    en: say`Merchants of this bank are paid late, or customers wait at the counter; nothing fails, so nothing is red.`,
    zh: say`该银行的商户晚到账,或顾客在柜台等待;没有失败,所以没有报错。`,
  },
  action: {
    en: say`Ask the bank for its queue and an estimate, hold back further payouts to it, and send those with a deadline over another rail.`,
    zh: say`向银行询问队列与预计时间,暂缓继续提交,将有时限的出款改走其他通道。`,
  },
  rules: (t) => {
    const stalled = (severity: 'page' | 'urgent'): AlertRule => ({
      ...payout,
      alert: 'PayoutBankStalled',
      severity,
      ...(severity === 'page' && {
        deadline: true,
        worthAPage: { guards: [`and on () ${left} < ${t.bankStalledSlack}`], stays: '12h' },
      }),
      expr: `${age} > ${t.bankStalled}`,
      guards: [
        `and ${waiting} >= ${t.bankStalledPayouts}`,
        'unless on (bank) bank:in_maintenance:max15m',
        answersAreTold,
      ],
      for: '3m',
      keepFiringFor: '5m',
      summary: {
        en: say`Bank ${bank} has not answered a payout for ${value('duration')}`,
        zh: say`银行 ${bank} 已 ${value('duration')} 未应答出款`,
      },
      description: {
        en: say`The oldest payout ${bank} has neither accepted nor refused is ${value('duration')} old; ${String(t.bankStalled / 60)} minutes are normal at most, also in a full queue.`,
        zh: say`${bank} 最早一笔未受理也未拒绝的出款已 ${value('duration')};即便排队,正常也不超过 ${String(t.bankStalled / 60)} 分钟。`,
      },
    });
    return [
      stalled('page'),
      stalled('urgent'),
      {
        ...payout,
        alert: 'PayoutsTooSlow',
        severity: 'page',
        deadline: true,
        expr: `${waiting} > ${credited('30m')} * on () group_left () ${left}`,
        guards: [
          `and ${waiting} > ${credited('10m')} * on () group_left () ${left}`,
          `and ${waiting} >= ${t.slowPayouts}`,
          // Younger than the window, a rate is too low: a healthy batch would look late for its first half hour.
          `and ${credited('5m', ' offset 30m')} > 0`,
          `and on () ${left} < ${t.slowPayoutsAhead}`,
          answersAreTold,
        ],
        for: '5m',
        keepFiringFor: '5m',
        summary: {
          en: say`Bank ${bank}: ${value('whole')} payouts will not be through by the time merchants look`,
          zh: say`银行 ${bank}:${value('whole')} 笔出款将赶不上商户预期到账时间`,
        },
        description: {
          en: say`${bank} still holds ${value('whole')} payouts. At its pace of the last 30 and of the last 10 minutes they take longer than the time left until merchants expect the money.`,
          zh: say`${bank} 尚有 ${value('whole')} 笔出款。按其近 30 分钟和近 10 分钟的速度,均无法在商户预期时间前完成。`,
        },
      },
      {
        ...payout,
        alert: 'PayoutsLeftBehind',
        severity: 'urgent',
        expr: `${age} > ${t.leftBehind}`,
        guards: [
          `and sum by (bank) (increase(acquirer_payouts_total{result=~"accepted|credited"}[15m])) >= ${t.leftBehindAnswers}`,
          'unless on (bank) bank:in_maintenance:max15m',
        ],
        for: '5m',
        keepFiringFor: '10m',
        moneyAtRisk: pendingInAll('payout'),
        summary: {
          en: say`Bank ${bank} answers new payouts but left some behind for ${value('duration')}`,
          zh: say`银行 ${bank} 在处理新出款,却遗漏了 ${value('duration')} 前的部分出款`,
        },
        description: {
          en: say`${bank} accepts and credits younger payouts, while its oldest has had no answer for ${value('duration')}: a part of a batch was lost on the way.`,
          zh: say`${bank} 正常受理并入账较新的出款,而最早一笔 ${value('duration')} 无应答:批次中有一部分丢失。`,
        },
      },
      {
        alert: 'AnswersSlow',
        severity: 'urgent',
        stage: 'channel',
        channel: 'label',
        by: [],
        group: 'normal',
        expr: `channel:slow_share:wilson10m > ${t.slowShare}`,
        guards: [
          `and on (channel) ${answersIn10m} * 600 >= ${t.slowAttempts}`,
          `and on (channel) ${answeredLateIn10m} > ${t.slowShare} * ${answersIn10m}`,
          `unless on (channel) max_over_time(channel:failing_share:wilson5m[15m]) > ${t.partialShare}`,
          noIssuerFails(t.issuerFailing),
          notInMaintenance,
        ],
        for: '2m',
        // On a small channel the share moves about the limit: between two of its peaks nothing was mended.
        keepFiringFor: '30m',
        moneyAtRisk: failingSales,
        merchantsAtRisk: say`${answer('requests', 'short', say`sum(rate(acquirer_authorization_duration_seconds_count{channel=${channel}}[5m])) * 60`, ' requests a minute on the channel')}`,
        timeLeft: atTheCounter,
        board: 'channel',
        summary: {
          en: say`${channel}: at least ${value('percent')} of answers take longer than 10 seconds`,
          zh: say`${channel}:至少 ${value('percent')} 的应答超过 10 秒`,
        },
        description: {
          en: say`Over 10 minutes at least ${value('percent')} of ${channel}'s answers took more than 10 seconds while the channel does not fail: an issuer or bank behind it is slow. Late approvals meet reversals already sent, and sales end one-sided.`,
          zh: say`10 分钟内 ${channel} 至少 ${value('percent')} 的应答超过 10 秒,而通道未失败:其后的发卡行或银行缓慢。迟到的批准会与已发冲正相遇,形成单边账。`,
        },
        action: {
          en: say`Find the slow issuer by its 68 and 98 codes, check that reversals are accepted, and start status queries for sales without an answer.`,
          zh: say`依据 68、98 应答码找出缓慢的发卡行,确认冲正被接受,并对无应答交易发起查询。`,
        },
      },
    ];
  },
};
