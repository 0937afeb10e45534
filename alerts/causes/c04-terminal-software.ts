import { terminalSoftware } from '../../collector/causes/c04-terminal-software.ts';
import { atTheCounter, noMoneyYet } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';

const model = label('terminal_model');
const firmware = label('firmware');

/** One firmware against all others. */
export const c04: CauseRules = {
  cause: terminalSoftware,
  impact: {
    en: say`Shops on this firmware are refused at the counter; over the whole fleet the ratio hardly moves.`,
    zh: say`使用该固件的商户在柜台被拒;从全量来看比例几乎不变。`,
  },
  action: {
    en: say`Stop the rollout of this firmware now, roll back the terminals that have it, and have the others sign in again.`,
    zh: say`立即停止该固件推送,回滚已升级终端,并让其余终端重新签到。`,
  },
  rules: (t) => [
    {
      alert: 'FirmwareRegression',
      severity: 'urgent',
      stage: 'terminal',
      channel: 'all',
      by: ['terminal_model', 'firmware'],
      group: 'normal',
      expr: 'firmware:fault_share:excess > 0',
      guards: [],
      for: '2m',
      keepFiringFor: '15m',
      moneyAtRisk: noMoneyYet,
      merchantsAtRisk: say`${answer('terminals', 'whole', say`sum(acquirer_terminals_by_version{terminal_model=${model},firmware=${firmware}})`, ' terminals')}`,
      timeLeft: atTheCounter,
      board: 'terminals',
      summary: {
        en: say`Firmware ${firmware}: at least ${value('percent')} of its sales end in terminal faults`,
        zh: say`固件 ${firmware}:至少 ${value('percent')} 的交易为终端故障`,
      },
      description: {
        en: say`Over 30 or 10 minutes at least ${value('percent')} of the requests of ${model} with firmware ${firmware} ended in terminal faults (A0, 99, 22 and their like), more than ${String(t.peerFactor)} times the share of all other terminals.`,
        zh: say`30 或 10 分钟内型号 ${model} 固件 ${firmware} 至少 ${value('percent')} 的请求为终端故障(A0、99、22 等),超过其他终端的 ${String(t.peerFactor)} 倍。`,
      },
    },
  ],
};
