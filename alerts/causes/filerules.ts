import { atRisk, merchantsIn, noMoneyYet, pendingIn, untilDeadline, untilMoneyIsMissed } from '../risk.ts';
import type { AlertRule } from '../rule.ts';
import { label, say, value } from '../text.ts';
import type { Thresholds } from '../thresholds.ts';

const channel = label('channel');
const file = label('file_type');

const clearing = {
  stage: 'clearing',
  channel: 'label',
  by: ['file_type'],
  group: 'normal',
  moneyAtRisk: pendingIn('clearing'),
  merchantsAtRisk: merchantsIn('clearing'),
  board: 'files',
} as const;

/** The expectation always speaks of the next file that is due; a file that has arrived moves it on. */
const expectedAt = 'acquirer_clearing_file_expected_timestamp_seconds';
const deadlineAt = 'acquirer_clearing_file_deadline_timestamp_seconds';

/**
 * Files that are late, incomplete or refused: `ClearingFile...` for schemes, switches and banks, `WalletBill...` for
 * wallets, because the people to call and the hours differ.
 */
export function fileRules(kind: 'ClearingFile' | 'WalletBill', t: Thresholds): readonly AlertRule[] {
  const op = kind === 'WalletBill' ? '=' : '!=';
  const of = (metric: string): string =>
    `max by (channel, file_type) (${metric}{file_type${op}"wallet_bill"})`;
  // A wallet pays from our own books and is checked against its bill: a late bill delays nobody's money by itself.
  const grave = kind === 'WalletBill' ? 'urgent' : 'page';
  const late = (severity: typeof grave | 'ticket'): AlertRule => ({
    ...clearing,
    alert: `${kind}Late`,
    severity,
    ...(severity !== 'ticket' && { deadline: true }),
    expr: `time() - (${of(expectedAt)} > 0) > ${kind === 'WalletBill' ? t.billLate : t.fileLate}`,
    guards: severity !== 'ticket' ? [`and (${of(deadlineAt)} > 0) - time() < ${t.fileSlack}`] : [],
    for: '1m',
    keepFiringFor: '2m',
    timeLeft: untilDeadline('clearing'),
    summary:
      severity !== 'ticket'
        ? {
            en: say`${channel}: ${file} is ${value('duration')} late and its deadline is close`,
            zh: say`${channel}:${file} 已晚 ${value('duration')},内部截止时间将至`,
          }
        : {
            en: say`${channel}: ${file} is ${value('duration')} late`,
            zh: say`${channel}:${file} 已晚 ${value('duration')}`,
          },
    description: {
      en: say`The ${file} file of ${channel} was expected ${value('duration')} ago and has not been loaded, later than it comes on a normal day. After the internal deadline the settlement run cannot take the money of the day.`,
      zh: say`${channel} 的 ${file} 文件应于 ${value('duration')} 前到达,尚未入库,晚于平常。过内部截止时间后结算任务将无法纳入当日资金。`,
    },
  });
  return [
    late(grave),
    late('ticket'),
    {
      ...clearing,
      alert: `${kind}Incomplete`,
      severity: grave,
      deadline: true,
      expr: `${of('acquirer_clearing_file_completeness_ratio')} < ${t.fileComplete}`,
      guards: [`and ${of('acquirer_clearing_file_completeness_ratio')} > 0`],
      for: '3m',
      keepFiringFor: '10m',
      moneyAtRisk: atRisk,
      timeLeft: untilMoneyIsMissed,
      summary: {
        en: say`${channel}: ${file} holds only ${value('percent')} of the day's money`,
        zh: say`${channel}:${file} 仅包含当日资金的 ${value('percent')}`,
      },
      description: {
        en: say`The ${file} file of ${channel} was loaded and comes to ${value('percent')} of what our own ledger captured for that clearing day. Its trailer may agree with its body: both are cut.`,
        zh: say`${channel} 的 ${file} 文件已入库,其金额仅为我方账务该清算日的 ${value('percent')}。文件尾汇总可能与文件体一致:二者都被截断。`,
      },
      action: {
        en: say`Stop the settlement run of this channel, compare record count and last sequence number with the sender, and ask for the file again before the deadline.`,
        zh: say`暂停该通道结算任务,与发送方核对笔数和末尾序号,在截止时间前要求重发。`,
      },
    },
    {
      ...clearing,
      alert: `${kind}Refused`,
      severity: 'urgent',
      expr: `sum by (channel, file_type) (increase(acquirer_clearing_files_total{file_type${op}"wallet_bill",result=~"rejected|truncated"}[1h])) > 0`,
      guards: [`and on (channel, file_type) time() - (${of(expectedAt)} > 0) > 0`],
      for: '1m',
      keepFiringFor: '10m',
      timeLeft: untilDeadline('clearing'),
      summary: {
        en: say`${channel}: ${file} arrived and was refused`,
        zh: say`${channel}:${file} 已到达但被拒绝入库`,
      },
      description: {
        en: say`Within the hour ${value('whole')} ${file} files of ${channel} came and were not loaded (rejected or truncated), and no good one has come since.`,
        zh: say`一小时内 ${channel} 有 ${value('whole')} 个 ${file} 文件到达但未入库(被拒或截断),其后没有合格文件。`,
      },
      moneyAtRisk: noMoneyYet,
    },
  ];
}
