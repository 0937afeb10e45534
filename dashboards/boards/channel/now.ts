import { upTo } from '../../../alerts/promql.ts';
import { notOne, over, under } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, now, query, stat, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { chosen, inCurrency } from '../factory/variables.ts';
import { words as w } from '../factory/words.ts';

const c = chosen('channel');
const toOnCall = to('onCall');

export const nowRow: Row = {
  title: w('Now', '当前'),
  panels: [
    stat({
      title: w('Requests a minute', '请求/分钟'),
      about: about(
        w('Requests of the chosen channels.', '所选通道的请求量。'),
        w('as at this hour of other days; see the curve below.', '与平日同时段一致,见下方曲线。'),
        w(
          'Far below normal: look before the switch, at terminals and gateways.',
          '远低于正常:检查交换之前的终端与网关。',
        ),
      ),
      unit: 'count',
      decimals: 0,
      queries: [
        query(`sum(rate(acquirer_authorizations_total{${c}}[$__rate_interval])) * 60`, w('requests', '请求')),
      ],
      link: to('terminals'),
    }),
    stat({
      title: w('System failures', '系统失败率'),
      about: about(
        w(
          'Requests without a valid answer, of all of 5 minutes. Refusals of cardholders do not count.',
          '5 分钟内无有效应答的请求占比,不含持卡人原因拒绝。',
        ),
        w('under 0.5 %.', '低于 0.5%。'),
        w(
          'Check both links and the codes below, switch to the healthy link, call the channel’s duty desk.',
          '核对链路与应答码,切换到正常链路,联系通道值班。',
        ),
      ),
      unit: 'share',
      decimals: 2,
      queries: [
        query(
          `sum(channel:failures:rate5m{${c}}) / (sum(channel:attempts:rate5m{${c}}) > 0)`,
          w('failing', '失败'),
          empty.night,
        ),
      ],
      limits: over('partialShare', 'outageShare'),
      noData: noData.night,
      link: toOnCall,
      causes: ['channel_fault', 'third_party_fault'],
    }),
    stat({
      title: w('Of normal traffic', '占正常请求量'),
      about: about(
        w('Requests of 5 minutes against what is expected now.', '5 分钟请求量与当前期望值之比。'),
        w('around 100 %.', '约 100%。'),
        w(
          'Under the limit with a good success ratio: sales do not arrive.',
          '低于阈值而成功率正常:交易没有到达。',
        ),
      ),
      unit: 'ratio',
      decimals: 0,
      queries: [
        query(
          `sum(channel:attempts:rate5m{${c}}) * 60 / (sum(acquirer_authorizations_expected_per_minute{${c}}) > 0)`,
          w('of normal', '占正常'),
          empty.closed,
        ),
      ],
      limits: under('collapseShare'),
      noData: noData.night,
      link: to('terminals'),
      causes: ['access_connection'],
    }),
    stat({
      title: w('Slower than 10 s', '超过 10 秒的应答'),
      about: about(
        w(
          'Answers that took more than 10 seconds, time-outs included.',
          '耗时超过 10 秒的应答占比(含超时)。',
        ),
        w('under 0.2 %.', '低于 0.2%。'),
        w('Customers wait and pay twice: see latency and issuers.', '顾客久等易重复付款:查看时延与发卡行。'),
      ),
      unit: 'share',
      decimals: 2,
      queries: [
        query(
          `1 - sum(rate(acquirer_authorization_duration_seconds_bucket{${upTo(10)},${c}}[10m])) / (sum(rate(acquirer_authorization_duration_seconds_count{${c}}[10m])) > 0)`,
          w('slow', '慢'),
          empty.night,
        ),
      ],
      limits: over('slowShare'),
      noData: noData.night,
      link: toOnCall,
      causes: ['bank_slow'],
    }),
    stat({
      title: w('Outcome unknown', '结果未知'),
      about: about(
        w(
          'Sales of which nobody knows for too long whether the cardholder was charged.',
          '超过等待时间仍不知是否扣款的交易金额。',
        ),
        w('none, or gone within minutes.', '无,或数分钟内消失。'),
        w(
          'Query the channel for them, and stop shops from charging twice.',
          '向通道查询结果,防止商户重复收款。',
        ),
      ),
      unit: 'money',
      queries: [
        query(
          `sum by (currency) (acquirer_authorization_unknown_outcome_amount{${c},${inCurrency}})`,
          '{{currency}}',
        ),
      ],
      zero: w('none', '无'),
      link: to('settlement'),
      causes: ['unknown_outcome'],
    }),
    stat({
      title: w('Links up', '在线链路'),
      about: about(
        w('Share of the links that ever reported and are signed on.', '曾上报的链路中处于签到状态的比例。'),
        w('all of them.', '全部在线。'),
        w(
          'One down: sales still work, the next one is an outage. Call the channel.',
          '断一条:交易仍可进行,再断即中断,联系通道。',
        ),
      ),
      unit: 'share',
      decimals: 0,
      queries: [
        now(
          `sum(acquirer_channel_up{${c}} and on (channel, link) acquirer_channel_link_last_report_timestamp_seconds > 0) / count(acquirer_channel_link_last_report_timestamp_seconds{${c}} > 0)`,
          w('up', '在线'),
          'no channel reports its links',
        ),
      ],
      limits: notOne,
      noData: noData.unused,
      link: toOnCall,
      causes: ['channel_fault'],
    }),
  ],
};
