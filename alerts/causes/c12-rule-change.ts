import { ruleChange } from '../../collector/causes/c12-rule-change.ts';
import { atRiskAll, noMoneyYet, pendingInAll, untilMoneyIsMissed } from '../risk.ts';
import type { AlertRule, CauseRules } from '../rule.ts';
import { answer, label, money, say, value } from '../text.ts';
import { heldRule } from './heldrule.ts';

const mode = label('settlement_mode');
const currency = label('currency');
const bulk =
  'sum by (origin) (increase(acquirer_merchant_contract_changes_total{change="mode",origin!="merchant_request"}[15m]))';
/** Only what is learned can be compared: a channel without an expectation must not look like money from nowhere. */
const due =
  'sum by (settlement_mode, currency) (acquirer_settlement_due_amount and acquirer_settlement_due_amount_expected > 0)';
const expected = 'sum by (settlement_mode, currency) (acquirer_settlement_due_amount_expected)';
const pending =
  'min by (scope, kind) (acquirer_rule_change_effective_timestamp_seconds{acknowledged="no",kind=~"settlement|fee|limit|calendar"} > 0) - time()';

const runExpected = 'max by (settlement_mode) (acquirer_settlement_run_expected_timestamp_seconds)';

const settlement = { stage: 'settlement', team: 'settlement_ops', board: 'settlement' } as const;

/** A run of today that is not there: its orders will not be either. */
const noRun = {
  ...settlement,
  severity: 'page',
  channel: 'all',
  by: ['settlement_mode'],
  group: 'normal',
  deadline: true,
  for: '2m',
  keepFiringFor: '5m',
  moneyAtRisk: pendingInAll('settlement'),
  merchantsAtRisk: say`${answer('merchants', 'whole', say`sum(acquirer_merchants_affected{stage="settlement"})`)}`,
  timeLeft: untilMoneyIsMissed,
} as const;

/** Rules, modes and calendars against the contract of record: money that nobody thinks is due. */
export const c12: CauseRules = {
  cause: ruleChange,
  impact: {
    en: say`Orders simply do not exist: nothing fails, the weekend looks quiet, and merchants find no money.`,
    zh: say`结算单根本没有生成:没有失败可统计,周末看似平静,商户却未到账。`,
  },
  action: {
    en: say`Compare the last rule or calendar release with the contracts of record, roll it back, and start the missing run by hand before the payout window closes.`,
    zh: say`将最近的规则或日历发布与合同登记比对并回滚,在出款窗口关闭前手工补跑结算。`,
  },
  rules: (t) => {
    const unacknowledged = (severity: AlertRule['severity'], seconds: number): AlertRule => ({
      ...settlement,
      alert: 'RuleChangeUnacknowledged',
      severity,
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
      summary: {
        en: say`A ${label('kind')} change for ${label('scope')} takes effect in ${value('duration')} and nobody has confirmed it`,
        zh: say`${label('scope')} 的 ${label('kind')} 变更将于 ${value('duration')} 后生效,尚无人确认`,
      },
      description: {
        en: say`The change register has a ${label('kind')} change for ${label('scope')} that takes effect in ${value('duration')}; its owner has not acknowledged that test, plan and way back exist.`,
        zh: say`变更登记中 ${label('scope')} 的 ${label('kind')} 变更将于 ${value('duration')} 后生效,负责人尚未确认测试、方案与回退。`,
      },
    });
    return [
      {
        ...settlement,
        alert: 'ContractsChangedInBulk',
        severity: 'page',
        channel: 'all',
        by: ['origin'],
        group: 'normal',
        expr: `${bulk} > ${t.bulkFloor}`,
        guards: [
          `unless on (origin) ${bulk} <= on () group_left () ${t.bulkShare} * sum(acquirer_merchant_contracts)`,
        ],
        for: '0s',
        keepFiringFor: '30m',
        moneyAtRisk: atRiskAll,
        merchantsAtRisk: say`${value('whole')} merchants`,
        timeLeft: untilMoneyIsMissed,
        summary: {
          en: say`${value('whole')} merchants got another settlement mode in one step (${label('origin')})`,
          zh: say`${value('whole')} 家商户的结算模式被一次性变更(${label('origin')})`,
        },
        description: {
          en: say`Within 15 minutes the settlement mode of ${value('whole')} contracts of record was changed by ${label('origin')}, not by the merchants: their money is due on another day from the next clearing day on.`,
          zh: say`15 分钟内 ${value('whole')} 份登记合同的结算模式被 ${label('origin')} 变更,并非商户申请:自下一清算日起其资金将改日到账。`,
        },
      },
      {
        ...noRun,
        alert: 'SettlementRunMissing',
        expr: `time() - (${runExpected} > 0) > ${t.runMissing}`,
        guards: [
          `unless on (settlement_mode) max by (settlement_mode) (acquirer_settlement_run_started_timestamp_seconds) >= ${runExpected} - 43200`,
        ],
        summary: {
          en: say`${mode}: the settlement run of today has not begun, ${value('duration')} after it is usually over`,
          zh: say`${mode}:今日结算任务未开始,已晚于平时完成时间 ${value('duration')}`,
        },
        description: {
          en: say`The calendar of record says that ${mode} money is due today, and no run of that mode was planned or started. A settlement system that thinks today is a holiday reports no error.`,
          zh: say`登记日历显示今日 ${mode} 应结算,但没有计划或开始的任务。结算系统若认为今天放假,不会报错。`,
        },
      },
      {
        ...noRun,
        alert: 'SettlementRunUnplanned',
        expr: `max by (settlement_mode) (acquirer_settlement_run_unplanned_seconds) > ${t.runUnplanned}`,
        guards: [],
        summary: {
          en: say`${mode}: today's settlement run is not planned, ${value('duration')} after it is otherwise`,
          zh: say`${mode}:今日结算任务尚未计划,已晚于平时 ${value('duration')}`,
        },
        description: {
          en: say`The calendar of record says that ${mode} money is due today. The settlement system has planned other runs and not this one, which it plans ${value('duration')} earlier otherwise: its own calendar may take today for a holiday.`,
          zh: say`登记日历显示今日 ${mode} 应结算。结算系统已计划其他任务而没有这一项,平时应早 ${value('duration')} 计划:其日历可能把今天当作假日。`,
        },
      },
      heldRule({
        alert: 'SettlementOrdersMissing',
        severity: 'page',
        stage: 'settlement',
        cause: 'rule_change',
        scope: 'all',
        share: t.lateShare,
        floor: t.lateFloor,
        for: '2m',
        keepFiringFor: '5m',
        deadline: true,
        board: 'settlement',
        summary: {
          en: say`${value('short')} ${currency} are due by contract and no order exists`,
          zh: say`${value('short')} ${currency} 按合同应结算而没有结算单`,
        },
        description: {
          en: say`The contracts of record say that ${value('short')} ${currency} are due today. The run of their mode is over, or there was none, and there is no order for them.`,
          zh: say`登记合同显示 ${value('short')} ${currency} 今日应结算。该模式任务已结束或根本没有,而对应结算单不存在。`,
        },
      }),
      ...(['low', 'high'] as const).map(
        (side): AlertRule => ({
          ...settlement,
          alert: side === 'low' ? 'SettlementDueTooLow' : 'SettlementDueTooHigh',
          severity: 'urgent',
          channel: 'all',
          by: ['settlement_mode', 'currency'],
          group: 'slow',
          expr:
            side === 'low'
              ? `${due} / (${expected} > ${t.dueFloor}) < ${t.dueLow}`
              : `${due} / (${expected} > ${t.dueFloor}) > ${t.dueHigh}`,
          guards: [
            `unless on (settlement_mode, currency) ${expected} <= on (currency) group_left () ${t.dueShare} * sum by (currency) (acquirer_channel_normal_day_amount)`,
          ],
          for: '10m',
          keepFiringFor: '30m',
          moneyAtRisk: say`${money(say`sum by (currency) (acquirer_settlement_due_amount{settlement_mode=${mode},currency=${currency}})`, ' due')}`,
          merchantsAtRisk: say`all ${mode} merchants`,
          timeLeft: untilMoneyIsMissed,
          summary:
            side === 'low'
              ? {
                  en: say`${mode}: only ${value('percent')} of the usual amount is due`,
                  zh: say`${mode}:应结金额仅为平时的 ${value('percent')}`,
                }
              : {
                  en: say`${mode}: ${value('percent')} of the usual amount is due`,
                  zh: say`${mode}:应结金额达平时的 ${value('percent')}`,
                },
          description: {
            en: say`By the contracts of record the next settlement day of ${mode} comes to ${value('percent')} of what its clearing days usually bring: merchants were moved to another mode or day, sales are missing, or something is counted twice.`,
            zh: say`按登记合同 ${mode} 下一结算日应结金额为其清算日平时金额的 ${value('percent')}:商户被改了模式或日期、交易缺失,或有重复计入。`,
          },
        }),
      ),
      unacknowledged('urgent', t.changeUrgent),
      unacknowledged('ticket', t.changeAhead),
      ...(['urgent', 'ticket'] as const).map(
        (severity): AlertRule => ({
          ...settlement,
          alert: 'CalendarEnds',
          severity,
          channel: 'all',
          by: ['calendar'],
          group: 'slow',
          expr: `min by (calendar) (acquirer_calendar_valid_until_timestamp_seconds) - time() < ${severity === 'urgent' ? t.calendarUrgent : t.calendarAhead}`,
          guards: [],
          for: '10m',
          keepFiringFor: '10m',
          moneyAtRisk: noMoneyYet,
          merchantsAtRisk: ['every T+n merchant'],
          timeLeft: say`${value('duration')}`,
          summary: {
            en: say`Calendar ${label('calendar')} ends in ${value('duration')}`,
            zh: say`日历 ${label('calendar')} 将于 ${value('duration')} 后失效`,
          },
          description: {
            en: say`After its last day calendar ${label('calendar')} knows weekends only: holidays and make-up workdays would get wrong due dates. The holiday schedule of the next year is published each November.`,
            zh: say`日历 ${label('calendar')} 到期后只认识周末:节假日与调休的到账日会算错。下一年放假安排每年 11 月公布。`,
          },
        }),
      ),
      {
        ...settlement,
        alert: 'SettlementDayUnplanned',
        severity: 'ticket',
        channel: 'all',
        by: ['settlement_mode'],
        group: 'slow',
        expr: 'sum by (settlement_mode) (acquirer_settlement_runs_unplanned{within="7d"}) > 0',
        guards: [],
        for: '15m',
        keepFiringFor: '15m',
        moneyAtRisk: noMoneyYet,
        merchantsAtRisk: say`all ${mode} merchants`,
        timeLeft: ['at most 7d'],
        summary: {
          en: say`${mode}: ${value('whole')} settlement days of the next week have no run planned`,
          zh: say`${mode}:未来一周有 ${value('whole')} 个应结算日没有任务计划`,
        },
        description: {
          en: say`By the calendar of record ${mode} money is due on ${value('whole')} days of the next week for which the settlement system has planned no run, while it has planned the days around them: a make-up workday is missing in its calendar.`,
          zh: say`按登记日历未来一周有 ${value('whole')} 天 ${mode} 应结算,而结算系统未计划任务(前后日期均已计划):其日历缺少调休工作日。`,
        },
      },
    ];
  },
};
