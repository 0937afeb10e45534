import { t } from '@grafana/i18n';
import { Stack, Text, useStyles2 } from '@grafana/ui';
import { language } from '../language.ts';
import { clockTime, exactMoney, type Trace, type TraceAnswer, type Where } from '../logic/inspect.ts';
import { CauseLinks } from './causelinks.tsx';
import { FactList } from './factlist.tsx';
import { stageName } from './names.ts';
import { tableStyles } from './table.ts';

/** What was found, each with its way and where it is now. */
export function TraceView({ answer }: { answer: TraceAnswer }) {
  const { found, more, notes } = answer;
  return (
    <Stack direction="column" gap={2}>
      {found.length === 0 && (
        <Text element="p" weight="medium">
          {t('trace.nothing', 'Nothing found')}
        </Text>
      )}
      {found.map((trace, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer is never reordered
        <OneTrace key={n} trace={trace} />
      ))}
      {more > 0 && (
        <div>{t('trace.more', '{{count}} more were found: ask more narrowly', { count: more })}</div>
      )}
      <FactList facts={notes} />
    </Stack>
  );
}

const kindName = (kind: Trace['kind']): string =>
  ({
    sale: t('trace.kind_sale', 'Sale'),
    refund: t('trace.kind_refund', 'Refund or void'),
    day: t('trace.kind_day', 'Clearing day of the merchant'),
    order: t('trace.kind_order', 'Settlement order'),
  })[kind];

function OneTrace({ trace }: { trace: Trace }) {
  const table = useStyles2(tableStyles);
  const { kind, channel, clearingDay, rrn, orderId, mode, amount, currency, steps } = trace;
  const said = [orderId, rrn, channel, clearingDay, mode].filter((each) => each !== undefined);
  return (
    <Stack direction="column" gap={1}>
      <Text element="h4" variant="h5">
        {kindName(kind)}: {said.join(', ')}
        {amount !== undefined && currency !== undefined && `, ${exactMoney(amount, currency)}`}
      </Text>
      <Standing where={trace.where} />
      <table className={table.table}>
        <thead>
          <tr>
            <th>{t('trace.at', 'Time')}</th>
            <th>{t('trace.stage', 'Stage')}</th>
            <th>{t('trace.what', 'What happened')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are never reordered
            <tr key={n}>
              <td className={table.small}>{clockTime(step.at)}</td>
              <td>{stageName(step.stage)}</td>
              <td>{step[language()]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Stack>
  );
}

function Standing({ where }: { where: Where }) {
  const { state, stage, causes, noticed, promised, evidence } = where;
  if (state === 'credited')
    return <Text weight="medium">{t('where.credited', 'Credited to the merchant')}</Text>;
  if (state === 'ended')
    return (
      <Text weight="medium">{t('where.ended', 'Nobody is owed it: refused, voided or taken back')}</Text>
    );
  if (state === 'not_known')
    return <Text weight="medium">{t('where.not_known', 'Where it is now cannot be said from this')}</Text>;
  return (
    <div>
      <Text weight="medium">
        {t('where.waiting', 'Waits: {{stage}}', { stage: stageName(stage) })}
        {', '}
        {t('where.times', 'merchants look for it at {{noticed}}, promised for {{promised}}', {
          noticed: clockTime(noticed),
          promised: clockTime(promised),
        })}
      </Text>
      {causes.map((cause) => (
        <div key={cause.cause}>
          <CauseLinks {...cause} />
        </div>
      ))}
      <FactList facts={evidence} />
    </div>
  );
}
