import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { duration, money } from '../logic/format.ts';
import { clockOf, type PathData } from '../logic/moneypath.ts';
import { stageName } from './names.ts';
import { tableStyles } from './table.ts';

/** Rows shown: the tightest are the ones to look at. */
const most = 10;

const clock = (seconds: number): string => dateTimeFormat(seconds * 1000, { format: 'MM-DD HH:mm' });

/** Forecast against deadline, the least slack first. `at` in epoch seconds. */
export function ClockTable({ data, currency, at }: { data: PathData; currency: string; at: number }) {
  const table = useStyles2(tableStyles);
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('clock.place', 'Stage, channel')}</th>
          <th className={table.number}>{t('clock.pending', 'Pending')}</th>
          <th>{t('clock.forecast', 'Done, as forecast')}</th>
          <th>{t('clock.deadline', 'Deadline')}</th>
          <th>{t('clock.slack', 'Slack')}</th>
        </tr>
      </thead>
      <tbody>
        {clockOf(data, currency, at)
          .slice(0, most)
          .map(({ stage, channel, deadline, forecast, slack, pending }) => (
            <tr key={`${stage} ${channel}`}>
              <td>
                {stageName(stage)}, {channel}
              </td>
              <td className={table.number}>{money(pending, currency)}</td>
              <td>{forecast === undefined ? '–' : clock(forecast)}</td>
              <td>{clock(deadline)}</td>
              <td className={slack < 0 ? table.late : ''}>
                {slack < 0 ? (
                  <>
                    <Icon name="exclamation-triangle" size="sm" aria-hidden />{' '}
                    {t('clock.late', '{{time}} late', { time: duration(-slack) })}
                  </>
                ) : (
                  duration(slack)
                )}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
