import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Told } from '../app/firing.ts';
import { ruleBook } from '../app/rulebook.ts';
import { language } from '../language.ts';
import { type Firing, particulars } from '../logic/attention.ts';
import { duration } from '../logic/format.ts';
import type { Range } from '../logic/links.ts';
import { AlertLinks } from './alertlinks.tsx';
import { channelName, stageName, teamName } from './names.ts';
import { SeverityMark } from './severity.tsx';
import { tableStyles } from './table.ts';

export interface FiringTableProps {
  readonly list: readonly Firing[];
  readonly told: ReadonlyMap<string, Told>;
  /** Epoch ms. */
  readonly now: number;
  readonly range: Range;
}

/** Every alert that fires, one row each, with what it means and what to do first. */
export function FiringTable({ list, told, now, range }: FiringTableProps) {
  const table = useStyles2(tableStyles);
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('firing.severity', 'Severity')}</th>
          <th>{t('firing.alert', 'Alert')}</th>
          <th>{t('firing.where', 'Where')}</th>
          <th>{t('firing.cause', 'Cause')}</th>
          <th>{t('firing.since', 'Since')}</th>
          <th>{t('firing.owner', 'Owner')}</th>
          <th>{t('firing.todo', 'What to do first')}</th>
        </tr>
      </thead>
      <tbody>
        {list.map((firing) => {
          const { key, labels, severity, since } = firing;
          const says = told.get(key);
          const cause = ruleBook.causes[labels.cause ?? ''];
          return (
            <tr key={key}>
              <td>
                <SeverityMark severity={severity} />
              </td>
              <td>
                <div>{labels.alertname}</div>
                <div className={table.small}>{says?.description}</div>
              </td>
              <td>
                <div>{channelName(labels.channel)}</div>
                <div className={table.small}>
                  {[
                    stageName(labels.stage),
                    ...particulars(labels).map(([name, is]) => `${name} ${is}`),
                  ].join(', ')}
                </div>
              </td>
              <td>{cause === undefined ? labels.cause : `${cause.id} ${cause[language()]}`}</td>
              <td>
                {since !== undefined && (
                  <>
                    <div>{dateTimeFormat(since * 1000, { format: 'MM-DD HH:mm' })}</div>
                    <div className={table.small}>{duration(now / 1000 - since)}</div>
                  </>
                )}
              </td>
              <td>{teamName(labels.team)}</td>
              <td>
                <div className={table.small}>{says?.action}</div>
                <AlertLinks firing={firing} range={range} className={table.links} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
