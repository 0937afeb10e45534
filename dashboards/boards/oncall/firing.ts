import { about, bars, column, now, table, to } from '../factory/panels.ts';
import type { Row } from '../factory/spec.ts';
import { choices, chosen, inCurrency } from '../factory/variables.ts';
import { causeNames, severityNames, teamNames } from '../factory/vocabulary.ts';
import { words as w } from '../factory/words.ts';

const labels = 'severity, alertname, cause, team, channel';
const firing = `ALERTS{alertstate="firing",severity=~"page|urgent",channel=~"$channel|all"}`;

/** What fires, why, who owns it; and which causes hold money. */
export const firingRow: Row = {
  title: w('What fires, why, who owns it', '正在告警:什么、为何、谁负责'),
  panels: [
    table({
      title: w('Firing now', '当前告警'),
      about: about(
        w(
          'Pages and urgent alerts that fire, since when, their cause and the team that has it. Tickets wait for the daily digest.',
          '正在触发的立即与紧急告警:持续时间、原因与负责团队。工单进入每日汇总。',
        ),
        w('empty.', '为空。'),
        w(
          'Take the top line first; its cause has a runbook in this panel’s links and on its board.',
          '先处理最上面一行;其原因的处置手册在对应看板的面板链接中。',
        ),
      ),
      unit: 'seconds',
      width: 17,
      height: 8,
      queries: [
        now(
          `max by (${labels}) (time() - ALERTS_FOR_STATE{severity=~"page|urgent",channel=~"$channel|all"} and ignoring (alertstate) ${firing})`,
          '',
          'nothing fires on a calm day',
        ),
      ],
      noData: w('Nothing fires.', '没有告警。'),
      columns: [
        column('severity', w('Severity', '级别'), { vocabulary: severityNames, width: 120 }),
        column('alertname', w('Alert', '告警')),
        column('cause', w('Cause', '原因'), { vocabulary: causeNames }),
        column('channel', choices.channel.label, { link: to('channel', 'channel'), width: 120 }),
        column('team', w('Owner', '负责团队'), { vocabulary: teamNames, width: 160 }),
        column(0, w('For', '已持续'), { unit: 'seconds', decimals: 0, width: 90 }),
      ],
      sortBy: { column: 0, desc: false },
      link: to('delay'),
    }),
    bars({
      title: w('Money held, by cause ($currency)', '被卡资金(按原因,$currency)'),
      about: about(
        w(
          'Unpaid money that waits for a cause, whatever the stage. Money that is merely not due yet is left out.',
          '因某原因等待的未付资金(不含尚未到期的资金)。',
        ),
        w('single freezes and returns: small and steady.', '零星冻结与退汇:金额小且稳定。'),
        w(
          'Open the settlement board for the stage and the channel of the longest bar.',
          '到结算看板查看最长一条所在的环节与通道。',
        ),
      ),
      unit: 'money',
      width: 7,
      height: 8,
      queries: [
        now(
          `sort_desc(sum by (cause) (acquirer_stage_waiting_amount{cause!="not_due",${chosen('channel')},${inCurrency}}) > 0)`,
          '{{cause}}',
          'no cause holds any money',
        ),
      ],
      vocabulary: causeNames,
      noData: w('No cause holds money.', '没有资金被卡。'),
      link: to('settlement'),
    }),
  ],
};
