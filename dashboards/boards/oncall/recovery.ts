import { over } from '../factory/limits.ts';
import { about, column, lines, now, query, table, to } from '../factory/panels.ts';
import type { Row } from '../factory/spec.ts';
import { choices, chosen } from '../factory/variables.ts';
import { yesNo } from '../factory/vocabulary.ts';
import { words as w } from '../factory/words.ts';

const inChannel = chosen('channel');

/** Is recovery real, and can the figures be believed. */
export const recoveryRow: Row = {
  title: w('Is it over, and can I trust this?', '恢复了吗,数据可信吗?'),
  panels: [
    lines({
      title: w('Backlogs', '积压'),
      about: about(
        w(
          'What a fault leaves behind: unknown outcomes, reversals without an answer, uploads and payouts not through.',
          '故障遗留:结果未知交易、未应答冲正、未上送记录、未完成出款。',
        ),
        w(
          'low, and after a fault back to where it was. Payouts have a hill every morning.',
          '低水平,故障后回到原位;出款每天早上有一个高峰。',
        ),
        w('A line that stays up names what is not repaired yet.', '仍在高位的曲线就是尚未修复的部分。'),
      ),
      unit: 'count',
      min: 0,
      queries: [
        query(
          `sum(acquirer_authorization_unknown_outcome_transactions{${inChannel}})`,
          w('unknown outcomes', '结果未知'),
        ),
        query(
          `sum(acquirer_reversals_pending_transactions{${inChannel}})`,
          w('reversals pending', '冲正未应答'),
        ),
        query(
          `sum(acquirer_batch_upload_pending_transactions{${inChannel}})`,
          w('uploads pending', '待上送'),
        ),
        query('sum(acquirer_payouts_pending)', w('payouts pending', '出款处理中')),
      ],
      link: to('channel'),
      causes: ['unknown_outcome'],
    }),
    table({
      title: w('Sources', '数据源'),
      about: about(
        w(
          'Every source: seconds since its newest event against its longest normal silence.',
          '各数据源:距最新事件的时间与其正常最长静默之比。',
        ),
        w('no colour.', '无颜色。'),
        w(
          'A silent source makes its figures stand still: they look calm and are old.',
          '静默的数据源会让数字停住:看似平静,其实过时。',
        ),
      ),
      unit: 'seconds',
      width: 12,
      height: 8,
      queries: [
        now('max by (source) (acquirer_source_up) == bool 0'),
        now('time() - max by (source) (acquirer_source_last_event_timestamp_seconds > 0)'),
        now(
          '(time() - max by (source) (acquirer_source_last_event_timestamp_seconds > 0)) / (max by (source) (acquirer_source_expected_interval_seconds) > 0)',
          '',
          'outside its active hours a source may be silent',
        ),
      ],
      columns: [
        column('source', choices.source.label, { link: to('collector', 'source') }),
        column(0, w('Silent', '静默'), { vocabulary: yesNo }),
        column(1, w('Newest event', '最新事件'), { unit: 'seconds', decimals: 0 }),
        column(2, w('Of its longest silence', '占最长静默'), {
          unit: 'share',
          decimals: 0,
          limits: over('staleIntervals'),
        }),
      ],
      sortBy: { column: 3, desc: true },
      link: to('collector'),
    }),
    lines({
      title: w('Money against a normal day', '资金与正常日之比'),
      about: about(
        w(
          'Money that will be late within 4 hours and money past its deadline, as a share of a normal day.',
          '4 小时内将晚到账及已逾期的资金,占正常日的比例。',
        ),
        w('under the line.', '在线以下。'),
        w(
          'Above it merchants will call in numbers: tell merchant operations and the manager on duty.',
          '超过则会有大量来电:通知商户运营与值班经理。',
        ),
      ),
      unit: 'share',
      min: 0,
      width: 24,
      height: 6,
      queries: [
        query(
          `sum(acquirer_money_at_risk_amount{horizon="4h",${inChannel},currency="$currency"}) / (sum(acquirer_channel_normal_day_amount{${inChannel},currency="$currency"}) > 0)`,
          w('will be late within 4 h', '4 小时内将晚'),
          'no normal day is known in the first days',
        ),
        query(
          `sum(acquirer_stage_overdue_amount{${inChannel},currency="$currency"}) / (sum(acquirer_channel_normal_day_amount{${inChannel},currency="$currency"}) > 0)`,
          w('past its deadline', '已逾期'),
          'no normal day is known in the first days',
        ),
      ],
      limits: over('riskShare'),
      noData: w('no normal day is known yet', '尚无正常日基准'),
      link: to('delay'),
    }),
  ],
};
