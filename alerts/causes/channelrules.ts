import { notBlind, notInMaintenance, noWallets, onlyWallets } from '../promql.ts';
import { atTheCounter, failingSales, refusedMerchants } from '../risk.ts';
import type { AlertRule } from '../rule.ts';
import { label, say, value } from '../text.ts';
import type { Thresholds } from '../thresholds.ts';

const channel = label('channel');

const counter = {
  stage: 'channel',
  channel: 'label',
  by: [],
  moneyAtRisk: failingSales,
  merchantsAtRisk: refusedMerchants('system'),
  timeLeft: atTheCounter,
  board: 'channel',
} as const;

/** A small channel's share falls below the limit for some minutes in the middle of an outage; nothing was mended by that. */
const untilMended = '15m';

/** A channel failing as most channels do is our own fault, not the channel's. */
const alone = (window: string, t: Thresholds): string =>
  `unless on (channel) channel:net_failures:rate${window} / channel:attempts:rate${window} <= on () group_left () 3 * (all:failing_share:quartile${window} > ${t.systemFailing})`;

const busy = (window: string, seconds: number, attempts: number): string =>
  `and on (channel) channel:attempts:rate${window} * ${seconds} >= ${attempts}`;

/**
 * A channel with traffic enough is judged by two minutes, as an outage is; any other by five. Of so many requests that
 * chance explains less, five minutes tell a smaller share: a tenth that fails shows as that while the window still fills.
 */
const failingInPart = (t: Thresholds): string => {
  const judged = (window: string, seconds: number, attempts: number, share: number): string =>
    `(channel:failing_share:wilson${window} > ${share} ${busy(window, seconds, attempts)} ${alone(window, t)})`;
  return `(${judged('2m', 120, t.quickAttempts, t.partialShare)} or ${judged('5m', 300, t.partialAttempts, t.partialShare)} or ${judged('5m', 300, t.sureAttempts, t.sureShare)})`;
};

/** Links that reported, and reported that they are not signed on. */
const linksDown =
  'count by (channel) (acquirer_channel_up == 0 and on (channel, link) acquirer_channel_link_last_report_timestamp_seconds > 0) > 0';

/**
 * A channel that fails or is cut off: `Channel...` for schemes, switches and banks, `Wallet...` for wallets, because the
 * cause and the people to call differ.
 */
export function channelRules(kind: 'Channel' | 'Wallet', t: Thresholds): readonly AlertRule[] {
  const mine = kind === 'Wallet' ? onlyWallets : noWallets;
  const common = [notInMaintenance, mine];
  return [
    {
      ...counter,
      alert: `${kind}Outage`,
      severity: 'page',
      group: 'fast',
      expr: `channel:failing_share:wilson2m > ${t.outageShare}`,
      guards: [busy('2m', 120, t.busyAttempts), alone('2m', t), mine],
      for: '30s',
      keepFiringFor: untilMended,
      summary: {
        en: say`${channel} is failing: at least ${value('percent')} of requests get no valid answer`,
        zh: say`${channel} 故障:至少 ${value('percent')} 的请求无有效应答`,
      },
      description: {
        en: say`Over 2 minutes at least ${value('percent')} of ${channel}'s requests (99 % confidence, day-cut, announced maintenance and single issuers taken out) ended in a system failure; more than ${String(t.outageShare * 100)} % is an outage.`,
        zh: say`2 分钟内 ${channel} 至少 ${value('percent')} 的请求为系统失败(99% 置信下限,已排除日切、公告维护和单一发卡行);超过 ${String(t.outageShare * 100)}% 判定为中断。`,
      },
    },
    {
      ...counter,
      alert: `${kind}Failing`,
      severity: 'page',
      group: 'fast',
      expr: failingInPart(t),
      guards: [mine],
      for: '30s',
      keepFiringFor: untilMended,
      summary: {
        en: say`${channel} is failing in part: at least ${value('percent')} of requests`,
        zh: say`${channel} 部分失败:至少 ${value('percent')} 的请求`,
      },
      description: {
        en: say`Over 2 or 5 minutes at least ${value('percent')} of ${channel}'s requests ended in a system failure, against a normal 0.1 to 0.3 %. Total approval hardly moves: look at the channel alone.`,
        zh: say`2 或 5 分钟内 ${channel} 至少 ${value('percent')} 的请求为系统失败,正常为 0.1–0.3%。整体成功率几乎不变,请只看该通道。`,
      },
    },
    {
      ...counter,
      alert: `${kind}Failing`,
      severity: 'urgent',
      group: 'normal',
      expr: `channel:net_failures:mean1h / (channel:attempts:mean1h > 0) > ${t.leakShare}`,
      guards: [
        `and on (channel) channel:net_failures:rate5m / channel:attempts:rate5m > ${t.leakShare}`,
        `and on (channel) channel:net_failures:mean1h * 3600 >= ${t.leakFailures}`,
        alone('5m', t),
        mine,
      ],
      for: '5m',
      keepFiringFor: '10m',
      summary: {
        en: say`${channel} leaks: ${value('percent')} of an hour's requests failed`,
        zh: say`${channel} 持续失败:近 1 小时 ${value('percent')} 的请求失败`,
      },
      description: {
        en: say`${value('percent')} of ${channel}'s requests of the last hour, weighted by traffic, and of the last 5 minutes ended in a system failure.`,
        zh: say`${channel} 近 1 小时(按流量加权)${value('percent')} 的请求为系统失败,最近 5 分钟仍在失败。`,
      },
    },
    {
      ...counter,
      alert: `${kind}Failing`,
      severity: 'ticket',
      group: 'slow',
      expr: `channel:net_failures:mean6h / (channel:attempts:mean6h > 0) > ${t.slowLeakShare}`,
      guards: [
        `and on (channel) channel:net_failures:mean1h / channel:attempts:mean1h > ${t.slowLeakShare}`,
        `and on (channel) channel:net_failures:mean6h * 21600 >= ${t.slowLeakFailures}`,
        mine,
      ],
      for: '30m',
      keepFiringFor: '30m',
      summary: {
        en: say`${channel} fails more than it should: ${value('percent')} over six hours`,
        zh: say`${channel} 失败率偏高:近 6 小时 ${value('percent')}`,
      },
      description: {
        en: say`${value('percent')} of ${channel}'s requests of six hours, weighted by traffic, failed, and it goes on. No outage, but several times the usual share.`,
        zh: say`${channel} 近 6 小时(按流量加权)${value('percent')} 的请求失败且仍在持续。未中断,但为平时数倍。`,
      },
    },
    {
      ...counter,
      alert: `${kind}LinkDown`,
      severity: 'page',
      group: 'fast',
      expr: linksDown,
      guards: [
        `unless on (channel) (acquirer_channel_up == 1 unless on (channel) channel:failing_share:wilson2m > ${t.partialShare})`,
        ...common,
      ],
      for: '30s',
      keepFiringFor: untilMended,
      summary: {
        en: say`${channel}: link down and sales fail`,
        zh: say`${channel}:链路中断且交易失败`,
      },
      description: {
        en: say`A link of ${channel} reports that it is not signed on, and either no other link is up or the channel's requests fail.`,
        zh: say`${channel} 有链路报告未签到,且无其他可用链路或交易正在失败。`,
      },
    },
    {
      ...counter,
      alert: `${kind}LinkDown`,
      severity: 'urgent',
      group: 'fast',
      expr: linksDown,
      guards: common,
      for: '2m',
      keepFiringFor: '2m',
      summary: {
        en: say`${channel} runs on its remaining links`,
        zh: say`${channel} 仅剩备用链路`,
      },
      description: {
        en: say`A link of ${channel} has not been signed on for 2 minutes. Sales still work; the next link to fall is an outage.`,
        zh: say`${channel} 有链路已 2 分钟未签到。交易仍可进行,再断一条即中断。`,
      },
    },
    {
      ...counter,
      alert: `${kind}AttemptsCollapse`,
      severity: 'page',
      group: 'fast',
      expr: `channel:attempts:rate5m * 60 < ${t.collapseShare} * max by (channel) (acquirer_authorizations_expected_per_minute)`,
      guards: [
        `and on (channel) acquirer_authorizations_expected_per_minute >= ${t.collapsePerMinute}`,
        `unless on () all:attempts_ratio:quartile5m < ${t.collapseAllShare}`,
        'and on (channel) acquirer_authorizations_expected_learned == 1',
        // A rate younger than its window is too low: without this every new Prometheus would page.
        'and on (channel) channel:attempts:rate5m offset 10m',
        notBlind('switch'),
        ...common,
      ],
      for: '3m',
      keepFiringFor: '5m',
      summary: {
        en: say`${channel}: only ${value('short')} attempts a minute, customers no longer reach it`,
        zh: say`${channel}:每分钟仅 ${value('short')} 笔请求,客户无法发起交易`,
      },
      description: {
        en: say`${channel} gets ${value('short')} attempts a minute, less than ${String(t.collapseShare * 100)} % of what this hour of this kind of day brings. Those that arrive may all succeed: the others never get here. The other channels are normal.`,
        zh: say`${channel} 每分钟仅 ${value('short')} 笔请求,不足同类日期同一时段的 ${String(t.collapseShare * 100)}%。到达的可能全部成功,其余请求没有到达。其他通道正常。`,
      },
    },
  ];
}
