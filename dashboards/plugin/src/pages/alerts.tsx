import { t } from '@grafana/i18n';
import { SceneAppPage } from '@grafana/scenes';
import { Alert, Stack, Text } from '@grafana/ui';
import { useMemo } from 'react';
import { useTold } from '../app/firing.ts';
import { ruleBook } from '../app/rulebook.ts';
import { part, scene } from '../app/scenes.tsx';
import { type Scope, useAnswers, useNow, useRange } from '../app/scope.ts';
import { firings, watchdog } from '../logic/attention.ts';
import { base } from '../logic/links.ts';
import { alertQueries } from '../logic/queries.ts';
import { FiringTable } from '../parts/firingtable.tsx';
import { RuleTable } from '../parts/ruletable.tsx';
import { Awaiting } from '../parts/state.tsx';
import { runbookPage } from './runbook.tsx';

/** What fires, since when, whose it is, what to do; below it every rule there is. */
export const alertsPage = (): SceneAppPage =>
  new SceneAppPage({
    title: t('alerts.title', 'Alerts'),
    subTitle: t('alerts.subtitle', 'What fires now, and every rule there is'),
    url: `${base}/alerts`,
    routePath: 'alerts/*',
    getScene: () => scene((scope) => [part(Firing, scope), part(Rules, scope)]),
    drilldowns: [
      {
        routePath: 'runbook/:cause/*',
        getPage: ({ params }, parent) =>
          runbookPage(decodeURIComponent(params.cause ?? ''), parent as SceneAppPage),
      },
    ],
  });

function Firing({ scope }: { scope: Scope }) {
  const answer = useAnswers(scope, alertQueries);
  const now = useNow(scope);
  const range = useRange(scope);
  const { samples } = answer;
  const list = useMemo(
    () => (samples === undefined ? [] : firings(ruleBook, samples.alerts, samples.since)),
    [samples],
  );
  const told = useTold(scope, list);
  return (
    <Awaiting answer={answer}>
      <Stack direction="column" gap={1}>
        <Text element="h3" variant="h4">
          {t('alerts.firing', 'Firing')}: {list.length}
        </Text>
        {samples?.alerts.every(({ labels }) => labels.alertname !== watchdog) && (
          <Alert
            severity="warning"
            title={t(
              'alerts.unwatched',
              'The alert Watchdog does not fire: Prometheus does not evaluate the rules',
            )}
          />
        )}
        {list.length === 0 ? (
          <Alert severity="success" title={t('alerts.none', 'No alert fires')} />
        ) : (
          <FiringTable list={list} told={told} now={now} range={range} />
        )}
      </Stack>
    </Awaiting>
  );
}

const Rules = () => (
  <Stack direction="column" gap={1}>
    <Text element="h3" variant="h4">
      {t('alerts.rules', 'Rules')}: {ruleBook.rules.length}
    </Text>
    <RuleTable />
  </Stack>
);
