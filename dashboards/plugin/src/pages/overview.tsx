import { t } from '@grafana/i18n';
import { SceneAppPage } from '@grafana/scenes';
import { Stack } from '@grafana/ui';
import { useMemo } from 'react';
import { useTold } from '../app/firing.ts';
import { ruleBook } from '../app/rulebook.ts';
import { moneyGraph, part, row, scene } from '../app/scenes.tsx';
import { type Answer, type Scope, useAnswers, useNow, useRange } from '../app/scope.ts';
import { attention, type Firing, firings, type Verdict, verdict } from '../logic/attention.ts';
import { duration, money } from '../logic/format.ts';
import { base } from '../logic/links.ts';
import { graphs, overviewQueries } from '../logic/queries.ts';
import { first, type Sample } from '../logic/samples.ts';
import { AttentionList } from '../parts/attentionlist.tsx';
import { Awaiting } from '../parts/state.tsx';
import { type Fact, VerdictBanner } from '../parts/verdict.tsx';

type Asked = keyof typeof overviewQueries;

/** Do I need to act? Attention list first; calm when fine. */
export const overviewPage = (): SceneAppPage =>
  new SceneAppPage({
    title: t('overview.title', 'Overview'),
    subTitle: t('overview.subtitle', 'Are merchants going to miss money, and whose move is it'),
    url: `${base}/overview`,
    routePath: 'overview/*',
    getScene: () =>
      scene((scope) => [
        part(Overview, scope),
        row(
          300,
          moneyGraph(
            t('overview.risk', 'Money at risk within 24 h, by channel'),
            t('overview.risk_about', 'Will probably not be credited when merchants expect it. Good is zero.'),
            graphs.riskByChannel,
            'channel',
          ),
          moneyGraph(
            t('overview.overdue', 'Overdue, by stage'),
            t('overview.overdue_about', 'Past the internal deadline of the stage it is in. Good is zero.'),
            graphs.overdueByStage,
            'stage',
          ),
        ),
      ]),
  });

function Overview({ scope }: { scope: Scope }) {
  const answer = useAnswers(scope, overviewQueries);
  const now = useNow(scope);
  const range = useRange(scope);
  const { samples } = answer;
  const list = useMemo(
    () => (samples === undefined ? [] : firings(ruleBook, samples.alerts, samples.since)),
    [samples],
  );
  const items = useMemo(() => attention(list), [list]);
  const leads = useMemo(() => items.map(({ lead }) => lead), [items]);
  const told = useTold(scope, leads);
  return (
    <Awaiting answer={answer}>
      {samples !== undefined && (
        <Stack direction="column" gap={2}>
          <Head samples={samples} list={list} />
          {list.length > 0 && <AttentionList items={items} told={told} now={now} range={range} />}
        </Stack>
      )}
    </Awaiting>
  );
}

/** Amounts of one or several currencies, the largest first; `0` when there is none. */
const sums = (samples: readonly Sample[]): string =>
  [...samples]
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .map(({ labels, value }) => money(value, labels.currency ?? ''))
    .join(', ') || '0';

function Head({
  samples,
  list,
}: {
  samples: NonNullable<Answer<Asked>['samples']>;
  list: readonly Firing[];
}) {
  const within = (horizon: string): Sample[] =>
    samples.risk.filter(({ labels }) => labels.horizon === horizon);
  const atRisk = within('24h').reduce((sum, { value }) => sum + value, 0);
  const due = first(samples.due);
  const silent = samples.silent.length;
  const is = verdict({ collector: first(samples.collector) ?? 0, list });
  const facts: Fact[] = [
    {
      name: t('overview.fact_risk4', 'At risk within 4 h'),
      value: sums(within('4h')),
      bad: within('4h').some((s) => s.value > 0),
    },
    { name: t('overview.fact_risk24', 'At risk within 24 h'), value: sums(within('24h')), bad: atRisk > 0 },
    {
      name: t('overview.fact_overdue', 'Overdue inside'),
      value: sums(samples.overdue),
      bad: false,
    },
    {
      name: t('overview.fact_merchants', 'Merchants affected'),
      value: String(Math.round(first(samples.merchants) ?? 0)),
      bad: false,
    },
    {
      name: t('overview.fact_due', 'Merchants look in'),
      value: due === undefined ? '–' : duration(due),
      bad: false,
    },
    {
      name: t('overview.fact_sources', 'Sources heard'),
      value: `${(first(samples.sources) ?? 0) - silent} / ${first(samples.sources) ?? 0}`,
      bad: silent > 0,
    },
  ];
  return (
    <VerdictBanner
      verdict={is}
      line={lineOf(is, list)}
      facts={is === 'blind' ? [] : facts.map((fact) => ({ ...fact, bad: fact.bad && is !== 'calm' }))}
    />
  );
}

function lineOf(is: Verdict, list: readonly Firing[]): string {
  const count = (severity: string): number => list.filter((firing) => firing.severity === severity).length;
  if (is === 'blind') return t('overview.line_blind', 'See Setup: it says what is missing and why.');
  if (list.length === 0) return t('overview.line_calm', 'No alert fires.');
  return t('overview.line_counts', '{{page}} page, {{urgent}} urgent, {{ticket}} ticket', {
    page: count('page'),
    urgent: count('urgent'),
    ticket: count('ticket'),
  });
}
