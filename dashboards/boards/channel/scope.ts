import { over } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, lines, query, timeline, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { chosen } from '../factory/variables.ts';
import { upNames } from '../factory/vocabulary.ts';
import { words as w } from '../factory/words.ts';

const c = chosen('channel');
const duration = 'acquirer_authorization_duration_seconds';

export const scopeRow: Row = {
  title: w('Latency, issuers, nodes, links', '时延、发卡行、节点、链路'),
  panels: [
    lines({
      title: w('Latency', '应答时延'),
      about: about(
        w(
          'Time from a request’s arrival to its answer: median, 95th and 99th percentile of the chosen channels.',
          '请求到应答的时间:中位数、95 与 99 分位。',
        ),
        w('median under 1 s, p95 under 3 s.', '中位数低于 1 秒,p95 低于 3 秒。'),
        w(
          'p99 alone: one issuer. All three: the channel or our switch.',
          '仅 p99 上升:单一发卡行;三者同升:通道或我方交换。',
        ),
      ),
      unit: 'seconds',
      min: 0,
      queries: ['0.5', '0.95', '0.99'].map((q) =>
        query(
          `histogram_quantile(${q}, sum by (le) (rate(${duration}_bucket{${c}}[$__rate_interval])))`,
          `p${Number(q) * 100}`,
          empty.night,
        ),
      ),
      noData: noData.night,
      link: to('onCall'),
      causes: ['bank_slow'],
    }),
    lines({
      title: w('Failing share by issuer', '各发卡行失败率'),
      about: about(
        w('System failures of an issuer over 5 minutes.', '各发卡行 5 分钟系统失败率。'),
        w('all near zero.', '均接近零。'),
        w(
          'One line: that bank. Several with code 92: routing in the network.',
          '单线:该行;多线且为 92:网络路由。',
        ),
      ),
      unit: 'share',
      min: 0,
      queries: [
        query(
          `sum by (issuer) (channel_issuer:failures:rate5m{${c},${chosen('issuer')}}) / (sum by (issuer) (channel_issuer:attempts:rate5m{${c},${chosen('issuer')}}) > 0)`,
          '{{issuer}}',
          empty.night,
        ),
      ],
      limits: over('issuerLeaking', 'issuerFailing'),
      noData: noData.night,
      link: to('channel', 'issuer'),
      causes: ['bank_fault', 'bank_link'],
    }),
    lines({
      title: w('Faults by node', '各节点故障占比'),
      about: about(
        w(
          'System failures, wrong PINs and MACs of a node: at least this share of 10 minutes.',
          '各节点系统失败及 PIN/MAC 错误 10 分钟占比下限。',
        ),
        w('all alike: nodes see the same traffic.', '彼此接近:各节点流量相同。'),
        w(
          'One apart: take it out of rotation, then look at its key store.',
          '单一节点偏离:先摘除,再查其加密机。',
        ),
      ),
      unit: 'share',
      min: 0,
      queries: [query(`node:fault_share:wilson10m{${chosen('node')}}`, '{{node}}', empty.night)],
      limits: over('nodeShare'),
      noData: noData.night,
      link: to('channel', 'node'),
      causes: ['system_fault'],
    }),
    lines({
      title: w('Key and PIN refusals by node', '各节点密钥与 PIN 拒绝'),
      about: about(
        w('Requests and watch codes of a node a minute.', '各节点每分钟请求与观察类应答码。'),
        w('PIN errors follow the traffic; a0_99 is zero.', 'PIN 错误随交易量变化;a0_99 为零。'),
        w(
          'a0_99 on one node: its keys. On all: terminals signed in with other keys.',
          '单节点 a0_99:该节点密钥;全部:终端密钥不一致。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query(
          `sum by (node) (rate(acquirer_authorizations_by_node_total{${chosen('node')}}[$__rate_interval])) * 60`,
          w('{{node}} requests', '{{node}} 请求'),
        ),
        query(
          `sum by (node, code_group) (rate(acquirer_authorization_watch_codes_by_node_total{code_group!="other_watch",${chosen('node')}}[$__rate_interval])) * 60`,
          '{{node}} {{code_group}}',
        ),
      ],
      link: to('terminals'),
    }),
    timeline({
      title: w('Links', '链路状态'),
      about: about(
        w('Sign-on state of every link over time.', '各链路签到状态随时间变化。'),
        w('grey throughout, except in announced windows.', '全程灰色(公告窗口除外)。'),
        w(
          'Compare with the maintenance marks; a gap without one is a fault to report.',
          '与维护标记对照;无公告的中断需上报。',
        ),
      ),
      unit: 'state',
      queries: [query(`min by (channel, link) (acquirer_channel_up{${c}})`, '{{channel}} {{link}}')],
      values: upNames,
      link: to('channel', 'channel'),
      causes: ['maintenance', 'channel_fault'],
    }),
    lines({
      title: w('Line tests', '线路测试时延'),
      about: about(
        w('Round trip of echo tests, 95th percentile by link.', '各链路回响测试往返时间 95 分位。'),
        w('flat.', '平稳。'),
        w('It rises before answers get slow: warn the channel early.', '先于应答变慢而上升:提前通知通道。'),
      ),
      unit: 'seconds',
      min: 0,
      queries: [
        query(
          `histogram_quantile(0.95, sum by (channel, link, le) (rate(acquirer_channel_probe_duration_seconds_bucket{${c}}[15m])))`,
          '{{channel}} {{link}}',
          'no line tests while the channel is not connected',
        ),
      ],
      noData: noData.unused,
      link: to('channel', 'channel'),
    }),
  ],
};
