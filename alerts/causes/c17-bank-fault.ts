import { bankFault } from '../../collector/causes/c17-bank-fault.ts';
import { wilsonLower } from '../promql.ts';
import { atTheCounter, noMoneyYet, pendingInAll, untilMoneyIsMissed } from '../risk.ts';
import type { AlertRule, CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';
import { heldRule } from './heldrule.ts';

const issuer = label('issuer');
const bank = label('bank');

/** Far above the issuers beside it, so that a failing channel is not blamed on each of its issuers. */
const unlikeTheRest = (window: string, factor: number): string => {
  const all = `issuer:attempts:rate${window}`;
  const bad = `issuer:failures:rate${window}`;
  const rest = (x: string): string => `(sum(${x}) - on () group_right () ${x})`;
  return `and ${bad} * ${rest(all)} > ${factor} * ${all} * ${rest(bad)}`;
};

const refused = 'sum by (bank) (rate(acquirer_payouts_total{result="rejected"}[15m]))';
const answered = 'sum by (bank) (rate(acquirer_payouts_total{result=~"accepted|credited|rejected"}[15m]))';

/** A bank as issuer of cards, and as bank that pays out. */
export const c17: CauseRules = {
  cause: bankFault,
  impact: {
    en: say`One bank's cards are refused everywhere, or one bank's merchants are not paid, while every total looks normal.`,
    zh: say`某一家银行的卡处处被拒,或其商户收不到款,而各项总量看起来正常。`,
  },
  action: {
    en: say`Name the bank to the shops and to customer service, call its duty desk with codes and times from the board, and re-route payouts that have a deadline.`,
    zh: say`告知商户与客服是哪家银行,携看板上的应答码与时间联系其值班,并改道有时限的出款。`,
  },
  rules: (t) => {
    const failing = (
      severity: 'urgent' | 'ticket',
      window: string,
      seconds: number,
      share: number,
      attempts: number,
    ): AlertRule => ({
      alert: 'IssuerFailing',
      severity,
      stage: 'channel',
      channel: 'all',
      by: ['issuer'],
      group: severity === 'urgent' ? 'fast' : 'normal',
      expr: `issuer:failing_share:wilson${window}{issuer!="other"} > ${share}`,
      guards: [
        `and issuer:attempts:rate${window} * ${seconds} >= ${attempts}`,
        unlikeTheRest(window, t.peerFactor),
        // A window of 30 minutes remembers what happened in an announced one for as long.
        severity === 'urgent'
          ? 'unless on (issuer) issuer:in_maintenance:max15m'
          : 'unless on (issuer) max_over_time(issuer:in_maintenance:max15m[30m])',
      ],
      for: severity === 'urgent' ? '1m' : '10m',
      // A small issuer's share of five minutes wanders about the threshold while its fault lasts: one message for all of it.
      keepFiringFor: severity === 'urgent' ? '30m' : '10m',
      moneyAtRisk: noMoneyYet,
      merchantsAtRisk: say`${answer('failures', 'whole', say`issuer:failures:rate5m{issuer=${issuer}} * 300`, ' sales in 5 minutes')}`,
      timeLeft: atTheCounter,
      board: 'channel',
      summary: {
        en: say`Issuer ${issuer}: at least ${value('percent')} of its cards' requests fail`,
        zh: say`发卡行 ${issuer}:其卡片至少 ${value('percent')} 的请求失败`,
      },
      description: {
        en: say`Over ${window} at least ${value('percent')} of the requests with cards of ${issuer} got no valid answer (91, 98, 68, no reply), more than ${String(t.peerFactor)} times the other issuers; no window is announced for it.`,
        zh: say`${window} 内 ${issuer} 卡片至少 ${value('percent')} 的请求无有效应答(91、98、68、无应答),超过其他发卡行的 ${String(t.peerFactor)} 倍,且无公告维护。`,
      },
    });
    return [
      failing('urgent', '5m', 300, t.issuerFailing, t.issuerAttempts),
      failing('ticket', '30m', 1800, t.issuerLeaking, t.issuerLeakAttempts),
      {
        alert: 'PayoutBankRefusing',
        severity: 'urgent',
        stage: 'payout',
        channel: 'all',
        by: ['bank'],
        group: 'normal',
        expr: `${wilsonLower(refused, answered, 900)} > ${t.bankRefusing}`,
        guards: [
          `and ${answered} * 900 >= ${t.bankAnswers}`,
          'unless on (bank) bank:in_maintenance:max15m',
          // MaintenanceOverrun names the bank then.
          `unless on (bank) label_replace(acquirer_maintenance_overrun_seconds{scope_type="bank"} > 0, "bank", "$1", "scope", "(.+)")`,
          'unless on () sum(increase(acquirer_payout_failures_total{reason=~"payer_.*"}[15m])) > 0.5 * sum(increase(acquirer_payout_failures_total[15m]))',
        ],
        for: '2m',
        keepFiringFor: '10m',
        moneyAtRisk: pendingInAll('payout'),
        merchantsAtRisk: say`${answer('payouts', 'whole', say`sum(increase(acquirer_payouts_total{result="rejected",bank=${bank}}[15m]))`, ' payouts in 15 minutes')}`,
        timeLeft: untilMoneyIsMissed,
        board: 'settlement',
        summary: {
          en: say`Bank ${bank}: at least ${value('percent')} of payouts are refused or time out`,
          zh: say`银行 ${bank}:至少 ${value('percent')} 的出款被拒或超时`,
        },
        description: {
          en: say`Over 15 minutes at least ${value('percent')} of the answers of ${bank} to payouts were refusals or time-outs, and they are not about our payer account.`,
          zh: say`15 分钟内 ${bank} 对出款的应答至少 ${value('percent')} 为拒绝或超时,且与我方出款账户无关。`,
        },
      },
      heldRule({
        alert: 'PayoutsTimedOut',
        severity: 'urgent',
        stage: 'payout',
        cause: 'bank_fault',
        scope: 'all',
        share: t.cameBackShare,
        floor: t.lateFloor,
        for: '5m',
        keepFiringFor: '10m',
        board: 'settlement',
        summary: {
          en: say`Payouts over ${value('short')} ${label('currency')} timed out at a bank`,
          zh: say`${value('short')} ${label('currency')} 的出款在银行侧超时`,
        },
        description: {
          en: say`Payouts over ${value('short')} ${label('currency')} came back with bank_timeout and wait for another attempt. Query before repeating: the first may still be credited.`,
          zh: say`${value('short')} ${label('currency')} 的出款以“银行超时”退回,等待重发。重发前须查询:首笔可能仍会入账。`,
        },
      }),
    ];
  },
};
