import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { clockTime, type ExplainAnswer, exactMoney } from '../logic/inspect.ts';
import { CauseLinks } from './causelinks.tsx';
import { FactList } from './factlist.tsx';
import { stageName } from './names.ts';
import { tableStyles } from './table.ts';

/** Why the money of one place waits: cause, owner, and what the ledger knows of it. */
export function Explanation({ answer }: { answer: ExplainAnswer }) {
  const table = useStyles2(tableStyles);
  if (answer.parts.length === 0) return <p>{t('explain.none', 'No money waits there')}</p>;
  return (
    <>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{t('explain.place', 'Clearing day, mode, stage')}</th>
            <th className={table.number}>{t('causes.amount', 'Amount')}</th>
            <th className={table.number}>{t('explain.merchants', 'Merchants, at most')}</th>
            <th>{t('explain.times', 'Deadline; merchants look for it')}</th>
            <th>{t('explain.why', 'Waits because, and what is known')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.parts.map((part) => (
            <tr
              key={[
                part.clearingDay,
                part.mode,
                part.currency,
                part.stage,
                part.cause,
                part.account,
                part.detail,
              ].join('|')}
            >
              <th scope="row">
                {part.clearingDay}, {part.mode}, {stageName(part.stage)}
              </th>
              <td className={`${table.number} ${part.overdue > 0 ? table.late : ''}`}>
                {exactMoney(part.amount, part.currency)}
              </td>
              <td className={table.number}>{part.merchants}</td>
              <td className={table.small}>
                {clockTime(part.deadline)}
                <br />
                {clockTime(part.noticed)}
              </td>
              <td>
                <CauseLinks cause={part.cause} names={part.names} team={part.team} />
                <FactList facts={part.evidence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {answer.more > 0 && (
        <div>
          {t('explain.more', '{{count}} more lines: choose a stage or a day', { count: answer.more })}
        </div>
      )}
    </>
  );
}
