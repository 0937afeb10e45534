import { anyAtAll, between, under } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, now, query, stat, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { chosen, inCurrency } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const c = chosen('channel');
const _file = (name: string): string => `max by (channel, file_type) (acquirer_clearing_file_${name}{${c}})`;
const _toSettlement = to('settlement', 'channel');

export const nowRow: Row = {
  title: w('Now', '当前'),
  panels: [
    stat({
      title: w('Files missing', '缺失文件'),
      about: about(
        w(
          'Clearing days of the last week whose file should have been loaded and was not.',
          '最近一周应入库而未入库的清算日文件数。',
        ),
        w('none.', '无。'),
        w(
          'Fetch it by hand, ask the channel to make it again, and hold the settlement run for it.',
          '手工获取或请通道重发,并让结算任务等待。',
        ),
      ),
      unit: 'count',
      queries: [query(`sum(acquirer_clearing_files_missing{${c}})`, w('missing', '缺失'))],
      limits: anyAtAll,
      zero: w('none', '无'),
      link: to('settlement'),
      causes: ['clearing_delay', 'third_party_settlement'],
    }),
    stat({
      title: w('Next file deadline', '下一文件截止'),
      about: about(
        w(
          'Time left before the earliest deadline of a file that has not been loaded.',
          '距最早一个未入库文件截止时间的剩余时间。',
        ),
        w('hours.', '数小时。'),
        w('Below the limit: call the clearing night shift and the channel.', '低于阈值:联系清算夜班与通道。'),
      ),
      unit: 'seconds',
      decimals: 1,
      queries: [
        now(
          `min(acquirer_clearing_file_deadline_timestamp_seconds{${c}} > 0) - time()`,
          w('left', '剩余'),
          'every file is in',
        ),
      ],
      limits: under('fileSlack'),
      noData: w('every file is in', '文件已齐'),
      link: to('settlement'),
      causes: ['clearing_delay'],
    }),
    stat({
      title: w('Least complete file', '最不完整的文件'),
      about: about(
        w(
          'Money of the newest files against our own books of their day: the worst one.',
          '最新文件金额与我方账目之比,取最差。',
        ),
        w('100 %.', '100%。'),
        w(
          'Less: ask for the rest. More: lines came twice, do not settle them.',
          '偏低:索取缺失部分;偏高:重复,勿结算。',
        ),
      ),
      unit: 'share',
      decimals: 2,
      queries: [
        query(
          `min(acquirer_clearing_file_completeness_ratio{${c}} > 0)`,
          w('of our books', '占我方账目'),
          empty.firstDays,
        ),
        query(
          `max(acquirer_clearing_file_completeness_ratio{${c}} > 0)`,
          w('fullest', '最高'),
          empty.firstDays,
        ),
      ],
      limits: between('fileComplete', 'fileTooFull'),
      noData: noData.learning,
      link: to('settlement'),
      causes: ['clearing_delay', 'duplicate'],
    }),
    stat({
      title: w('Waits for upload', '等待上送'),
      about: about(
        w('Money the merchant is owed only once its record is uploaded.', '记录上送后才归商户的资金。'),
        w('small, empty by three in the morning.', '较少,凌晨三点前清空。'),
        w(
          'See uploads below; after the deadline it misses today’s clearing.',
          '看下方批上送;过截止时间则错过当日清算。',
        ),
      ),
      unit: 'money',
      queries: [
        query(
          `sum by (currency) (acquirer_batch_upload_pending_amount{kind=~"offline|tip|foreign_capture|detail",${c},${inCurrency}})`,
          '{{currency}}',
        ),
      ],
      zero: w('none', '无'),
      link: to('terminals'),
      causes: ['batch_upload'],
    }),
    stat({
      title: w('Open over a day', '超一天未平'),
      about: about(
        w(
          'Money reconciliation left open, a day after the clearing day closed. Shifts over the day-cut are left out.',
          '清算日结束一天后仍未平的对账差异(不含日切差异)。',
        ),
        w('near zero.', '接近零。'),
        w(
          'Work off the list by kind, one-sided items of the channel first: those merchants wait.',
          '按类型处理,先处理渠道单边(商户在等)。',
        ),
      ),
      unit: 'money',
      queries: [
        query(
          `sum by (currency) (acquirer_reconciliation_mismatch_amount{age_band="1d",kind!="cutover_shift",${c},${inCurrency}})`,
          '{{currency}}',
        ),
      ],
      zero: w('none', '无'),
      link: to('settlement'),
      causes: ['data_mismatch'],
    }),
    stat({
      title: w('Funds missing', '未到账资金'),
      about: about(
        w(
          'What channels owe by their newest files less what they have paid, where something was paid.',
          '按最新文件应收减已到账(已有部分到账的通道)。',
        ),
        w('none by noon.', '中午前为零。'),
        w('Ask the channel for its transfer; treasury bridges it.', '向通道查询划款,资金部门垫付。'),
      ),
      unit: 'money',
      queries: [
        query(
          `sum by (currency) (clamp_min(sum by (channel, currency) (acquirer_clearing_receivable_amount{${c},${inCurrency}}) - sum by (channel, currency) (acquirer_clearing_inbound_funds_amount{${c},${inCurrency}} > 0), 0))`,
          '{{currency}}',
          'nothing was paid yet',
        ),
      ],
      zero: w('none', '无'),
      noData: w('nothing was paid yet', '尚未到账'),
      link: to('settlement'),
      causes: ['clearing_delay'],
    }),
  ],
};
