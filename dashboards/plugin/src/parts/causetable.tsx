import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, TextLink, useStyles2 } from '@grafana/ui';
import { ruleBook } from '../app/rulebook.ts';
import { language } from '../language.ts';
import { money, percent } from '../logic/format.ts';
import { runbookLink } from '../logic/links.ts';
import { type Choice, causesOf, differenceOf, type PathData, placeOf } from '../logic/moneypath.ts';
import { tableStyles } from './table.ts';

/** Why the chosen money waits. The amounts add up to what is pending, and the last line says whether they do. */
export function CauseTable({ data, choice }: { data: PathData; choice: Choice }) {
  const table = useStyles2(tableStyles);
  const styles = useStyles2(getStyles);
  const rows = causesOf(data, choice);
  const { pending } = placeOf(data, choice);
  const difference = differenceOf(data, choice);
  const alerting = new Set(ruleBook.rules.map(({ cause }) => cause));
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('causes.cause', 'Waits because')}</th>
          <th className={table.number}>{t('causes.amount', 'Amount')}</th>
          <th className={table.number}>{t('causes.sales', 'Sales')}</th>
          <th>{t('causes.share', 'Share')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cause, amount, transactions, share }) => (
          <tr key={cause}>
            <td>
              {cause !== 'not_due' && <Icon name="exclamation-triangle" size="sm" aria-hidden />}{' '}
              {ruleBook.causes[cause]?.[language()] ?? cause}{' '}
              {alerting.has(cause) && (
                <TextLink href={runbookLink(cause)} variant="bodySmall">
                  {t('links.runbook', 'Runbook')}
                </TextLink>
              )}
            </td>
            <td className={table.number}>{money(amount, choice.currency)}</td>
            <td className={table.number}>{Math.round(transactions)}</td>
            <td>
              <div className={styles.share}>
                <span className={styles.bar} style={{ width: `${Math.max(share * 100, 1)}%` }} />
              </div>
              <span className={table.small}>
                {share > 0 && share < 0.0001 ? '< 0.01%' : percent(Number(share.toFixed(4)))}
              </span>
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            {difference === 0 ? (
              <>
                <Icon name="check" size="sm" aria-hidden />{' '}
                {t('causes.adds_up', 'Together: exactly what is pending')}
              </>
            ) : (
              <>
                <Icon name="exclamation-circle" size="sm" aria-hidden />{' '}
                {t('causes.differs', 'Differs from what is pending by {{amount}}', {
                  amount: money(difference, choice.currency),
                })}
              </>
            )}
          </th>
          <td className={table.number}>{money(pending, choice.currency)}</td>
          <td />
          <td />
        </tr>
      </tbody>
    </table>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  share: css({
    background: theme.colors.background.secondary,
    height: theme.spacing(0.75),
    minWidth: theme.spacing(10),
  }),
  bar: css({ display: 'block', height: '100%', background: theme.colors.primary.main }),
});
