import { over } from '../factory/limits.ts';
import { about, column, lines, now, query, table, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { choices, chosen, inCurrency } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const c = chosen('channel');
const open = (band: string): string =>
  `sum by (channel, kind) (acquirer_reconciliation_mismatch_amount{age_band="${band}",${c},${inCurrency}})`;

export const reconciliationRow: Row = {
  title: w('Reconciliation', '对账'),
  panels: [
    lines({
      title: w('Open mismatches by kind ($currency)', '未平差异(按类型,$currency)'),
      about: about(
        w('Money reconciliation left open, by kind, whatever its age.', '未平对账差异(按类型)。'),
        w(
          'cutover_shift comes and goes within a day; the rest is small.',
          'cutover_shift 一天内消失,其余很小。',
        ),
        w(
          'one_sided_channel: merchants wait for it. one_sided_ledger: we may overpay.',
          'one_sided_channel:商户在等;one_sided_ledger:我方可能多付。',
        ),
      ),
      unit: 'money',
      min: 0,
      stack: 'normal',
      queries: [
        query(
          `sum by (kind) (acquirer_reconciliation_mismatch_amount{age_band="0d",${c},${inCurrency}})`,
          '{{kind}}',
        ),
      ],
      link: to('settlement'),
      causes: ['data_mismatch'],
    }),
    lines({
      title: w('Since the last reconciliation', '距上次对账'),
      about: about(
        w(
          'Time since the newest reconciliation of a channel reported its result.',
          '距各通道最近一次对账结果的时间。',
        ),
        w('a saw that never passes a day.', '不超过一天的锯齿线。'),
        w('Longer: the job did not run, or its file never came.', '更长:任务未跑或文件未到。'),
      ),
      unit: 'seconds',
      min: 0,
      queries: [
        query(
          `time() - (max by (channel) (acquirer_reconciliation_last_success_timestamp_seconds{${c}}) > 0)`,
          '{{channel}}',
          empty.firstDays,
        ),
      ],
      limits: over('reconciliationAge'),
      noData: w('no reconciliation was reported yet', '尚无对账结果'),
      link: to('files', 'channel'),
      causes: ['data_mismatch'],
    }),
    table({
      title: w('What is open, since when ($currency)', '未平明细($currency)'),
      about: about(
        w(
          'Open money by channel and kind, and of it what is older than a day, two days, a week.',
          '各通道各类型未平金额,以及其中超过 1、2、7 天的部分。',
        ),
        w('only the first figure column has something.', '仅第一列有数。'),
        w('Right columns first: these merchants have waited longest.', '先处理右侧各列:等待最久。'),
      ),
      unit: 'money',
      queries: [
        now(`${open('0d')} > 0`, '', empty.calm),
        now(`${open('1d')} > 0`, '', empty.calm),
        now(`${open('2d')} > 0`, '', empty.calm),
        now(`${open('7d')} > 0`, '', empty.calm),
        now(
          `sum by (channel, kind) (acquirer_reconciliation_mismatches{age_band="0d",${c}}) > 0`,
          '',
          empty.calm,
        ),
      ],
      noData: w('Nothing is open.', '没有未平差异。'),
      columns: [
        column('channel', choices.channel.label, { link: to('channel', 'channel') }),
        column('kind', w('Kind', '类型')),
        column(4, w('Items', '笔数'), { unit: 'count' }),
        column(0, w('Open', '未平'), { unit: 'money' }),
        column(1, w('Older than 1 day', '超过 1 天'), { unit: 'money' }),
        column(2, w('2 days', '超过 2 天'), { unit: 'money' }),
        column(3, w('7 days', '超过 7 天'), { unit: 'money' }),
      ],
      sortBy: { column: 3, desc: true },
      link: to('settlement'),
      causes: ['data_mismatch'],
    }),
  ],
};
