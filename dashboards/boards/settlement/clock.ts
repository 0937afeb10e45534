import { anyAtAll, between, over, pastZero, under } from '../factory/limits.ts';
import { noData } from '../factory/nodata.ts';
import { about, column, lines, now, query, table, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Row } from '../factory/spec.ts';
import { choices, chosen, inCurrency } from '../factory/variables.ts';
import { stageNames, yesNo } from '../factory/vocabulary.ts';
import { words as w } from '../factory/words.ts';
import { ruleChangesAhead } from '../shared/changes.ts';

const ch = chosen('channel');
const c = `${ch},${inCurrency}`;
const mode = chosen('settlement_mode');
const run = (name: string): string =>
  `1000 * max by (settlement_mode) (acquirer_settlement_run_${name}_timestamp_seconds{${mode}} > 0)`;

export const clockRow: Row = {
  title: w('The clock: due, runs, forecast', '时钟:到期、任务、预测'),
  panels: [
    table({
      title: w('Due clock', '到期时钟'),
      about: about(
        w(
          'By mode: when merchants look next, when today’s run is usually over and must be over, when one last began and finished; days ahead without a planned run, and how late the plan of today is.',
          '各模式:下次预期到账、今日任务通常与必须完成时间、最近开始与完成;未来未排任务的天数、今日计划已晚多久。',
        ),
        w('finished after it began, no run missing, none unplanned.', '开始后已完成,无缺失、无漏排。'),
        w(
          'Missing: start it by hand. Unplanned: the calendar is wrong, fix it days ahead.',
          '缺失:手工启动;漏排:日历有误,提前修正。',
        ),
      ),
      unit: 'moment',
      queries: [
        now(
          `1000 * max by (settlement_mode) (acquirer_settlement_next_due_timestamp_seconds{${mode}} > 0)`,
          '',
          'nothing is due at a fixed time',
        ),
        now(run('expected'), '', 'no run is due today'),
        now(run('deadline'), '', 'no run is due today'),
        now(run('started'), '', empty.firstDays),
        now(run('last_success'), '', empty.firstDays),
        now(`max by (settlement_mode) (acquirer_settlement_run_missing{${mode}})`),
        now(`max by (settlement_mode) (acquirer_settlement_runs_unplanned{${mode}})`),
        now(`max by (settlement_mode) (acquirer_settlement_run_unplanned_seconds{${mode}})`),
        now(`max by (settlement_mode) (acquirer_merchant_contracts{${mode}})`),
      ],
      columns: [
        column('settlement_mode', choices.settlement_mode.label),
        column(0, w('Merchants look', '预期到账'), { unit: 'instant' }),
        column(1, w('Run usually over', '任务通常完成'), { unit: 'moment' }),
        column(2, w('Must be over', '最迟完成'), { unit: 'moment' }),
        column(3, w('Last began', '最近开始'), { unit: 'moment' }),
        column(4, w('Last finished', '最近完成'), { unit: 'moment' }),
        column(5, w('Missing', '缺失'), { vocabulary: yesNo }),
        column(6, w('Days not planned', '漏排天数'), { unit: 'count', limits: anyAtAll, blankZero: true }),
        column(7, w('Plan late by', '计划已晚'), {
          unit: 'seconds',
          decimals: 0,
          limits: over('runUnplanned'),
          blankZero: true,
        }),
        column(8, w('Merchants', '商户'), { unit: 'count' }),
      ],
      link: to('delay', 'settlement_mode'),
      causes: ['rule_change', 'processing_delay'],
    }),
    lines({
      title: w('Time to spare, as forecast', '预计到账余量'),
      about: about(
        w(
          'From when 95 % of the money merchants look for next is forecast to be credited, to when they look; by the stage it is in, the tightest channel. Below zero it will be late.',
          '商户下一次查账的资金:预计 95% 到账的时间距查账还有多久(按所在环节,取最紧的通道)。低于零即将晚到。',
        ),
        w('above zero.', '大于零。'),
        w(
          'The stage that dips below zero needs help now; the depth is how late it will be.',
          '低于零的环节需立即处置,深度即迟到时长。',
        ),
      ),
      unit: 'seconds',
      queries: [
        query(
          `min by (stage) ((acquirer_stage_forecast_expected_timestamp_seconds{${ch}} > 0) - (acquirer_stage_forecast_completion_timestamp_seconds{${ch}} > 0))`,
          '{{stage}}',
          'nothing is expected within a day',
        ),
      ],
      limits: pastZero,
      vocabulary: stageNames,
      noData: w('nothing is expected within a day', '一天内无到期'),
      link: to('delay'),
      causes: ['processing_delay'],
    }),
    lines({
      title: w('Will be late, by horizon ($currency)', '将晚到账(按时间范围,$currency)'),
      about: about(
        w(
          'Money that will probably miss its time within 1, 4, 12 and 24 hours. The bands contain each other.',
          '1、4、12、24 小时内将晚到账资金(各档相互包含)。',
        ),
        w('all zero.', '均为零。'),
        w(
          'It moves from the long band to the short one as the time runs out: act while it is in the long one.',
          '随时间推移由长档进入短档:在长档时处置。',
        ),
      ),
      unit: 'money',
      min: 0,
      queries: [query(`sum by (horizon) (acquirer_money_at_risk_amount{${c},${mode}})`, '{{horizon}}')],
      link: to('onCall'),
      causes: ['processing_delay'],
    }),
    lines({
      title: w('Due against usual', '到期与通常之比'),
      about: about(
        w(
          'Money due on the next settlement day against what this kind of day usually brings, by mode.',
          '各模式下一结算日到期资金与同类日期之比。',
        ),
        w('near 100 %.', '接近 100%。'),
        w(
          'Far off after a release: a rule, mode or calendar is wrong. Compare with the rule-change marks.',
          '发布后偏离:规则、模式或日历有误,对照规则变更标记。',
        ),
      ),
      unit: 'ratio',
      queries: [
        query(
          `sum by (settlement_mode) (acquirer_settlement_due_amount{${c},${mode}}) / (sum by (settlement_mode) (acquirer_settlement_due_amount_expected{${c},${mode}}) > 0)`,
          '{{settlement_mode}}',
          empty.firstDays,
        ),
      ],
      limits: between('dueLow', 'dueHigh'),
      noData: noData.learning,
      link: to('delay', 'settlement_mode'),
      causes: ['rule_change'],
    }),
    lines({
      title: w('Contracts changed, by who did it', '合同变更(按发起方)'),
      about: about(
        w(
          'Merchant contracts that changed in 15 minutes, onboardings left out, by change and origin.',
          '15 分钟内的合同变更(不含新开户),按内容与来源。',
        ),
        w('single ones, on the merchant’s request.', '零星,商户申请为主。'),
        w(
          'Many changes of mode by a release or migration: stop it before the next run.',
          '发布或迁移批量改模式:在下次任务前停止。',
        ),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query(
          'sum by (change, origin) (increase(acquirer_merchant_contract_changes_total{change!="onboarding"}[15m])) > 0',
          '{{change}} {{origin}}',
          empty.calm,
        ),
      ],
      limits: over('bulkFloor'),
      noData: noData.calm,
      link: to('accounts'),
      causes: ['rule_change'],
    }),
    ruleChangesAhead,
    lines({
      title: w('Calendar left', '日历剩余有效期'),
      about: about(
        w(
          'How long the business calendar still speaks for. After it due dates follow weekends only.',
          '营业日历剩余有效期;之后仅按周末推算。',
        ),
        w('months.', '数月。'),
        w('Load next year’s calendar when it is published in November.', '11 月公布后加载下一年日历。'),
      ),
      unit: 'seconds',
      queries: [
        query('min by (calendar) (acquirer_calendar_valid_until_timestamp_seconds) - time()', '{{calendar}}'),
      ],
      limits: under('calendarUrgent', 'calendarAhead'),
      link: to('collector'),
      causes: ['rule_change'],
    }),
  ],
};
