import { useEffect, useMemo, useState } from 'react';
import { language } from '../language.ts';
import type { Firing } from '../logic/attention.ts';
import { filled, type Labels, queriesOf, type Rule, type Words } from '../logic/rulebook.ts';
import { ruleWords } from '../logic/rulewords.ts';
import type { Sample } from '../logic/samples.ts';
import { ask } from './ask.ts';
import { type Scope, useDatasource, useNow } from './scope.ts';

/** What an alert says now, as its notification would say it. */
export interface Told {
  readonly summary: string;
  readonly description: string;
  readonly impact: string;
  readonly action: string;
  readonly money: string;
  readonly merchants: string;
  readonly left: string;
}

/** Alerts whose texts are filled in at once: more do not fit a screen, and each costs up to four queries. */
const most = 25;

const shortTexts = (rule: Rule): readonly Words[] => [rule.money, rule.merchants, rule.left];

/** The texts of alerts that fire, by key. Their queries and conditions are asked at the end of the time range. */
export function useTold(scope: Scope, list: readonly Firing[]): ReadonlyMap<string, Told> {
  const at = useNow(scope);
  const datasource = useDatasource(scope);
  const shown = useMemo(() => list.slice(0, most).filter(({ rule }) => rule !== undefined), [list]);
  const [answers, setAnswers] = useState<ReadonlyMap<string, readonly Sample[]>>(new Map());
  useEffect(() => {
    let current = true;
    const queries = new Set(
      shown.flatMap(({ rule, labels }) => [
        rule!.expr,
        ...[rule![language()].description, ...shortTexts(rule!)].flatMap((words) => queriesOf(words, labels)),
      ]),
    );
    const named = Object.fromEntries([...queries].map((query) => [query, query]));
    if (queries.size > 0)
      ask(datasource, named, at).then(
        (samples) => current && setAnswers(new Map(Object.entries(samples))),
        () => {}, // the texts keep their gaps; that Prometheus fails is said where the alerts are asked
      );
    return () => {
      current = false;
    };
  }, [datasource, at, shown]);
  return useMemo(() => new Map(shown.map((firing) => [firing.key, told(firing, answers)])), [shown, answers]);
}

function told({ rule, labels }: Firing, answers: ReadonlyMap<string, readonly Sample[]>): Told {
  const spoken = language();
  const value = valueNow(answers.get(rule!.expr) ?? [], labels);
  const fill = (words: Words): string =>
    filled(words, { labels, value, answers, translate: (fixed) => fixed });
  const short = (words: Words): string =>
    filled(words, { labels, value, answers, translate: (fixed) => ruleWords(fixed, spoken) });
  const { summary, description, impact, action } = rule![spoken];
  return {
    ...{ summary: fill(summary), description: fill(description), impact: fill(impact), action: fill(action) },
    ...{ money: short(rule!.money), merchants: short(rule!.merchants), left: short(rule!.left) },
  };
}

/** The sample of a condition that belongs to an alert: all its labels are the alert's. */
const valueNow = (samples: readonly Sample[], alert: Labels): number | undefined =>
  samples.find(({ labels }) =>
    Object.entries(labels).every(([name, is]) => name === '__name__' || alert[name] === is),
  )?.value;
