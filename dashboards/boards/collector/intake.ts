import { anyAtAll, notOne, over } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, column, lines, now, query, stat, table, timeline, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { choices, chosen } from '../factory/variables.ts';
import { upNames, yesNo } from '../factory/vocabulary.ts';
import { words as w } from '../factory/words.ts';

const s = chosen('source');
const onCall = to('onCall');

export const nowRow: Row = {
  title: w('Now', '当前'),
  panels: [
    stat({
      title: w('Collector', '采集器'),
      about: about(
        w('Whether the collector answers Prometheus and can book events.', '采集器是否应答且可入账。'),
        w('up.', '正常。'),
        w('DOWN: restart it; senders keep their events and send them again.', '中断:重启;发送方会重发。'),
      ),
      unit: 'state',
      queries: [query('min(acquirer_collector_ready)', w('ready', '就绪'))],
      limits: notOne,
      values: upNames,
      noData: w('NO METRICS', '无指标'),
      link: onCall,
      causes: ['data_stale'],
    }),
    stat({
      title: w('Silent sources', '静默数据源'),
      about: about(
        w('Sources not heard from within three of their intervals.', '超过三个周期无数据的数据源。'),
        w('none.', '无。'),
        w('See which below; call its owner.', '看下方是哪一个,联系负责人。'),
      ),
      unit: 'count',
      queries: [query(`sum(acquirer_source_up{${s}} == bool 0)`, w('silent', '静默'))],
      limits: anyAtAll,
      zero: w('none', '无'),
      link: onCall,
      causes: ['data_stale'],
    }),
    stat({
      title: w('Rejected lines', '拒收占比'),
      about: about(
        w('Lines of 10 minutes that were rejected.', '10 分钟内被拒收的数据占比。'),
        w('under 0.1 %.', '低于 0.1%。'),
        w('See reasons below: usually a sender’s new release.', '看下方原因:通常是发送方新版本。'),
      ),
      unit: 'share',
      decimals: 2,
      queries: [
        query(
          `sum(rate(acquirer_source_records_total{outcome="rejected",${s}}[10m])) / (sum(rate(acquirer_source_records_total{${s}}[10m])) > 0)`,
          w('rejected', '拒收'),
        ),
      ],
      limits: over('rejectedShare'),
      link: onCall,
      causes: ['data_stale'],
    }),
    stat({
      title: w('Books out of balance', '账不平'),
      about: about(
        w('Checks of the ledger that do not come out at zero.', '未归零的账务检查项。'),
        w('none, ever.', '始终为零。'),
        w(
          'Trust no amount until it is explained; keep the database and call the platform team.',
          '在查明前不信任任何金额;保留数据库并联系平台团队。',
        ),
      ),
      unit: 'count',
      queries: [query('sum(acquirer_ledger_imbalance_amount != bool 0)', w('checks', '检查项'))],
      limits: anyAtAll,
      zero: w('none', '无'),
      link: onCall,
      causes: ['data_stale'],
    }),
    stat({
      title: w('Series', '时间序列数'),
      about: about(
        w(
          'Series of the last scrape. The collector refuses to start beyond its configured budget, 25,000 by default.',
          '最近一次抓取的序列数;超过配置预算(默认 25,000)采集器拒绝启动。',
        ),
        w('does not change while it runs.', '运行期间不变。'),
        w('It changes only with the configuration; see metrics.omit.', '仅随配置变化,参见 metrics.omit。'),
      ),
      unit: 'count',
      queries: [
        query(
          'max(scrape_samples_scraped and on (job, instance) acquirer_collector_ready)',
          w('series', '序列'),
        ),
      ],
      link: onCall,
    }),
    stat({
      title: w('Version', '版本'),
      about: about(
        w('Version of the collector that runs.', '当前采集器版本。'),
        w('one only.', '唯一。'),
        w('Two of them count everything twice: stop the old one.', '两个版本会重复计数:停掉旧的。'),
      ),
      unit: 'name',
      queries: [now('count by (version, node) (acquirer_build_info)', '{{version}} (Node {{node}})')],
      link: onCall,
    }),
  ],
};

export const intakeRow: Row = {
  title: w('What comes in', '数据接入'),
  panels: [
    table({
      title: w('Sources', '数据源'),
      about: about(
        w(
          'By source: seconds since its newest event, against its longest normal silence, and how far its watermark lags.',
          '各数据源:距最新事件、与最长静默之比、水位滞后。',
        ),
        w('no colour.', '无颜色。'),
        w('Silent: its queue, its network, its clock, in this order.', '静默:依次查其队列、网络、时钟。'),
      ),
      unit: 'seconds',
      width: 14,
      queries: [
        now(`max by (source) (acquirer_source_up{${s}}) == bool 0`),
        now(`time() - max by (source) (acquirer_source_last_event_timestamp_seconds{${s}} > 0)`),
        now(
          `max by (source) (acquirer_source_expected_interval_seconds{${s}}) > 0`,
          '',
          'outside its active hours a source may be silent',
        ),
        now(
          `(time() - max by (source) (acquirer_source_last_event_timestamp_seconds{${s}} > 0)) / (max by (source) (acquirer_source_expected_interval_seconds{${s}}) > 0)`,
          '',
          'outside its active hours a source may be silent',
        ),
        now(
          `time() - max by (source) (acquirer_source_watermark_timestamp_seconds{${s}} > 0)`,
          '',
          'no source sends watermarks',
        ),
      ],
      columns: [
        column('source', choices.source.label),
        column(0, w('Silent', '静默'), { vocabulary: yesNo }),
        column(1, w('Newest event', '最新事件'), { unit: 'seconds', decimals: 0 }),
        column(2, w('Longest silence', '最长静默'), { unit: 'seconds', decimals: 0 }),
        column(3, w('Of it', '占比'), { unit: 'share', decimals: 0, limits: over('staleIntervals') }),
        column(4, w('Watermark', '水位滞后'), { unit: 'seconds', decimals: 0 }),
      ],
      sortBy: { column: 4, desc: true },
      link: onCall,
      causes: ['data_stale'],
    }),
    timeline({
      title: w('Sources over time', '数据源状态'),
      about: about(
        w('When a source was heard from.', '数据源通断情况。'),
        w('grey throughout.', '全程灰色。'),
        w(
          'A gap in all sources is the collector or its network; in one, that source.',
          '全部中断:采集器或网络;单个:该数据源。',
        ),
      ),
      unit: 'state',
      width: 10,
      queries: [query(`min by (source) (acquirer_source_up{${s}})`, '{{source}}')],
      values: upNames,
      link: onCall,
      causes: ['data_stale'],
    }),
    lines({
      title: w('Lines by outcome', '数据处理结果'),
      about: about(
        w('Lines a second by what became of them.', '每秒数据(按处理结果)。'),
        w('accepted; duplicates after a sender restarts.', '以 accepted 为主;发送方重启后有重复。'),
        w('late that grows: a sender has a backlog or a wrong clock.', 'late 增多:发送方积压或时钟错误。'),
      ),
      unit: 'perSecond',
      min: 0,
      queries: [
        query(
          `sum by (outcome) (rate(acquirer_source_records_total{${s}}[$__rate_interval]))`,
          '{{outcome}}',
        ),
      ],
      link: onCall,
    }),
    lines({
      title: w('Rejects by reason', '拒收原因'),
      about: about(
        w('Lines rejected in 10 minutes by source and reason.', '10 分钟内拒收(按数据源与原因)。'),
        w(
          'none. card_data means a sender leaks card numbers: nothing of it was kept.',
          '无。card_data 表示发送方泄漏卡号,内容未保留。',
        ),
        w('The quarantine has the lines, with card data taken out.', '隔离区保存脱敏后的原始数据。'),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query(
          `sum by (source, reason) (increase(acquirer_source_rejects_total{${s}}[10m])) > 0`,
          '{{source}} {{reason}}',
          empty.calm,
        ),
      ],
      limits: over('rejected'),
      noData: noData.calm,
      link: onCall,
      causes: ['data_stale'],
    }),
  ],
};
