import { under } from '../factory/limits.ts';
import { about, column, now, table, to } from '../factory/panels.ts';
import { empty } from '../factory/reasons.ts';
import type { Panel } from '../factory/spec.ts';
import { words as w } from '../factory/words.ts';

/** What will change, and whether its owner knows: settlement looks at the rules, channel operations at the interfaces. */
export const ruleChangesAhead: Panel = table({
  title: w('Rule changes ahead', '即将生效的规则变更'),
  about: about(
    w(
      'Changes of rules, fees, limits, interfaces and calendars that take effect next, and how long that is.',
      '即将生效的规则、费率、限额、接口与日历变更及剩余时间。',
    ),
    w('acknowledged by their owner.', '已由负责人确认。'),
    w(
      '“no” with little time left: have the owner confirm what changes and who tests it.',
      '未确认且时间不足:让负责人确认内容与测试。',
    ),
  ),
  unit: 'seconds',
  width: 12,
  queries: [
    now(
      'min by (scope, kind, acknowledged) (acquirer_rule_change_effective_timestamp_seconds > 0) - time()',
      '',
      empty.calm,
    ),
  ],
  noData: w('No change is ahead.', '没有即将生效的变更。'),
  columns: [
    column('scope', w('Scope', '范围')),
    column('kind', w('Kind', '类型')),
    column('acknowledged', w('Acknowledged', '已确认')),
    column(0, w('Takes effect in', '距生效'), {
      unit: 'seconds',
      decimals: 1,
      limits: under('changeUrgent', 'changeAhead'),
    }),
  ],
  sortBy: { column: 3, desc: false },
  link: to('channel'),
  causes: ['rule_change', 'policy_change'],
});
