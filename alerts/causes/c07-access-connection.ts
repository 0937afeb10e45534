import { accessConnection } from '../../collector/causes/c07-access-connection.ts';
import { wilsonLower } from '../promql.ts';
import { atTheCounter, noMoneyYet } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';
import type { Thresholds } from '../thresholds.ts';
import { errorsRise } from './gatewayerrors.ts';

const gateway = label('gateway');

const access = {
  stage: 'access',
  channel: 'all',
  group: 'fast',
  moneyAtRisk: noMoneyYet,
  timeLeft: atTheCounter,
  board: 'terminals',
} as const;

const noWindow = 'unless on (gateway) gateway:in_maintenance:max15m';
const connections = 'gateway:connections:sum';
const usually = 'avg_over_time(gateway:connections:sum[1h] offset 10m)';
/** Shops close on all gateways alike: a gateway's part of all connections stays. */
const partOf = (x: string): string => `${x} / on () group_left () sum(${x})`;
const failedSignIns = 'sum(rate(acquirer_terminal_signins_total{result!="ok"}[10m]))';
const signIns = 'sum(rate(acquirer_terminal_signins_total[10m]))';

/**
 * TLS errors on half of the gateways or more are what terminals carry, and TlsErrorsEverywhere names them: the first gateway
 * to pass the limit would be named a minute earlier. With one or two gateways there is nobody to compare with.
 */
const aloneWithTls = (t: Thresholds): string =>
  `unless gateway:tls_errors:rate5m < on () group_left () (${t.tlsFactor} * quantile(0.4, gateway:tls_errors:rate5m) and count(gateway:tls_errors:rate5m) >= 3)`;

/** Between the terminals' network and the switch: concentrators, sign-in, and traffic that stops on all channels. */
export const c07: CauseRules = {
  cause: accessConnection,
  impact: {
    en: say`Terminals behind it cannot reach us; shops see a connection error on the very next sale.`,
    zh: say`其后的终端无法接入;商户下一笔交易即提示连接失败。`,
  },
  action: {
    en: say`Take the gateway out of the load balancer if others carry on, restore it, and watch sign-ins come back in waves.`,
    zh: say`若其他网关可用,先将其摘除负载,恢复后观察签到分批回升。`,
  },
  rules: (t) => [
    {
      ...access,
      alert: 'GatewayDown',
      severity: 'page',
      by: ['gateway'],
      expr: `(${connections} < ${t.connectionsLeft} * ${usually} and ${usually} >= ${t.connections} and (${partOf(connections)} < ${t.gatewayShareLeft} * ${partOf(usually)} or ${connections} == 0) or max by (gateway) (acquirer_access_gateway_up) == 0 and max by (gateway) (acquirer_access_gateway_last_report_timestamp_seconds) > 0)`,
      guards: [noWindow],
      for: '1m',
      keepFiringFor: '5m',
      merchantsAtRisk: say`${answer('terminals', 'whole', say`avg_over_time(gateway:connections:sum{gateway=${gateway}}[1h] offset 10m)`, ' connections usually')}`,
      summary: {
        en: say`Gateway ${gateway}: only ${value('whole')} connections left`,
        zh: say`接入网关 ${gateway}:仅剩 ${value('whole')} 个连接`,
      },
      description: {
        en: say`Gateway ${gateway} holds ${value('whole')} connections, less than ${String(t.connectionsLeft * 100)} % of the hour before, and its part of all connections has fallen with it. Shops that close leave all gateways alike.`,
        zh: say`网关 ${gateway} 仅有 ${value('whole')} 个连接,不足前一小时的 ${String(t.connectionsLeft * 100)}%,且其占全部连接的比例同时下降。打烊会使各网关同步减少。`,
      },
    },
    {
      ...access,
      alert: 'GatewayErrors',
      severity: 'urgent',
      by: ['gateway'],
      expr: `${errorsRise(t, 'tls')} ${aloneWithTls(t)} or ${errorsRise(t, 'other')}`,
      guards: [],
      for: '2m',
      keepFiringFor: '10m',
      merchantsAtRisk: say`${answer('terminals', 'whole', say`sum(acquirer_access_connections{gateway=${gateway}})`, ' connections now')}`,
      summary: {
        en: say`Gateway ${gateway}: connection errors have multiplied`,
        zh: say`接入网关 ${gateway}:连接错误激增`,
      },
      description: {
        en: say`Gateway ${gateway} counts ${value('short')} connection errors a minute of one kind, more than ${String(t.tlsFactor)} times the hours before.`,
        zh: say`网关 ${gateway} 同类连接错误每分钟 ${value('short')} 次,超过前几小时的 ${String(t.tlsFactor)} 倍。`,
      },
    },
    {
      ...access,
      alert: 'SignInsFailing',
      severity: 'urgent',
      by: [],
      group: 'normal',
      expr: `${wilsonLower(failedSignIns, signIns, 600)} > ${t.signInShare}`,
      guards: [`and ${signIns} * 600 >= ${t.signIns}`],
      for: '2m',
      keepFiringFor: '10m',
      merchantsAtRisk: say`${answer('terminals', 'whole', say`sum(increase(acquirer_terminal_signins_total{result!="ok"}[10m]))`, ' failed sign-ins in 10 minutes')}`,
      summary: {
        en: say`At least ${value('percent')} of terminal sign-ins fail`,
        zh: say`至少 ${value('percent')} 的终端签到失败`,
      },
      description: {
        en: say`Over 10 minutes at least ${value('percent')} of sign-ins (0800) failed: wrong keys, unknown terminals or no answer. A terminal that cannot sign in cannot sell.`,
        zh: say`10 分钟内至少 ${value('percent')} 的签到(0800)失败:密钥错误、终端未知或无应答。未签到的终端无法交易。`,
      },
    },
    {
      ...access,
      alert: 'AttemptsCollapse',
      severity: 'page',
      by: [],
      expr: `all:attempts_ratio:quartile5m < ${t.collapseAllShare}`,
      guards: [
        'unless on () acquirer_stage_blind{stage="switch",channel="all"} == 1',
        'and on () min(acquirer_authorizations_expected_learned) == 1',
        // A rate younger than its window is too low: without this every new Prometheus would page.
        'and on () count(channel:attempts:rate5m offset 10m)',
        // A day that is quieter than expected from its first hour is a wrong expectation, not a fault.
        `and ${t.collapseAllShare} * max_over_time(all:attempts_ratio:quartile5m[2h] offset 10m) > all:attempts_ratio:quartile5m`,
      ],
      for: '2m',
      keepFiringFor: '5m',
      merchantsAtRisk: ['all shops'],
      board: 'onCall',
      summary: {
        en: say`Requests collapse on most channels: ${value('percent')} of normal or less`,
        zh: say`多数通道请求量骤降:仅为正常的 ${value('percent')} 或更低`,
      },
      description: {
        en: say`Three of four channels get at most ${value('percent')} of the attempts that are normal now. What arrives may succeed; most does not arrive: look before the switch.`,
        zh: say`四分之三的通道请求量不超过正常值的 ${value('percent')}。到达的可能成功,大多数没有到达:请检查交换之前的环节。`,
      },
    },
  ],
};
