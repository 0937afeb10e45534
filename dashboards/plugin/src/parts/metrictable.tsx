import { t } from '@grafana/i18n';
import { Icon, RadioButtonGroup, Stack, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import type { Check } from '../logic/metriccheck.ts';
import { reasonName } from './names.ts';
import { tableStyles } from './table.ts';

/** Every metric that is needed, and how it stands; what is wrong is shown first. */
export function MetricTable({ checks }: { checks: readonly Check[] }) {
  const table = useStyles2(tableStyles);
  const faulty = checks.filter((c) => c.state !== 'present' && c.why !== 'rule_silent');
  const [all, setAll] = useState(false);
  const shown = all ? checks : faulty;
  return (
    <Stack direction="column" gap={1}>
      <div>
        <RadioButtonGroup
          size="sm"
          value={all}
          onChange={setAll}
          options={[
            {
              label: t('setup.faulty', 'What is wrong ({{number}})', { number: faulty.length }),
              value: false,
            },
            {
              label: t('setup.everything', 'Everything ({{number}})', { number: checks.length }),
              value: true,
            },
          ]}
        />
      </div>
      {shown.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t('setup.metric', 'Metric')}</th>
              <th>{t('setup.state', 'State')}</th>
              <th>{t('setup.why', 'Why')}</th>
              <th>{t('setup.used', 'Needed by')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((check) => (
              <tr key={check.name}>
                <td>
                  <code>{check.name}</code>
                </td>
                <td>
                  <State check={check} />
                </td>
                <td>{reasonName(check.why)}</td>
                <td className={table.small}>
                  {check.boards.join(', ') || t('setup.pages', 'pages of this app')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Stack>
  );
}

function State({ check: { state, why } }: { check: Check }) {
  if (state === 'present')
    return (
      <>
        <Icon name="check" aria-hidden /> {t('setup.present', 'present')}
      </>
    );
  if (why === 'rule_silent')
    return (
      <>
        <Icon name="minus" aria-hidden /> {t('setup.quiet', 'quiet')}
      </>
    );
  return (
    <>
      <Icon name={state === 'stale' ? 'clock-nine' : 'times'} aria-hidden />{' '}
      {state === 'stale' ? t('setup.stale', 'stale') : t('setup.missing', 'missing')}
    </>
  );
}
