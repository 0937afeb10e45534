import { systemFault } from '../../collector/causes/c08-system-fault.ts';
import { nodeKeyFaults } from '../recording/peers.ts';
import { atTheCounter, failingSalesAll, noMoneyYet } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';
import type { Thresholds } from '../thresholds.ts';
import { nobodyInParticular, onlyCards, stepRule } from './coderule.ts';

const channel = label('channel');
const node = label('node');

/**
 * A sale that is tried again comes by the same node, so that one failing channel's failures are not spread evenly over
 * nodes. Beside one, while the others work, a node has to have more of them, or wrong PINs and MACs of its own.
 */
const besideChannel = (t: Thresholds): string => {
  const failing = `max_over_time(channel:net_failures:rate5m[10m]) and on (channel) max_over_time(channel:failing_share:wilson5m[10m]) > ${t.systemFailing}`;
  return `unless on (node) (node:faults:rate10m <= on () group_left () max(${failing}) unless on () all:failing_share:quartile5m > ${t.systemFailing} unless on (node) ${nodeKeyFaults} * 600 >= ${t.nodeFaults})`;
};

/** Our own switch: all channels alike, one node unlike its peers, keys, and the merchant and terminal tables. */
export const c08: CauseRules = {
  cause: systemFault,
  impact: {
    en: say`Customers are refused at the counter on channels that have nothing in common but us.`,
    zh: say`多个互不相关的通道同时在柜台被拒,问题在我方。`,
  },
  action: {
    en: say`Take the bad node out of rotation, or fail over the database or key store; roll back the last release if there was one within the hour.`,
    zh: say`摘除故障节点,或切换数据库、加密机;若一小时内有发布则回滚。`,
  },
  rules: (t) => [
    {
      alert: 'SwitchFault',
      severity: 'page',
      stage: 'switch',
      channel: 'all',
      by: [],
      group: 'fast',
      expr: `all:failing_share:quartile2m > ${t.systemFailing}`,
      guards: [],
      for: '30s',
      keepFiringFor: '5m',
      moneyAtRisk: failingSalesAll,
      merchantsAtRisk: say`${answer('merchants', 'whole', say`max(acquirer_authorization_declining_merchants{code_group="system"})`, ' on the worst channel')}`,
      timeLeft: atTheCounter,
      board: 'onCall',
      summary: {
        en: say`Three of four busy channels fail at ${value('percent')} or more: the fault is ours`,
        zh: say`四分之三的活跃通道失败率达 ${value('percent')} 以上:故障在我方`,
      },
      description: {
        en: say`Over 2 minutes three quarters of the channels with traffic failed at ${value('percent')} or more. Channels share nothing but our switch, database and key store.`,
        zh: say`2 分钟内四分之三有流量的通道失败率不低于 ${value('percent')}。各通道的共同点只有我方交换、数据库和加密机。`,
      },
    },
    {
      alert: 'NodeFaults',
      severity: 'urgent',
      stage: 'switch',
      channel: 'all',
      by: ['node'],
      group: 'normal',
      expr: 'node:fault_share:excess > 0',
      // Terminals of a bad firmware are not spread evenly over nodes: beside one, a node has to stand out further.
      guards: [
        `unless on (node) (node:fault_share:excess < ${t.nodeBesideFirmware} and on () count(max_over_time(firmware:fault_share:excess[15m])))`,
        besideChannel(t),
      ],
      // An issuer's first failures are few, and may all have come by one node.
      for: '3m',
      keepFiringFor: '10m',
      moneyAtRisk: noMoneyYet,
      merchantsAtRisk: say`${answer('requests', 'whole', say`node:faults:rate10m{node=${node}} * 600`, ' requests in 10 minutes')}`,
      timeLeft: atTheCounter,
      board: 'channel',
      summary: {
        en: say`Node ${node}: at least ${value('percent')} of its requests fail or are refused for PIN or MAC`,
        zh: say`节点 ${node}:至少 ${value('percent')} 的请求失败或因 PIN、MAC 被拒`,
      },
      description: {
        en: say`Over 10 minutes at least ${value('percent')} of node ${node}'s requests ended in system failures, wrong PINs (55) or failed MACs (A0, 99), more than ${String(t.peerFactor)} times its peers. Over all nodes it looks like cardholders' mistakes.`,
        zh: say`10 分钟内节点 ${node} 至少 ${value('percent')} 的请求为系统失败、密码错(55)或 MAC 错(A0、99),超过其他节点的 ${String(t.peerFactor)} 倍。从全量看像是持卡人输错密码。`,
      },
      action: {
        en: say`Take ${node} out of rotation, then compare its working keys and HSM slot with a healthy node.`,
        zh: say`将 ${node} 摘除,再与正常节点比对工作密钥和加密机槽位。`,
      },
    },
    stepRule(
      t,
      {
        alert: 'KeyErrors',
        step: 'key_errors',
        stage: 'switch',
        share: t.keyShare,
        merchants: 'watch',
        summary: {
          en: say`${channel}: at least ${value('percent')} of requests fail PIN or MAC checks`,
          zh: say`${channel}:至少 ${value('percent')} 的请求 PIN 或 MAC 校验失败`,
        },
        description: {
          en: say`Over 10 minutes at least ${value('percent')} of ${channel}'s requests came back with A0, 99, 63 or an A7-A9 code, several times the share of before, on all nodes and firmwares: a key or HSM fault.`,
          zh: say`10 分钟内 ${channel} 至少 ${value('percent')} 的请求返回 A0、99、63 或 A7–A9,为之前数倍,涉及所有节点与固件:密钥或加密机故障。`,
        },
      },
      [onlyCards, ...nobodyInParticular],
    ),
    stepRule(
      t,
      {
        alert: 'RegistrationErrors',
        step: 'registration_errors',
        stage: 'switch',
        share: t.registrationShare,
        merchants: '03_58',
        summary: {
          en: say`${channel}: at least ${value('percent')} of requests are refused as unknown merchant or terminal`,
          zh: say`${channel}:至少 ${value('percent')} 的请求因商户或终端无效被拒`,
        },
        description: {
          en: say`Over 10 minutes at least ${value('percent')} of ${channel}'s requests came back with 03, 58, 89 or 97 at many merchants: a merchant or terminal table, or a registration with the channel, is gone.`,
          zh: say`10 分钟内 ${channel} 至少 ${value('percent')} 的请求返回 03、58、89 或 97,涉及多家商户:商户表、终端表或通道报备丢失。`,
        },
      },
      [onlyCards],
    ),
  ],
};
