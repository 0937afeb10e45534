import { terminalHardware } from '../../collector/causes/c03-terminal-hardware.ts';
import { atTheCounter, noMoneyYet } from '../risk.ts';
import type { CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';

const model = label('terminal_model');

const hardware = {
  severity: 'ticket',
  stage: 'terminal',
  channel: 'all',
  by: ['terminal_model'],
  group: 'slow',
  moneyAtRisk: noMoneyYet,
  timeLeft: atTheCounter,
  board: 'terminals',
} as const;

/** A whole model, never one device: that is the field service's. */
export const c03: CauseRules = {
  cause: terminalHardware,
  impact: {
    en: say`Shops with this model lose part of their sales or swap to another method; each alone looks like bad luck.`,
    zh: say`使用该型号的商户部分交易失败或改用其他方式;单个商户看起来只是偶发。`,
  },
  action: {
    en: say`Compare the model's fault bits and codes with its peers, find the common lot or part, and stop shipping it.`,
    zh: say`对比该型号与其他型号的故障位和应答码,找出共同批次或部件,并暂停发货。`,
  },
  rules: (t) => [
    {
      ...hardware,
      alert: 'ModelFaults',
      expr: 'model:fault_share:excess > 0',
      // What one of its firmwares explained within the six hours is that firmware's, also after it was rolled back.
      guards: [
        'unless on (terminal_model) count by (terminal_model) (max_over_time(firmware:fault_share:excess[6h]))',
      ],
      for: '30m',
      keepFiringFor: '1h',
      merchantsAtRisk: say`${answer('terminals', 'whole', say`sum(acquirer_terminals_by_version{terminal_model=${model}})`, ' terminals')}`,
      summary: {
        en: say`Model ${model}: at least ${value('percent')} of its sales end in terminal faults`,
        zh: say`型号 ${model}:至少 ${value('percent')} 的交易为终端故障`,
      },
      description: {
        en: say`Over 6 hours at least ${value('percent')} of the requests of ${model} ended in terminal faults, ${String(t.peerFactor)} times the share of the other models, on all of its firmwares: the device rather than a release.`,
        zh: say`近 6 小时型号 ${model} 至少 ${value('percent')} 的请求为终端故障,是其他型号的 ${String(t.peerFactor)} 倍,且各固件版本均如此:是设备问题而非版本问题。`,
      },
    },
    {
      ...hardware,
      alert: 'PartFaults',
      by: ['terminal_model', 'fault'],
      expr: `sum by (terminal_model, fault) (acquirer_terminal_faults) / on (terminal_model) group_left () (sum by (terminal_model) (acquirer_terminals_by_version) > 0) > ${t.faultyTerminals}`,
      guards: [`and sum by (terminal_model, fault) (acquirer_terminal_faults) >= ${t.faultyTerminalsFloor}`],
      for: '1h',
      keepFiringFor: '1h',
      merchantsAtRisk: say`${answer('terminals', 'whole', say`sum(acquirer_terminal_faults{terminal_model=${model},fault=${label('fault')}})`, ' terminals')}`,
      summary: {
        en: say`Model ${model}: ${value('percent')} of terminals report a faulty ${label('fault')}`,
        zh: say`型号 ${model}:${value('percent')} 的终端报告 ${label('fault')} 故障`,
      },
      description: {
        en: say`${value('percent')} of all terminals of model ${model} report their ${label('fault')} as faulty in the status upload (0820). A part of a lot is wearing out.`,
        zh: say`型号 ${model} 有 ${value('percent')} 的终端在状态上送(0820)中报告 ${label('fault')} 故障。疑似同批部件老化。`,
      },
    },
  ],
};
