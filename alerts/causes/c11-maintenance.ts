import { maintenance } from '../../collector/causes/c11-maintenance.ts';
import { pendingInAll, untilMoneyIsMissed } from '../risk.ts';
import type { AlertRule, AlertStage, CauseRules } from '../rule.ts';
import { answer, label, say, value } from '../text.ts';
import { heldRule } from './heldrule.ts';

const scope = label('scope');

/** Announced windows that overrun, and windows nobody announced. */
export const c11: CauseRules = {
  cause: maintenance,
  impact: {
    en: say`What was planned as a quiet night becomes an outage that everybody's mute still hides.`,
    zh: say`计划中的静默窗口变成故障,而静默规则仍在遮盖它。`,
  },
  action: {
    en: say`Ask the provider for a new end time, end the mute of this scope, and move traffic or payouts that have a deadline to another route.`,
    zh: say`向对方索取新的结束时间,解除该范围静默,并将有时限的交易或出款切换到其他路由。`,
  },
  rules: (t) => {
    const overrun = (
      type: string,
      stage: AlertStage,
      channel: AlertRule['channel'],
      expr: string,
    ): AlertRule => ({
      alert: 'MaintenanceOverrun',
      severity: 'urgent',
      stage,
      channel,
      by: ['scope_type', 'scope'],
      group: 'normal',
      expr,
      guards: [],
      for: '1m',
      keepFiringFor: '5m',
      moneyAtRisk: pendingInAll('payout'),
      merchantsAtRisk: say`${answer('merchants', 'whole', say`sum(acquirer_merchants_affected{stage="payout"})`, ' with money at banks')}`,
      timeLeft: untilMoneyIsMissed,
      board: stage === 'payout' ? 'settlement' : 'channel',
      summary: {
        en: say`Maintenance of ${type} ${scope} overran by ${value('duration')} and it still fails`,
        zh: say`${scope} 维护超时 ${value('duration')},仍未恢复`,
      },
      description: {
        en: say`The announced window of ${type} ${scope} ended ${value('duration')} ago, nobody reported its end, and requests or payouts through it still fail.`,
        zh: say`${scope} 的公告维护窗口已于 ${value('duration')} 前结束,无人报告恢复,经其的交易或出款仍在失败。`,
      },
    });
    const over = (type: string): string =>
      `max by (scope_type, scope) (acquirer_maintenance_overrun_seconds{scope_type="${type}"}) > ${t.overrun}`;
    return [
      overrun(
        'channel',
        'channel',
        'label',
        `label_replace(${over('channel')}, "channel", "$1", "scope", "(.+)")`,
      ),
      overrun('bank', 'payout', 'all', over('bank')),
      overrun('issuer', 'channel', 'all', over('issuer')),
      overrun('gateway', 'access', 'all', over('gateway')),
      heldRule({
        alert: 'UnannouncedMaintenance',
        severity: 'urgent',
        stage: 'payout',
        cause: 'maintenance',
        scope: 'all',
        share: t.cameBackShare,
        floor: t.lateFloor,
        for: '5m',
        keepFiringFor: '10m',
        // What a window or its overrun refused waits for its next try, often half an hour, after the bank is back.
        guards: [
          'unless on () count(max_over_time(acquirer_maintenance_window_active{scope_type="bank"}[45m]) == 1)',
          'unless on () count(max_over_time(acquirer_maintenance_overrun_seconds{scope_type="bank"}[45m]) > 0)',
        ],
        board: 'settlement',
        summary: {
          en: say`A payout bank refuses ${value('short')} ${label('currency')} for maintenance nobody announced`,
          zh: say`出款银行以未公告的维护为由退回 ${value('short')} ${label('currency')}`,
        },
        description: {
          en: say`Payouts over ${value('short')} ${label('currency')} came back with the reason bank_maintenance although no bank has an announced window, or had one within 45 minutes.`,
          zh: say`${value('short')} ${label('currency')} 的出款以“银行维护”退回,但当前及此前 45 分钟内没有任何银行公告维护。`,
        },
      }),
    ];
  },
};
