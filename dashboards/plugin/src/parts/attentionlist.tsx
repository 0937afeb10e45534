import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Told } from '../app/firing.ts';
import { ruleBook } from '../app/rulebook.ts';
import { language } from '../language.ts';
import type { Item } from '../logic/attention.ts';
import { duration } from '../logic/format.ts';
import type { Range } from '../logic/links.ts';
import { AlertLinks } from './alertlinks.tsx';
import { channelName, stageName, teamName } from './names.ts';
import { SeverityMark } from './severity.tsx';
import { tableStyles } from './table.ts';

export interface AttentionListProps {
  readonly items: readonly Item[];
  readonly told: ReadonlyMap<string, Told>;
  /** Epoch ms. */
  readonly now: number;
  readonly range: Range;
}

/** What fires, the gravest first: what it says, money and merchants at risk, time left, whose move it is. */
export function AttentionList({ items, told, now, range }: AttentionListProps) {
  const table = useStyles2(tableStyles);
  const styles = useStyles2(getStyles);
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('attention.severity', 'Severity')}</th>
          <th>{t('attention.what', 'What, and why')}</th>
          <th>{t('attention.where', 'Where')}</th>
          <th>{t('attention.money', 'Money')}</th>
          <th>{t('attention.merchants', 'Merchants')}</th>
          <th>{t('attention.left', 'Until they notice')}</th>
          <th>{t('attention.owner', 'Owner, since')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ key, lead, others }) => {
          const says = told.get(lead.key);
          const cause = ruleBook.causes[lead.labels.cause ?? ''];
          return (
            <tr key={key}>
              <td>
                <SeverityMark severity={lead.severity} />
              </td>
              <td>
                <div className={styles.summary}>{says?.summary ?? lead.labels.alertname}</div>
                <div className={table.small}>
                  {cause === undefined ? lead.labels.cause : `${cause.id} ${cause[language()]}`}
                  {others.length > 0 &&
                    ` · ${t('attention.more', 'also')} ${[...new Set(others.map((o) => o.labels.alertname))].join(', ')}`}
                </div>
                <AlertLinks firing={lead} range={range} className={table.links} />
              </td>
              <td>
                <div>{channelName(lead.labels.channel)}</div>
                <div className={table.small}>{stageName(lead.labels.stage)}</div>
              </td>
              <td className={styles.fact}>{says?.money}</td>
              <td className={styles.fact}>{says?.merchants}</td>
              <td className={styles.fact}>{says?.left}</td>
              <td>
                <div>{teamName(lead.labels.team)}</div>
                {lead.since !== undefined && (
                  <div className={table.small}>
                    {t('attention.for', 'for')} {duration(now / 1000 - lead.since)}
                  </div>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  summary: css({ fontWeight: theme.typography.fontWeightMedium }),
  fact: css({ minWidth: theme.spacing(12), fontVariantNumeric: 'tabular-nums' }),
});
