import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { duration, money } from '../logic/format.ts';
import { clockOf, type PathData } from '../logic/moneypath.ts';
import { stageName } from './names.ts';
import { tableStyles } from './table.ts';

/** Rows shown: the tightest are the ones to look at. */
const most = 7;

const clock = (seconds: number): string => dateTimeFormat(seconds * 1000, { format: 'MM-DD HH:mm' });

/** When merchants look, and when their money will be there; what will be late first. `at` in epoch seconds. */
export function ClockTable({ data, currency, at }: { data: PathData; currency: string; at: number }) {
  const table = useStyles2(tableStyles);
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('clock.place', 'Stage, channel')}</th>
          <th className={table.number}>{t('clock.pending', 'Pending')}</th>
          <th>{t('clock.expected', 'Merchants look')}</th>
          <th>{t('clock.forecast', 'Credited, as forecast')}</th>
          <th>{t('clock.risk', 'At risk')}</th>
        </tr>
      </thead>
      <tbody>
        {clockOf(data, currency, at)
          .slice(0, most)
          .map(({ stage, channel, expected, forecast, left, pending, risk, late }) => (
            <tr key={`${stage} ${channel}`}>
              <td>
                {stageName(stage)}, {channel}
              </td>
              <td className={table.number}>{money(pending, currency)}</td>
              <td>
                {clock(expected)}
                <div className={table.small}>{t('clock.left', 'in {{time}}', { time: duration(left) })}</div>
              </td>
              <td>{forecast === undefined ? '–' : clock(forecast)}</td>
              <td className={late ? table.late : ''}>
                {late && <Icon name="exclamation-triangle" size="sm" aria-hidden />}{' '}
                {risk > 0 ? money(risk, currency) : t('clock.none', 'none')}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
