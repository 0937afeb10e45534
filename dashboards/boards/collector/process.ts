import { anyAtAll, over } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, lines, query, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { words as w } from '../factory/words.ts';

const link = to('onCall');
const quantile = (name: string): string =>
  `histogram_quantile(0.95, sum by (instance, le) (rate(${name}_bucket[$__rate_interval])))`;

export const processRow: Row = {
  title: w('Process and Prometheus', '进程与 Prometheus'),
  panels: [
    lines({
      title: w('Commit and scrape time', '提交与抓取耗时'),
      about: about(
        w(
          '95th percentile of a transaction with its fsync, and of writing all metrics; the longest stall of the event loop.',
          '事务(含 fsync)与输出指标的 95 分位,以及事件循环最长停顿。',
        ),
        w('commits under 50 ms, scrapes under 100 ms.', '提交低于 50 ms,抓取低于 100 ms。'),
        w(
          'Commits get slow: the disk. Scrapes get slow: too many series.',
          '提交变慢:磁盘;抓取变慢:序列过多。',
        ),
      ),
      unit: 'seconds',
      min: 0,
      queries: [
        query(
          quantile('acquirer_collector_commit_duration_seconds'),
          w('commit', '提交'),
          'nothing was committed in the window',
        ),
        query(quantile('acquirer_collector_scrape_duration_seconds'), w('scrape', '抓取')),
        query('max by (instance) (nodejs_eventloop_delay_max_seconds)', w('event loop', '事件循环')),
      ],
      link,
    }),
    lines({
      title: w('Lines booked and bytes waiting', '入账行数与等待字节'),
      about: about(
        w(
          'Lines booked a second, and bytes received that wait for a commit.',
          '每秒入账行数与等待提交的字节。',
        ),
        w('hardly anything waits.', '几乎无等待。'),
        w(
          'A queue that grows: the disk does not keep up; senders are told to slow down.',
          '队列增长:磁盘跟不上,发送方会被限速。',
        ),
      ),
      unit: 'perSecond',
      min: 0,
      queries: [
        query('sum(rate(acquirer_collector_committed_lines_total[$__rate_interval]))', w('lines', '行')),
        { ...query('sum(acquirer_collector_queued_bytes)', w('waiting', '等待')), shown: { unit: 'bytes' } },
      ],
      link,
    }),
    lines({
      title: w('Requests refused, commits failed, 10 minutes', '拒绝的请求与失败的提交(10 分钟)'),
      about: about(
        w(
          'Requests with events that were not booked, by what was in the way, and transactions that failed.',
          '未入账的请求(按原因)与失败的事务。',
        ),
        w('zero.', '为零。'),
        w(
          'unauthorized: a token. overload: too many senders at once. store_failed: the disk.',
          'unauthorized:令牌;overload:并发过高;store_failed:磁盘。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query('sum by (reason) (increase(acquirer_collector_requests_refused_total[10m]))', '{{reason}}'),
        query('sum(increase(acquirer_collector_store_failures_total[10m]))', w('failed commits', '提交失败')),
      ],
      limits: anyAtAll,
      link,
      causes: ['data_stale'],
    }),
    lines({
      title: w('Memory', '内存'),
      about: about(
        w('Resident memory and the V8 heap in use.', '常驻内存与堆使用。'),
        w('flat over days.', '数日平稳。'),
        w(
          'A slope over days is a leak: keep a heap snapshot, then restart.',
          '数日上升为泄漏:保存堆快照后重启。',
        ),
      ),
      unit: 'bytes',
      min: 0,
      queries: [
        query(
          'max by (instance) (process_resident_memory_bytes and on (instance) acquirer_collector_ready)',
          w('resident', '常驻'),
        ),
        query(
          'max by (instance) (nodejs_heap_used_bytes and on (instance) acquirer_collector_ready)',
          w('heap', '堆'),
        ),
      ],
      link,
    }),
    lines({
      title: w('Processor and age', '处理器与运行时长'),
      about: about(
        w(
          'Share of a processor the collector uses, and days since it was started.',
          '处理器占用与运行天数。',
        ),
        w('far below one processor.', '远低于一个核。'),
        w(
          'Near one: the intake is at its limit, see the bench figures in the documentation.',
          '接近 1:接入达到上限,参见性能文档。',
        ),
      ),
      unit: 'share',
      min: 0,
      queries: [
        query(
          'sum by (instance) (rate(process_cpu_seconds_total[$__rate_interval]) and on (instance) acquirer_collector_ready)',
          w('processor', '处理器'),
        ),
        {
          ...query(
            '(time() - max by (instance) (process_start_time_seconds and on (instance) acquirer_collector_ready))',
            w('running for', '已运行'),
          ),
          shown: { unit: 'seconds', decimals: 1 },
        },
      ],
      link,
    }),
    lines({
      title: w('Alerting itself', '告警链路自身'),
      about: about(
        w(
          'Scrapes of the collector that fail, rules that fail, notifications that are not delivered, iterations a rule group missed: 10 minutes.',
          '10 分钟内抓取失败、规则失败、通知未送达、规则组漏评估。',
        ),
        w('all zero.', '均为零。'),
        w(
          'An alert that is not delivered is no alert: repair this first.',
          '未送达的告警等于没有:优先修复。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query(
          'sum by (job) (1 - (up and on (job, instance) acquirer_collector_ready))',
          w('{{job}} down', '{{job}} 中断'),
        ),
        query(
          'sum by (job) (increase(prometheus_rule_evaluation_failures_total[10m]))',
          w('{{job}} rules fail', '{{job}} 规则失败'),
          empty.scraped,
        ),
        query(
          'sum by (job) (increase(prometheus_notifications_errors_total[10m]))',
          w('{{job}} not notified', '{{job}} 通知失败'),
          empty.scraped,
        ),
        query(
          'sum by (job) (increase(prometheus_rule_group_iterations_missed_total[10m]))',
          w('{{job}} missed', '{{job}} 漏评估'),
          empty.scraped,
        ),
        query(
          'sum by (job) (increase(alertmanager_notifications_failed_total[10m]))',
          w('{{job}} not delivered', '{{job}} 未送达'),
          empty.scraped,
        ),
      ],
      limits: over('missedIterations'),
      noData: noData.scraped,
      link,
      causes: ['data_stale'],
    }),
  ],
};
