import { terminalOutdated } from '../../collector/causes/c05-terminal-outdated.ts';
import { atTheCounter, noMoneyYet } from '../risk.ts';
import type { AlertRule, CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';
import { errorsRise } from './gatewayerrors.ts';

const model = label('terminal_model');
const credential = label('credential');

/** Certificates and keys run out on a date that the inventory knows; on the day itself, handshakes fail everywhere. */
export const c05: CauseRules = {
  cause: terminalOutdated,
  impact: {
    en: say`On the day it ends every terminal that still has it goes off line at the same second, and cannot be updated from afar any more.`,
    zh: say`到期当日,仍使用该凭证的终端会在同一秒离线,且无法再远程更新。`,
  },
  action: {
    en: say`List the terminals that still hold it, push the update in waves starting with the busiest shops, and do not restart devices to "help".`,
    zh: say`列出仍持有该凭证的终端,按交易量从高到低分批推送更新;不要靠重启设备来“解决”。`,
  },
  rules: (t) => {
    const expiring = (
      severity: AlertRule['severity'],
      within: string,
      days: string,
      share: number,
    ): AlertRule => ({
      alert: 'CredentialExpiring',
      severity,
      stage: 'terminal',
      channel: 'all',
      by: ['terminal_model', 'credential'],
      group: 'slow',
      ...(severity === 'page' && { deadline: true }),
      expr: `max by (terminal_model, credential) (acquirer_terminal_credentials_expiring{within="${within}",credential!="working_key"}) > ${t.expiringFloor}`,
      guards: [
        `unless on (terminal_model, credential) max by (terminal_model, credential) (acquirer_terminal_credentials_expiring{within="${within}"}) <= on (terminal_model) group_left () ${share} * sum by (terminal_model) (acquirer_terminals_by_version)`,
      ],
      for: '10m',
      keepFiringFor: '15m',
      moneyAtRisk: noMoneyYet,
      merchantsAtRisk: say`${value('whole')} terminals`,
      timeLeft: [`at most ${days}`],
      board: 'terminals',
      summary: {
        en: say`Model ${model}: ${credential} of ${value('whole')} terminals ends within ${days}`,
        zh: say`型号 ${model}:${value('whole')} 台终端的 ${credential} 将在 ${days} 内到期`,
      },
      description: {
        en: say`The inventory shows ${value('whole')} terminals of model ${model} whose ${credential} ends within ${days} or has ended. After that moment they cannot connect.`,
        zh: say`凭证清单显示型号 ${model} 有 ${value('whole')} 台终端的 ${credential} 将在 ${days} 内到期或已到期,到期后无法连接。`,
      },
    });
    return [
      expiring('page', '1d', '1d', t.expiringShare1d),
      expiring('urgent', '7d', '7d', t.expiringShare7d),
      expiring('ticket', '30d', '30d', t.expiringShare30d),
      {
        alert: 'TlsErrorsEverywhere',
        severity: 'page',
        stage: 'access',
        channel: 'all',
        by: [],
        group: 'fast',
        expr: `count(${errorsRise(t, 'tls')}) / count(gateway:tls_errors:rate5m) > ${t.tlsGateways}`,
        guards: [`and count(gateway:tls_errors:rate5m) >= ${t.tlsGatewayCount}`],
        for: '2m',
        keepFiringFor: '10m',
        moneyAtRisk: noMoneyYet,
        merchantsAtRisk: say`${answer('terminals', 'whole', say`sum(acquirer_terminals{state="silent"})`, ' terminals')}`,
        timeLeft: atTheCounter,
        board: 'terminals',
        summary: {
          en: say`TLS handshakes fail on ${value('percent')} of the gateways at once: a certificate has ended`,
          zh: say`${value('percent')} 的接入网关同时出现 TLS 握手失败:疑似证书到期`,
        },
        description: {
          en: say`On ${value('percent')} of the gateways TLS errors have risen more than ${String(t.tlsFactor)} times within 5 minutes. One gateway would be that gateway; all of them are what terminals carry.`,
          zh: say`${value('percent')} 的网关 TLS 错误在 5 分钟内上升超过 ${String(t.tlsFactor)} 倍。单个网关是网关问题,全部网关则是终端侧凭证问题。`,
        },
      },
    ];
  },
};
