import { between, over, under } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, column, lines, now, query, table, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { choices, chosen, inCurrency } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const c = chosen('channel');
const file = (name: string): string => `max by (channel, file_type) (acquirer_clearing_file_${name}{${c}})`;
const toSettlement = to('settlement', 'channel');

export const filesRow: Row = {
  title: w('Clearing files', '清算文件'),
  panels: [
    table({
      title: w(
        'Which file is expected when, and is it whole? ($currency)',
        '文件何时应到、是否完整?($currency)',
      ),
      about: about(
        w(
          'A line per file: when it is expected and must be in, when the newest came, how long is left, and how complete it is.',
          '每个文件:预计与截止时间、最新到达、剩余时间与完整性。',
        ),
        w('time left, 100 %.', '有余量且 100%。'),
        w(
          'Little left and nothing received: fetch, ask, escalate, in this order.',
          '余量少且未收到:依次手工获取、询问、升级。',
        ),
      ),
      unit: 'seconds',
      height: 10,
      queries: [
        now(`1000 * (${file('expected_timestamp_seconds')} > 0)`, '', 'every file is in'),
        now(`1000 * (${file('deadline_timestamp_seconds')} > 0)`, '', 'every file is in'),
        now(`(${file('deadline_timestamp_seconds')} > 0) - time()`, '', 'every file is in'),
        now(`time() - (${file('expected_timestamp_seconds')} > 0) > 0`, '', 'no file is late'),
        now(`1000 * (${file('received_timestamp_seconds')} > 0)`, '', empty.firstDays),
        now(`${file('completeness_ratio')} > 0`, '', empty.firstDays),
        now(`${file('lines_ratio')} > 0`, '', empty.firstDays),
        now(file('records')),
        now(`sum by (channel, file_type) (acquirer_clearing_file_amount{${c},${inCurrency}})`),
      ],
      columns: [
        column('channel', choices.channel.label, { link: to('channel', 'channel') }),
        column('file_type', w('File', '文件')),
        column(0, w('Expected', '预计'), { unit: 'moment' }),
        column(1, w('Must be in by', '截止'), { unit: 'moment' }),
        column(2, w('Left', '剩余'), { unit: 'seconds', decimals: 1, limits: under('fileSlack') }),
        column(3, w('Late by', '已晚'), {
          unit: 'seconds',
          decimals: 1,
          limits: over('fileLate', 'billLate'),
        }),
        column(4, w('Newest received', '最新到达'), { unit: 'moment' }),
        column(5, w('Of our books', '占我方账目'), {
          unit: 'share',
          decimals: 2,
          limits: between('fileComplete', 'fileTooFull'),
        }),
        column(6, w('Of its trailer', '占文件尾'), {
          unit: 'share',
          decimals: 2,
          limits: between('fileComplete', 'fileTooFull'),
        }),
        column(7, w('Records', '笔数'), { unit: 'count' }),
        column(8, w('Amount', '金额'), { unit: 'money' }),
      ],
      sortBy: { column: 4, desc: false },
      link: toSettlement,
      causes: ['clearing_delay', 'third_party_settlement', 'duplicate'],
    }),
    lines({
      title: w('Completeness', '完整性'),
      about: about(
        w(
          'Money of the newest file against our own books of its clearing day.',
          '最新文件金额与我方账目之比。',
        ),
        w('100 % as soon as a file is in.', '文件到达后即 100%。'),
        w('Steps tell when a correction came.', '阶跃表示更正文件到达。'),
      ),
      unit: 'share',
      queries: [
        query(
          `acquirer_clearing_file_completeness_ratio{${c}} > 0`,
          '{{channel}} {{file_type}}',
          empty.firstDays,
        ),
      ],
      limits: between('fileComplete', 'fileTooFull'),
      noData: noData.learning,
      link: toSettlement,
      causes: ['clearing_delay', 'duplicate'],
    }),
    lines({
      title: w('Files by what became of them, 24 h', '文件处理结果(24 小时)'),
      about: about(
        w(
          'Files of a day: on time, late, rejected, duplicate, truncated, loaded twice.',
          '一天内文件:按时、迟到、拒收、重复、截断、重复入库。',
        ),
        w('on_time only; a duplicate that was refused is harmless.', '仅 on_time;被拦截的重复无害。'),
        w(
          'double_load is money paid twice: stop the run, take it back.',
          'double_load 意味着重复付款:停止任务并冲回。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query(`sum by (result) (increase(acquirer_clearing_files_total{${c}}[24h]))`, '{{result}}'),
        query(
          `sum(increase(acquirer_duplicate_transactions_total{kind="file_row",${c}}[24h]))`,
          w('rows found twice', '重复行'),
        ),
      ],
      link: to('settlement'),
      causes: ['duplicate'],
    }),
    lines({
      title: w('Owed and received by channel ($currency)', '应收与到账($currency)'),
      about: about(
        w(
          'What a channel owes by its newest file, and what it has paid for that day.',
          '通道按最新文件的应收与已到账。',
        ),
        w('the pairs meet by noon.', '中午前两线重合。'),
        w('They stay apart: the channel’s transfer is short or late.', '不重合:划款不足或迟到。'),
      ),
      unit: 'money',
      min: 0,
      queries: [
        query(
          `sum by (channel) (acquirer_clearing_receivable_amount{${c},${inCurrency}})`,
          w('{{channel}} owed', '{{channel}} 应收'),
        ),
        query(
          `sum by (channel) (acquirer_clearing_inbound_funds_amount{${c},${inCurrency}})`,
          w('{{channel}} received', '{{channel}} 到账'),
        ),
      ],
      link: toSettlement,
      causes: ['clearing_delay', 'third_party_settlement'],
    }),
    lines({
      title: w('File lateness', '文件延迟'),
      about: about(
        w('How late a file is against its usual arrival.', '文件相对通常到达时间的延迟。'),
        w('nothing.', '无。'),
        w(
          'From the first minute on ask the channel: its clearing system was late before yours.',
          '从第一分钟起询问通道。',
        ),
      ),
      unit: 'seconds',
      min: 0,
      queries: [
        query(
          `time() - (${file('expected_timestamp_seconds')} > 0) > 0`,
          '{{channel}} {{file_type}}',
          'no file is late',
        ),
      ],
      limits: over('fileLate', 'billLate'),
      noData: noData.calm,
      link: toSettlement,
      causes: ['third_party_settlement'],
    }),
  ],
};
