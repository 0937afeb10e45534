import { over } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, bars, lines, now, query, timeline, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { chosen } from '../factory/variables.ts';
import { upNames } from '../factory/vocabulary.ts';
import { words as w } from '../factory/words.ts';

export const accessRow: Row = {
  title: w('Gateways and sign-in', '接入网关与签到'),
  panels: [
    lines({
      title: w('Connections by gateway', '各网关连接数'),
      about: about(
        w(
          'Terminal connections each gateway holds, and the terminals behind it.',
          '各网关当前连接数及其后的终端数。',
        ),
        w('slow waves with the hours.', '随时段缓慢变化。'),
        w(
          'A cliff on one gateway: take it out of the load balancer. On all: look before them.',
          '单网关断崖:摘除;全部断崖:查其前端。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query('gateway:connections:sum', '{{gateway}}'),
        query(
          'sum by (gateway) (acquirer_terminals_by_gateway{state="online"})',
          w('{{gateway}} terminals', '{{gateway}} 终端'),
        ),
      ],
      link: to('onCall'),
      causes: ['access_connection'],
    }),
    lines({
      title: w('Connection errors', '连接错误'),
      about: about(
        w('Failed connections a minute by gateway and reason.', '各网关按原因的每分钟连接失败数。'),
        w('a handful.', '个位数。'),
        w(
          'TLS on all gateways at once: a certificate in the terminals has ended. On one: that gateway.',
          '所有网关同时出现 TLS 错误:终端证书到期;单个:该网关。',
        ),
      ),
      unit: 'perMinute',
      min: 0,
      queries: [
        query(
          'sum by (gateway, reason) (rate(acquirer_access_connection_errors_total[$__rate_interval])) * 60 > 0',
          '{{gateway}} {{reason}}',
          empty.calm,
        ),
      ],
      limits: over('tlsPerMinute'),
      noData: noData.calm,
      link: to('onCall'),
      causes: ['access_connection', 'terminal_outdated'],
    }),
    timeline({
      title: w('Gateways', '网关状态'),
      about: about(
        w('State of every gateway as it reports it.', '各网关自报状态。'),
        w('grey throughout.', '全程灰色。'),
        w(
          'DOWN outside a window: restore it, then watch sign-ins come back in waves.',
          '非窗口期中断:恢复后观察签到分批回升。',
        ),
      ),
      unit: 'state',
      height: 6,
      queries: [
        query(
          'min by (gateway) (acquirer_access_gateway_up and acquirer_access_gateway_last_report_timestamp_seconds > 0)',
          '{{gateway}}',
          'no gateway reports its state',
        ),
      ],
      values: upNames,
      noData: noData.unused,
      link: to('onCall'),
      causes: ['access_connection'],
    }),
    lines({
      title: w('Sign-ins by result', '签到结果'),
      about: about(
        w('Sign-ins a minute by result.', '每分钟签到数(按结果)。'),
        w('nearly all ok, a peak when shops open.', '几乎全部成功,开店时有峰值。'),
        w(
          'key_error: keys or their store. unknown_terminal: the terminal table.',
          'key_error:密钥或加密机;unknown_terminal:终端表。',
        ),
      ),
      unit: 'perMinute',
      min: 0,
      height: 6,
      queries: [
        query('sum by (result) (rate(acquirer_terminal_signins_total[$__rate_interval])) * 60', '{{result}}'),
      ],
      link: to('channel'),
    }),
    lines({
      title: w('Echo round trip', '回响往返时间'),
      about: about(
        w(
          'Round trip of echo tests as terminals measure it, 95th percentile by network.',
          '终端测得的回响往返时间 95 分位(按网络)。',
        ),
        w('flat.', '平稳。'),
        w('One network slower: its carrier. All: our entry.', '单一网络变慢:运营商;全部:我方入口。'),
      ),
      unit: 'seconds',
      min: 0,
      height: 6,
      queries: [
        query(
          `histogram_quantile(0.95, sum by (network, le) (rate(acquirer_terminal_echo_duration_seconds_bucket{${chosen('network')}}[15m])))`,
          '{{network}}',
          'few terminals report echo tests at night',
        ),
      ],
      noData: noData.night,
      link: to('onCall'),
    }),
    bars({
      title: w('Still inside devices', '仍在终端内'),
      about: about(
        w(
          'Reversals and offline sales that terminals hold, by their newest status upload.',
          '终端内尚未上送的冲正与脱机交易。',
        ),
        w('small; it empties every night.', '较少,每晚清空。'),
        w(
          'It stays or grows: uploads fail. See batches and clearing files.',
          '不降反升:上送失败,看批上送看板。',
        ),
      ),
      unit: 'count',
      width: 12,
      height: 6,
      queries: [
        now(
          `sum by (region) (acquirer_terminal_pending_reversals{${chosen('region')}})`,
          w('{{region}} reversals', '{{region}} 冲正'),
        ),
        now(
          `sum by (region) (acquirer_terminal_offline_pending_transactions{${chosen('region')}})`,
          w('{{region}} offline sales', '{{region}} 脱机交易'),
        ),
        {
          ...now(
            `sum by (region, currency) (acquirer_terminal_offline_pending_amount{${chosen('region')}}) > 0`,
            '{{region}} {{currency}}',
            'no offline sales',
          ),
          shown: { unit: 'money' },
        },
      ],
      link: to('files'),
      causes: ['batch_upload'],
    }),
  ],
};
