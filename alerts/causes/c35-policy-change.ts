import { policyChange } from '../../collector/causes/c35-policy-change.ts';
import { noMoneyYet } from '../risk.ts';
import type { AlertRule, CauseRules } from '../rule.ts';
import { label, say, value } from '../text.ts';

const pending =
  'min by (scope, kind) (acquirer_rule_change_effective_timestamp_seconds{acknowledged="no",kind=~"interface|risk_rule"} > 0) - time()';

/** Mandates and interface changes with a date that nobody has confirmed. */
export const c35: CauseRules = {
  cause: policyChange,
  impact: {
    en: say`On its date the old message or flow is refused everywhere at once.`,
    zh: say`生效之日旧报文或旧流程会在各处同时被拒。`,
  },
  action: {
    en: say`Find the owner in the change register, ask for test evidence and a way back, and acknowledge the change or move its date with the channel.`,
    zh: say`在变更登记中找到负责人,索取测试证明与回退方案,确认变更或与通道协商改期。`,
  },
  rules: (t) =>
    (
      [
        ['urgent', t.changeUrgent],
        ['ticket', t.changeAhead],
      ] as const
    ).map(
      ([severity, seconds]): AlertRule => ({
        alert: 'MandateUnacknowledged',
        severity,
        stage: 'channel',
        channel: 'all',
        by: ['scope', 'kind'],
        group: 'slow',
        expr: `${pending} < ${seconds}`,
        guards: [],
        for: '5m',
        keepFiringFor: '10m',
        moneyAtRisk: noMoneyYet,
        merchantsAtRisk: ['every merchant in its scope'],
        timeLeft: say`${value('duration')}`,
        board: 'channel',
        summary: {
          en: say`A ${label('kind')} mandate for ${label('scope')} takes effect in ${value('duration')}, unconfirmed`,
          zh: say`${label('scope')} 的 ${label('kind')} 规范将于 ${value('duration')} 后生效,尚未确认`,
        },
        description: {
          en: say`The register has a ${label('kind')} change for ${label('scope')} that takes effect in ${value('duration')}, and its owner has not said that we are ready.`,
          zh: say`变更登记中 ${label('scope')} 的 ${label('kind')} 变更将于 ${value('duration')} 后生效,负责人尚未确认就绪。`,
        },
      }),
    ),
};
