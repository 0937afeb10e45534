import { batchUpload } from '../../collector/causes/c02-batch-upload.ts';
import { beyondShareOfDay, wilsonLower } from '../promql.ts';
import { merchantsIn, noMoneyYet, thisMoney, untilDeadline, untilMoneyIsMissed, waiting } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { label, say, value } from '../text.ts';

const channel = label('channel');

const upload = {
  stage: 'terminal',
  channel: 'label',
  by: [],
  merchantsAtRisk: merchantsIn('terminal'),
  moneyAtRisk: waiting('terminal', 'batch_upload'),
  timeLeft: untilMoneyIsMissed,
  board: 'files',
} as const;

const bad =
  'sum by (channel) (rate(acquirer_batch_upload_records_total{result=~"rejected|retried|abandoned"}[10m]))';
const all = 'sum by (channel) (rate(acquirer_batch_upload_records_total[10m]))';
const heldUp =
  'sum by (channel, currency) (acquirer_stage_waiting_amount{stage="terminal",cause="batch_upload"})';

/** Captures, tips, refunds and offline sales that are money only once they are uploaded. */
export const c02: CauseRules = {
  cause: batchUpload,
  impact: {
    en: say`Foreign-card captures, tips, refunds and offline sales miss tonight's file: their merchants are paid a day late although every sale was approved.`,
    zh: say`外卡请款、小费、退货和脱机交易赶不上当晚文件:交易虽已批准,商户仍晚一天到账。`,
  },
  action: {
    en: say`Check the upload store (disk, read-only, locks), make it writable and have the terminals repeat their batch upload before 03:00.`,
    zh: say`检查批上送存储(磁盘、只读、锁),恢复可写后让终端在 03:00 前重新批上送。`,
  },
  rules: (t) => [
    {
      ...upload,
      alert: 'BatchUploadFailing',
      severity: 'urgent',
      group: 'normal',
      expr: `${wilsonLower(bad, all, 600)} > ${t.uploadFailing}`,
      guards: [`and on (channel) ${all} * 600 >= ${t.uploadRecords}`],
      for: '2m',
      // Terminals upload in waves through the evening: between two of them nothing was mended.
      keepFiringFor: '45m',
      summary: {
        en: say`${channel}: at least ${value('percent')} of upload records are not accepted`,
        zh: say`${channel}:至少 ${value('percent')} 的批上送记录未被接受`,
      },
      description: {
        en: say`Over 10 minutes at least ${value('percent')} of ${channel}'s batch-upload records were rejected, retried or given up. Authorisations and the settlement count look normal.`,
        zh: say`10 分钟内 ${channel} 至少 ${value('percent')} 的批上送记录被拒绝、重试或放弃。授权和结算笔数看起来正常。`,
      },
    },
    {
      ...upload,
      alert: 'BatchUploadStalled',
      severity: 'page',
      group: 'normal',
      deadline: true,
      moneyAtRisk: thisMoney,
      expr: `${heldUp} > ${t.uploadFloor}`,
      guards: [beyondShareOfDay(heldUp, t.uploadShare)],
      worthAPage: {
        guards: [
          `and on (channel) (min by (channel) (acquirer_stage_deadline_timestamp_seconds{stage="terminal"}) - time() < ${t.uploadSlack})`,
        ],
        // Until the next deadline: what missed one is still held up.
        stays: '24h',
      },
      for: '5m',
      keepFiringFor: '10m',
      timeLeft: untilDeadline('terminal'),
      summary: {
        en: say`${channel}: ${value('short')} ${label('currency')} not uploaded and the deadline is close, or past`,
        zh: say`${channel}:${value('short')} ${label('currency')} 尚未上送,截止时间将至或已过`,
      },
      description: {
        en: say`Records over ${value('short')} ${label('currency')} of ${channel} failed to upload. Less than ${String(t.uploadSlack / 3600)} hours were left when this began; at the deadline the file of the day is made without them.`,
        zh: say`${channel} 有 ${value('short')} ${label('currency')} 的记录上送失败。告警开始时距当日清算截止不足 ${String(t.uploadSlack / 3600)} 小时,截止后当日清算文件将不含这些记录。`,
      },
    },
    {
      ...upload,
      alert: 'BatchUploadStalled',
      severity: 'urgent',
      group: 'normal',
      deadline: true,
      moneyAtRisk: thisMoney,
      expr: `${heldUp} > ${t.uploadFloor}`,
      guards: [beyondShareOfDay(heldUp, t.uploadShare)],
      for: '5m',
      keepFiringFor: '10m',
      summary: {
        en: say`${channel}: ${value('short')} ${label('currency')} failed to upload`,
        zh: say`${channel}:${value('short')} ${label('currency')} 上送失败`,
      },
      description: {
        en: say`Records over ${value('short')} ${label('currency')} of ${channel} were rejected, given up, or are past the upload deadline. They are not in any file yet.`,
        zh: say`${channel} 有 ${value('short')} ${label('currency')} 的记录被拒绝、放弃或已过上送截止时间,尚未进入任何清算文件。`,
      },
    },
    ...(['page', 'ticket'] as const).map((severity) => {
      const limit = severity === 'page' ? t.offlineAgePage : t.offlineAge;
      return {
        ...upload,
        alert: 'OfflineBacklogAgeing',
        severity,
        group: 'slow' as const,
        ...(severity === 'page' && { deadline: true as const }),
        expr: `time() - (max by (channel) (acquirer_batch_upload_oldest_pending_timestamp_seconds) > 0) > ${limit}`,
        guards: [],
        for: '10m',
        keepFiringFor: '15m',
        timeLeft: say`10 days from the sale, of which ${value('duration')} are gone`,
        summary: {
          en: say`${channel}: the oldest record not uploaded is ${value('duration')} old`,
          zh: say`${channel}:最早未上送记录已 ${value('duration')}`,
        },
        description: {
          en: say`A record of ${channel} has been waiting for its upload for ${value('duration')}. Offline sales must be uploaded within 10 days, or the acquirer bears the loss.`,
          zh: say`${channel} 有记录等待上送已 ${value('duration')}。脱机交易须在 10 日内上送,否则由收单方承担损失。`,
        },
      };
    }),
    {
      ...upload,
      alert: 'BatchesUnbalanced',
      severity: 'ticket',
      channel: 'all',
      group: 'slow',
      expr: `${wilsonLower('sum(rate(acquirer_terminal_batches_total{result!="balanced"}[6h]))', 'sum(rate(acquirer_terminal_batches_total[6h]))', 21_600)} > ${t.unbalancedShare}`,
      guards: [`and sum(increase(acquirer_terminal_batches_total[6h])) >= ${t.unbalancedBatches}`],
      for: '15m',
      keepFiringFor: '30m',
      moneyAtRisk: noMoneyYet,
      merchantsAtRisk: ['one per batch'],
      summary: {
        en: say`At least ${value('percent')} of terminal batches do not balance`,
        zh: say`至少 ${value('percent')} 的终端批结算不平`,
      },
      description: {
        en: say`Over 6 hours at least ${value('percent')} of terminal batches ended unbalanced or in error; 0.3 % is normal. Totals of terminals and host differ, and details are being uploaded.`,
        zh: say`近 6 小时至少 ${value('percent')} 的终端批结算不平或出错,正常为 0.3%。终端与主机总额不一致,正在上送明细。`,
      },
    },
  ],
};
