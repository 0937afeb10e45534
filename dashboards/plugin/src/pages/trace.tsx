import { t } from '@grafana/i18n';
import { SceneAppPage } from '@grafana/scenes';
import { Button, Stack, Text } from '@grafana/ui';
import { useState } from 'react';
import { part, scene } from '../app/scenes.tsx';
import { useCollector } from '../app/usecollector.ts';
import {
  type ExplainAnswer,
  type MoneyPlace,
  type Parameters,
  parametersOf,
  placeOfSearch,
  type TraceAnswer,
  type WaitingAnswer,
} from '../logic/inspect.ts';
import { base } from '../logic/links.ts';
import { Explanation } from '../parts/explanation.tsx';
import { stageName } from '../parts/names.ts';
import { Replied } from '../parts/replied.tsx';
import { TraceForm } from '../parts/traceform.tsx';
import { TraceView } from '../parts/traceview.tsx';
import { WaitingTable } from '../parts/waitingtable.tsx';

/** Where single money is and why it waits: the collector is asked, now, whatever the time range is. */
export const tracePage = (): SceneAppPage =>
  new SceneAppPage({
    title: t('trace.title', 'Trace'),
    subTitle: t('trace.subtitle', "Where one payment or one merchant's money is, and why it waits there"),
    url: `${base}/trace`,
    routePath: 'trace/*',
    getScene: () => scene((scope) => [part(Tracing, scope), part(Places, scope)]),
  });

export function Tracing() {
  const [asked, setAsked] = useState<{ readonly params: Parameters; readonly turn: number } | undefined>();
  const reply = useCollector<TraceAnswer>('trace', asked?.params, asked?.turn ?? 0);
  return (
    <Stack direction="column" gap={2}>
      <TraceForm ask={(params) => setAsked({ params, turn: (asked?.turn ?? 0) + 1 })} />
      {asked !== undefined && <Replied reply={reply}>{(answer) => <TraceView answer={answer} />}</Replied>}
    </Stack>
  );
}

/** Most places listed: what is overdue comes first, so the rest is what is on time. */
const listed = '20';

export function Places() {
  const [place, setPlace] = useState<MoneyPlace | undefined>(() => placeOfSearch(window.location.search));
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" variant="h5">
        {place === undefined
          ? t('trace.places', 'Where money waits now')
          : t('trace.place', 'Why it waits: {{place}}', {
              place: [place.channel, place.clearingDay, place.stage && stageName(place.stage)]
                .filter((each) => each !== undefined)
                .join(', '),
            })}
      </Text>
      {place === undefined ? (
        <AllPlaces explain={setPlace} />
      ) : (
        <>
          <OnePlace place={place} />
          <div>
            <Button size="sm" variant="secondary" onClick={() => setPlace(undefined)}>
              {t('trace.all_places', 'All places')}
            </Button>
          </div>
        </>
      )}
    </Stack>
  );
}

function AllPlaces({ explain }: { explain(place: MoneyPlace): void }) {
  const reply = useCollector<WaitingAnswer>('waiting', { limit: listed }, 0);
  return <Replied reply={reply}>{(answer) => <WaitingTable answer={answer} explain={explain} />}</Replied>;
}

function OnePlace({ place }: { place: MoneyPlace }) {
  const reply = useCollector<ExplainAnswer>('explain', parametersOf(place), 0);
  return <Replied reply={reply}>{(answer) => <Explanation answer={answer} />}</Replied>;
}
