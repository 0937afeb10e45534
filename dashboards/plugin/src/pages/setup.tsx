import { t } from '@grafana/i18n';
import { SceneAppPage } from '@grafana/scenes';
import { Alert, ClipboardButton, Stack, Text } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { type CollectorState, collectorState } from '../app/collector.ts';
import { recordedMetrics, wantedMetrics } from '../app/metrics.ts';
import { part, scene } from '../app/scenes.tsx';
import { type Scope, useAnswers } from '../app/scope.ts';
import { settings } from '../app/settings.ts';
import { duration } from '../logic/format.ts';
import { base } from '../logic/links.ts';
import { checkMetrics, checkQueries, tally } from '../logic/metriccheck.ts';
import { snippets } from '../logic/provisioning.ts';
import { first, type Sample } from '../logic/samples.ts';
import { MetricTable } from '../parts/metrictable.tsx';
import { Awaiting } from '../parts/state.tsx';

/** Is everything there that the boards and pages need, and if not, why. */
export const setupPage = (): SceneAppPage =>
  new SceneAppPage({
    title: t('setup.title', 'Setup'),
    subTitle: t(
      'setup.subtitle',
      'Choose the data source above; every metric that is needed is then looked for',
    ),
    url: `${base}/setup`,
    routePath: 'setup/*',
    getScene: () =>
      scene((scope) => [part(Checks, scope), part(Collector, scope), part(Provisioning, scope)]),
  });

const namesOf = (samples: readonly Sample[]): ReadonlySet<string> =>
  new Set(samples.flatMap(({ labels }) => labels.__name__ ?? []));

function Checks({ scope }: { scope: Scope }) {
  const answer = useAnswers(scope, checkQueries);
  const { samples } = answer;
  if (samples === undefined) return <Awaiting answer={answer}>{null}</Awaiting>;
  const checks = checkMetrics(wantedMetrics, {
    now: namesOf(samples.now),
    lately: namesOf(samples.lately),
    recorded: recordedMetrics,
    up: first(samples.up),
  });
  const { present, quiet, stale, missing } = tally(checks);
  const version = samples.version[0]?.labels.version;
  return (
    <Awaiting answer={answer}>
      <Stack direction="column" gap={2}>
        <Alert
          severity={missing > 0 ? 'error' : stale + samples.silent.length > 0 ? 'warning' : 'success'}
          title={t(
            'setup.found',
            '{{present}} of {{all}} metrics present, {{quiet}} quiet, {{stale}} stale, {{missing}} missing',
            {
              ...{ present, quiet, stale, missing, all: checks.length },
            },
          )}
        >
          <div>
            {version === undefined
              ? t(
                  'setup.no_version',
                  'The version of the collector is not known here: acquirer_build_info is missing.',
                )
              : t('setup.version', 'Collector {{version}}, last scraped {{age}} ago.', {
                  version,
                  age: duration(first(samples.age) ?? Number.NaN),
                })}
          </div>
          <div>
            {samples.silent.length === 0
              ? t('setup.sources_fine', 'Every source of events was heard within three of its intervals.')
              : t('setup.sources_silent', 'Silent sources: {{names}}.', {
                  names: samples.silent.map(({ labels }) => labels.source).join(', '),
                })}
          </div>
        </Alert>
        <MetricTable checks={checks} />
      </Stack>
    </Awaiting>
  );
}

function Collector() {
  const configured = (settings().collectorUrl ?? '') !== '';
  const [state, setState] = useState<CollectorState | undefined>();
  useEffect(() => {
    if (configured) void collectorState().then(setState);
  }, [configured]);
  if (!configured)
    return (
      <Alert severity="info" title={t('setup.collector_unset', 'The address of the collector is not set')}>
        {t(
          'setup.collector_why',
          'Pages work without it. With it, Grafana can say whether the collector books events.',
        )}
      </Alert>
    );
  const words = {
    ready: t('setup.collector_ready', 'The collector answers and books events'),
    not_ready: t(
      'setup.collector_not_ready',
      'The collector answers but cannot book events: see its /readyz',
    ),
    unreachable: t(
      'setup.collector_unreachable',
      "Grafana's server cannot reach the collector, or the token is wrong",
    ),
  };
  if (state === undefined) return null;
  return <Alert severity={state === 'ready' ? 'success' : 'error'} title={words[state]} />;
}

function Provisioning() {
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" variant="h4">
        {t('setup.provisioning', 'Provisioning to copy')}
      </Text>
      {snippets('http://prometheus:9090', settings().collectorUrl || 'http://collector:9464').map(
        ({ file, text }) => (
          <div key={file}>
            <Stack direction="row" alignItems="center" justifyContent="space-between">
              <code>{file}</code>
              <ClipboardButton icon="copy" size="sm" variant="secondary" getText={() => text}>
                {t('setup.copy', 'Copy')}
              </ClipboardButton>
            </Stack>
            <pre>{text}</pre>
          </div>
        ),
      )}
    </Stack>
  );
}
