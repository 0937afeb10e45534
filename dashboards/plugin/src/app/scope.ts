import type { DataSourceVariable, SceneTimeRange } from '@grafana/scenes';
import { useEffect, useState } from 'react';
import type { Range } from '../logic/links.ts';
import type { Sample } from '../logic/samples.ts';
import { ask } from './ask.ts';

/** What a page's own parts share with its graphs: the time range and the data source chosen above them. */
export interface Scope {
  readonly time: SceneTimeRange;
  readonly datasource: DataSourceVariable;
}

/** The end of the chosen time range, epoch ms: what "now" is on a page. */
export const useNow = ({ time }: Scope): number => time.useState().value.to.valueOf();

/** The chosen time range as URLs carry it. */
export function useRange({ time }: Scope): Range {
  const { from, to } = time.useState();
  return { from, to };
}

export const useDatasource = ({ datasource }: Scope): string => String(datasource.useState().value ?? '');

export interface Answer<K extends string> {
  readonly loading: boolean;
  readonly error: string | undefined;
  readonly samples: Readonly<Record<K, readonly Sample[]>> | undefined;
}

/** Instant queries at the end of the time range, asked again when it or the data source changes. */
export function useAnswers<K extends string>(scope: Scope, queries: Readonly<Record<K, string>>): Answer<K> {
  const at = useNow(scope);
  const datasource = useDatasource(scope);
  const asked = JSON.stringify(queries);
  const [answer, setAnswer] = useState<Answer<K>>({ loading: true, error: undefined, samples: undefined });
  useEffect(() => {
    let current = true;
    setAnswer((before) => ({ ...before, loading: true }));
    ask(datasource, JSON.parse(asked) as Record<K, string>, at).then(
      (samples) => current && setAnswer({ loading: false, error: undefined, samples }),
      (error: Error) =>
        current && setAnswer((before) => ({ ...before, loading: false, error: error.message })),
    );
    return () => {
      current = false;
    };
  }, [datasource, asked, at]);
  return answer;
}
