import { t } from '@grafana/i18n';
import { CustomVariable, SceneAppPage } from '@grafana/scenes';
import { Select, Stack, Text, TextLink } from '@grafana/ui';
import { useState } from 'react';
import { moneyGraph, part, row, scene } from '../app/scenes.tsx';
import { type Scope, useAnswers, useNow, useRange } from '../app/scope.ts';
import { base, explainLink } from '../logic/links.ts';
import { type Choice, currenciesOf } from '../logic/moneypath.ts';
import { graphs, pathQueries } from '../logic/queries.ts';
import { CauseTable } from '../parts/causetable.tsx';
import { ChannelGrid } from '../parts/channelgrid.tsx';
import { ClockTable } from '../parts/clocktable.tsx';
import { stageName } from '../parts/names.ts';
import { StageStrip } from '../parts/stagestrip.tsx';
import { Awaiting } from '../parts/state.tsx';

const anything = '.*';

/** Where the money is: stage by stage, channel by channel, why it waits, when it will be there. */
export const moneyPathPage = (): SceneAppPage =>
  new SceneAppPage({
    title: t('path.title', 'Money path'),
    subTitle: t('path.subtitle', 'Where the money waits, why, and whether it will be in time'),
    url: `${base}/money-path`,
    routePath: 'money-path/*',
    getScene: () => {
      // What is chosen on the page, for its graph; hidden, since the page shows the choice itself.
      const hidden = { hide: 2, skipUrlSync: true, query: anything, value: anything } as const;
      const stage = new CustomVariable({ name: 'stage', ...hidden });
      const channel = new CustomVariable({ name: 'channel', ...hidden });
      const follow = (choice: Choice): void => {
        stage.changeValueTo(choice.stage ?? anything);
        channel.changeValueTo(choice.channel ?? anything);
      };
      return scene(
        (scope) => [
          part(() => <MoneyPath scope={scope} follow={follow} />, scope),
          row(
            260,
            moneyGraph(
              t('path.graph', 'What waits for another reason than not being due'),
              t(
                'path.graph_about',
                'By cause, for the chosen stage and channel, all currencies. Good is little and steady.',
              ),
              graphs.waitingByCause,
              'cause',
            ),
          ),
        ],
        { variables: [stage, channel] },
      );
    },
  });

function MoneyPath({ scope, follow }: { scope: Scope; follow(choice: Choice): void }) {
  const answer = useAnswers(scope, pathQueries);
  const at = useNow(scope) / 1000;
  const range = useRange(scope);
  const [chosen, setChosen] = useState<Partial<Choice>>({});
  const { samples } = answer;
  const currencies = samples === undefined ? [] : currenciesOf(samples.pending);
  const choice: Choice = { ...chosen, currency: chosen.currency ?? currencies[0] ?? '' };
  const choose = (next: Choice): void => {
    setChosen(next);
    follow(next);
  };
  return (
    <Awaiting answer={answer}>
      {samples !== undefined && (
        <Stack direction="column" gap={2}>
          {currencies.length > 1 && (
            <Select
              aria-label={t('path.currency', 'Currency')}
              width={16}
              options={currencies.map((value) => ({ label: value, value }))}
              value={choice.currency}
              onChange={({ value }) => value !== undefined && choose({ ...choice, currency: value })}
            />
          )}
          <StageStrip data={samples} choice={choice} at={at} choose={choose} />
          <Stack direction={{ xs: 'column', xl: 'row' }} gap={2} alignItems="flex-start">
            <Stack direction="column" gap={1} flex={1}>
              <Text element="h3" variant="h5">
                {t('path.why', 'Why it waits')}:{' '}
                {choice.stage === undefined ? t('path.all_stages', 'all stages') : stageName(choice.stage)}
                {', '}
                {choice.channel ?? t('channel.all', 'all channels')}
              </Text>
              <CauseTable data={samples} choice={choice} />
              {choice.channel !== undefined && (
                <TextLink
                  href={explainLink({ channel: choice.channel, stage: choice.stage }, range)}
                  variant="bodySmall"
                >
                  {t('path.explain', 'What the collector knows of it')}
                </TextLink>
              )}
            </Stack>
            <Stack direction="column" gap={1} flex={1}>
              <Text element="h3" variant="h5">
                {t('path.clock', 'When the money will be there')}
              </Text>
              <ClockTable data={samples} currency={choice.currency} at={at} />
            </Stack>
          </Stack>
          <Text element="h3" variant="h5">
            {t('path.grid', 'Channels by stages')}
          </Text>
          <ChannelGrid data={samples} choice={choice} choose={choose} />
        </Stack>
      )}
    </Awaiting>
  );
}
