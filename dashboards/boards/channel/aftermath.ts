import { over } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, column, lines, now, query, table, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { chosen, inCurrency } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';
import { ruleChangesAhead } from '../shared/changes.ts';

const c = chosen('channel');
const lag = 'acquirer_async_notification_lag_seconds';

export const aftermathRow: Row = {
  title: w('What failures leave behind', '失败的遗留'),
  panels: [
    lines({
      title: w('Reversals and duplicates', '冲正与重复'),
      about: about(
        w(
          'Reversals and duplicate requests per request: at least this share of 10 minutes.',
          '冲正与重复请求占请求的比例下限(10 分钟)。',
        ),
        w('under 1 %.', '低于 1%。'),
        w(
          'Reversals: answers get lost. Duplicates: a retry storm; find the firmware or gateway.',
          '冲正增多:应答丢失;重复增多:重试风暴,查固件或网关。',
        ),
      ),
      unit: 'share',
      min: 0,
      queries: [
        query(
          `channel:reversals_share:wilson10m{${c}}`,
          w('{{channel}} reversals', '{{channel}} 冲正'),
          empty.night,
        ),
        query(
          `channel:duplicates_share:wilson10m{${c}}`,
          w('{{channel}} duplicates', '{{channel}} 重复'),
          empty.night,
        ),
      ],
      limits: over('duplicateShare', 'reversalShare'),
      noData: noData.night,
      link: to('terminals'),
      causes: ['reversal', 'duplicate'],
    }),
    lines({
      title: w('Reversals without an answer', '未应答冲正'),
      about: about(
        w(
          'Reversals sent and not answered, and all reversal messages by reason a minute.',
          '已发出未应答的冲正,以及按原因的冲正量(每分钟)。',
        ),
        w('a few, for seconds.', '少量且短暂。'),
        w(
          'They hold the cardholder’s money: have the channel process them before its day-cut.',
          '占用持卡人资金:须在通道日切前处理。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query(
          `sum by (channel) (acquirer_reversals_pending_transactions{${c}})`,
          w('{{channel}} pending', '{{channel}} 未应答'),
        ),
        query(
          `sum by (reason) (rate(acquirer_reversals_total{${c}}[$__rate_interval])) * 60`,
          w('{{reason}} a minute', '{{reason}} 每分钟'),
        ),
      ],
      limits: over('reversalsPending'),
      link: to('onCall'),
      causes: ['reversal'],
    }),
    lines({
      title: w('Age of the oldest unknown outcome', '最早结果未知交易的时长'),
      about: about(
        w(
          'How long the oldest sale without a known outcome has been waiting.',
          '最早一笔结果未知交易已等待的时间。',
        ),
        w('nothing, or minutes.', '无,或数分钟。'),
        w(
          'Query the channel; what nobody resolves becomes a one-sided item tomorrow.',
          '向通道查询;未解决的明日成为单边账。',
        ),
      ),
      unit: 'seconds',
      min: 0,
      queries: [
        query(
          `time() - (max by (channel) (acquirer_authorization_unknown_outcome_oldest_timestamp_seconds{${c}}) > 0)`,
          '{{channel}}',
          empty.calm,
        ),
      ],
      limits: over('unknownAge'),
      noData: noData.calm,
      link: to('files', 'channel'),
      causes: ['unknown_outcome'],
    }),
    lines({
      title: w('Money in doubt ($currency)', '存疑资金($currency)'),
      about: about(
        w(
          'Sales with unknown outcome and reversals without an answer, by money.',
          '结果未知交易与未应答冲正的金额。',
        ),
        w('small against the turnover.', '相对交易额很小。'),
        w('It must go back to zero before the clearing file is made.', '须在清算文件生成前归零。'),
      ),
      unit: 'money',
      min: 0,
      stack: 'normal',
      queries: [
        query(
          `sum(acquirer_authorization_unknown_outcome_amount{${c},${inCurrency}})`,
          w('unknown', '结果未知'),
        ),
        query(`sum(acquirer_reversals_pending_amount{${c},${inCurrency}})`, w('reversals', '冲正')),
      ],
      link: to('settlement'),
    }),
    lines({
      title: w('Wallet results found by asking', '靠查询得知的钱包结果'),
      about: about(
        w(
          'Wallet results that came by our own query or by reconciliation instead of the callback: at least this share.',
          '未经回调而靠查询或对账得知的钱包结果占比下限。',
        ),
        w('under 2 %.', '低于 2%。'),
        w(
          'Callbacks are blocked: check our entry point and its certificate, then the wallet’s status.',
          '回调受阻:检查我方入口与证书,再看钱包状态。',
        ),
      ),
      unit: 'share',
      min: 0,
      queries: [query(`channel:late_notifications_share:wilson10m{${c}}`, '{{channel}}', empty.night)],
      limits: over('notificationShare'),
      noData: noData.unused,
      link: to('channel', 'channel'),
      causes: ['third_party_sync'],
    }),
    lines({
      title: w('Lag of wallet callbacks', '钱包回调延迟'),
      about: about(
        w(
          'From the payment to the callback, 95th percentile; and how results became known, a minute.',
          '付款到回调的时间 95 分位,以及各来源每分钟数量。',
        ),
        w('a few seconds.', '数秒。'),
        w(
          'The merchant’s screen waits that long while the customer has paid.',
          '顾客已付款,商户屏幕仍在等待。',
        ),
      ),
      unit: 'seconds',
      min: 0,
      queries: [
        query(
          `histogram_quantile(0.95, sum by (channel, le) (rate(${lag}_bucket{${c}}[10m])))`,
          '{{channel}} p95',
          empty.night,
        ),
        {
          ...query(
            `sum by (source) (rate(acquirer_async_notifications_total{${c}}[$__rate_interval])) * 60`,
            w('{{source}} a minute', '{{source}} 每分钟'),
          ),
          shown: { unit: 'count', decimals: 0 },
        },
      ],
      noData: noData.unused,
      link: to('channel', 'channel'),
      causes: ['third_party_sync'],
    }),
    table({
      title: w('Maintenance announced', '已公告维护'),
      about: about(
        w(
          'Windows of channels, issuers, banks and gateways, and how far one overran its end while its scope still fails.',
          '通道、发卡行、银行、网关的维护窗口,以及超时仍未恢复的时长。',
        ),
        w('windows end on time.', '按时结束。'),
        w(
          'Overrun: call the other side, and move payouts or traffic away from it.',
          '超时:联系对方,并转移出款或流量。',
        ),
      ),
      unit: 'seconds',
      width: 12,
      queries: [
        now(
          'max by (scope_type, scope, kind) (acquirer_maintenance_window_active) and on (scope_type, scope, kind) acquirer_maintenance_window_end_timestamp_seconds > 0',
          '',
          empty.calm,
        ),
        now(
          '1000 * max by (scope_type, scope, kind) (acquirer_maintenance_window_start_timestamp_seconds > 0)',
          '',
          empty.calm,
        ),
        now(
          '1000 * max by (scope_type, scope, kind) (acquirer_maintenance_window_end_timestamp_seconds > 0)',
          '',
          empty.calm,
        ),
        now(
          'label_replace(max by (scope_type, scope) (acquirer_maintenance_overrun_seconds > 0), "kind", "overrun", "", "")',
          '',
          empty.calm,
        ),
      ],
      noData: w('No window is announced.', '没有公告的维护。'),
      columns: [
        column('scope_type', w('Kind of scope', '范围类型')),
        column('scope', w('Scope', '范围')),
        column('kind', w('Announced as', '公告类型')),
        column(0, w('Now', '进行中'), { unit: 'number' }),
        column(1, w('From', '开始'), { unit: 'moment' }),
        column(2, w('Until', '结束'), { unit: 'moment' }),
        column(3, w('Overrun', '超时'), { unit: 'seconds', limits: over('overrun') }),
      ],
      sortBy: { column: 4, desc: false },
      link: to('settlement'),
      causes: ['maintenance'],
    }),
    ruleChangesAhead,
  ],
};
