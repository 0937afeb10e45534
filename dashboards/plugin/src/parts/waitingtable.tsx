import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { ruleBook } from '../app/rulebook.ts';
import { language } from '../language.ts';
import { clockTime, exactMoney, type MoneyPlace, type WaitingAnswer } from '../logic/inspect.ts';
import { stageName } from './names.ts';
import { tableStyles } from './table.ts';

/** Where money waits, what is overdue first; every line can be asked why. */
export function WaitingTable({
  answer,
  explain,
}: {
  answer: WaitingAnswer;
  explain(place: MoneyPlace): void;
}) {
  const table = useStyles2(tableStyles);
  if (answer.rows.length === 0) return <p>{t('waiting.none', 'No money waits anywhere')}</p>;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('waiting.place', 'Channel, clearing day, mode')}</th>
          <th>{t('trace.stage', 'Stage')}</th>
          <th>{t('causes.cause', 'Waits because')}</th>
          <th className={table.number}>{t('causes.amount', 'Amount')}</th>
          <th className={table.number}>{t('waiting.overdue', 'Overdue')}</th>
          <th>{t('waiting.noticed', 'Merchants look for it')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {answer.rows.map((row) => {
          const { channel, clearingDay, mode, stage, cause, currency } = row;
          return (
            <tr key={[channel, clearingDay, mode, stage, cause, currency].join('|')}>
              <th scope="row">
                {channel}, {clearingDay}, {mode}
              </th>
              <td>{stageName(stage)}</td>
              <td>{ruleBook.causes[cause]?.[language()] ?? cause}</td>
              <td className={table.number}>{exactMoney(row.amount, currency)}</td>
              <td className={`${table.number} ${row.overdue > 0 ? table.late : table.quiet}`}>
                {row.overdue > 0 ? exactMoney(row.overdue, currency) : '–'}
              </td>
              <td className={table.small}>{clockTime(row.noticed)}</td>
              <td>
                <Button
                  size="sm"
                  variant="secondary"
                  fill="text"
                  onClick={() => explain({ channel, clearingDay, stage })}
                >
                  {t('waiting.explain', 'Why')}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
