import { over } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, bars, lines, now, query, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { chosen, inCurrency } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const c = chosen('channel');
const self = to('files', 'channel');

export const uploadsRow: Row = {
  title: w('Batch upload', '批上送'),
  panels: [
    lines({
      title: w('Waits for its record, by kind ($currency)', '待上送金额(按类型,$currency)'),
      about: about(
        w(
          'Money the merchant is owed only once its record is in, by kind of record.',
          '记录上送后才归商户的资金(按记录类型)。',
        ),
        w('a hill in the evening that is gone by three.', '傍晚形成的峰在凌晨三点前消失。'),
        w(
          'A plateau: the store for uploads refuses. Restore it, terminals send again by themselves.',
          '平台期:上送存储拒绝写入,恢复后终端自动重传。',
        ),
      ),
      unit: 'money',
      min: 0,
      stack: 'normal',
      queries: [
        query(`sum by (kind) (acquirer_batch_upload_pending_amount{${c},${inCurrency}})`, '{{kind}}'),
      ],
      link: to('terminals'),
      causes: ['batch_upload'],
    }),
    lines({
      title: w('Upload records not accepted', '上送失败占比'),
      about: about(
        w(
          'Upload records of 10 minutes that were refused, retried or given up.',
          '10 分钟内被拒、重试或放弃的上送记录占比。',
        ),
        w('under 5 %.', '低于 5%。'),
        w('Above the limit: our store or the format of a release.', '超阈值:存储故障或发布导致格式问题。'),
      ),
      unit: 'share',
      min: 0,
      queries: [
        query(
          `sum by (channel) (rate(acquirer_batch_upload_records_total{result!="ok",${c}}[10m])) / (sum by (channel) (rate(acquirer_batch_upload_records_total{${c}}[10m])) > 0)`,
          '{{channel}}',
          'nobody uploads most of the day',
        ),
      ],
      limits: over('uploadFailing'),
      noData: w('nobody uploads now', '当前无上送'),
      link: self,
      causes: ['batch_upload'],
    }),
    lines({
      title: w('Oldest record not uploaded', '最早未上送记录'),
      about: about(
        w('Age of the oldest sale that waits for its record.', '最早一笔待上送交易的时长。'),
        w('under a day.', '一天以内。'),
        w(
          'From the second line on the acquirer is about to bear the loss: send field service.',
          '超过第二条线,损失将由收单方承担:派现场服务。',
        ),
      ),
      unit: 'seconds',
      min: 0,
      queries: [
        query(
          `time() - (max by (channel) (acquirer_batch_upload_oldest_pending_timestamp_seconds{${c}}) > 0)`,
          '{{channel}}',
          empty.calm,
        ),
      ],
      limits: over('offlineAge', 'offlineAgePage'),
      noData: noData.calm,
      link: self,
      causes: ['batch_upload'],
    }),
    lines({
      title: w('Upload lag', '上送延迟'),
      about: about(
        w(
          'From the close of a batch to the storing of its records, 95th percentile.',
          '批次结算到记录入库的时间 95 分位。',
        ),
        w('minutes.', '数分钟。'),
        w('It rises before anything fails: the upload store is slow.', '先于失败而上升:存储变慢。'),
      ),
      unit: 'seconds',
      min: 0,
      queries: [
        query(
          `histogram_quantile(0.95, sum by (channel, le) (rate(acquirer_batch_upload_lag_seconds_bucket{${c}}[1h])))`,
          '{{channel}}',
          'nobody uploads most of the day',
        ),
      ],
      noData: w('nobody uploads now', '当前无上送'),
      link: self,
    }),
    bars({
      title: w('Batches of 6 h that do not balance', '6 小时内不平批次'),
      about: about(
        w(
          'Batch settlements whose totals of terminal and host differed, and those that ended in an error.',
          '终端与主机合计不一致或出错的批结算占比。',
        ),
        w('under 1 %.', '低于 1%。'),
        w('A rise after a release: a total counts something twice.', '发布后上升:合计口径有误。'),
      ),
      unit: 'share',
      queries: [
        now(
          'sum by (result) (increase(acquirer_terminal_batches_total{result!="balanced"}[6h])) / on () group_left () (sum(increase(acquirer_terminal_batches_total[6h])) > 0)',
          '{{result}}',
          'nobody closes a batch most of the day',
        ),
      ],
      limits: over('unbalancedShare'),
      noData: w('no batch was closed', '无批结算'),
      link: to('terminals'),
      causes: ['batch_upload'],
    }),
    bars({
      title: w('Batches open too long', '长期未结批次'),
      about: about(
        w(
          'Terminals whose batch has been open for a day, two days, a week. The bands contain each other.',
          '批次开启超过 1 天、2 天、7 天的终端(各档相互包含)。',
        ),
        w('few beyond two days.', '超过两天的很少。'),
        w('Remind these shops or close their batches from the host.', '提醒商户或由主机代结。'),
      ),
      unit: 'count',
      queries: [now('max by (age_band) (acquirer_batches_open_overdue)', '{{age_band}}')],
      link: to('terminals'),
    }),
    bars({
      title: w(
        'Still in devices, by the fleet manager ($currency)',
        '仍在终端内(终端管理系统口径,$currency)',
      ),
      about: about(
        w(
          'Money and transactions inside devices as the fleet manager reports them; not in the ledger yet.',
          '终端管理系统上报的终端内金额与笔数,尚未入账。',
        ),
        w('small.', '较少。'),
        w('It says how much is coming, before it is here.', '预示即将到来的资金。'),
      ),
      unit: 'money',
      queries: [
        now(`sum by (kind) (acquirer_batch_upload_reported_amount{${c},${inCurrency}})`, '{{kind}}'),
        {
          ...now(`sum(acquirer_batch_upload_reported_transactions{${c}})`, w('transactions', '笔数')),
          shown: { unit: 'count' },
        },
        {
          ...now(
            `sum(acquirer_batch_upload_pending_transactions{${c}})`,
            w('known to us, waiting', '已知待上送笔数'),
          ),
          shown: { unit: 'count' },
        },
      ],
      link: to('terminals'),
    }),
  ],
};
