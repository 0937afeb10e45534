import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceInstanceSettings,
  FieldType,
  LoadingState,
  toDataFrame,
} from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { from, type Observable } from 'rxjs';
import { report } from './report.ts';

interface Target {
  readonly refId: string;
  readonly expr: string;
  readonly instant?: boolean;
  readonly range?: boolean;
  readonly format?: string;
  readonly legendFormat?: string;
}

interface Series {
  readonly metric: Record<string, string>;
  readonly value?: [number, string];
  readonly values?: [number, string][];
}

/** Seconds between scrapes of the data that is shown; `$__rate_interval` covers four of them, as in Grafana. */
const scrape = Number(new URLSearchParams(location.search).get('scrape') ?? 15);

/** Variables of the scene around a query; several values become one regular expression, as in Grafana. */
function interpolate(text: string, scopedVars: DataQueryRequest['scopedVars']): string {
  const scene = (scopedVars as Record<string, { value?: { valueOf(): unknown } }>).__sceneObject?.value;
  const object = scene?.valueOf();
  if (object === undefined) return text;
  return sceneGraph.interpolate(object as never, text, scopedVars, (value: unknown) =>
    Array.isArray(value) ? (value.length === 1 ? String(value[0]) : `(${value.join('|')})`) : String(value),
  );
}

/**
 * Prometheus as a data source of the harness: enough of Grafana's to feed panels. Its own formatting of legends,
 * tables and steps; what Grafana's does more is not shown here.
 */
export class HarnessPrometheus extends DataSourceApi<Target & { refId: string }> {
  override query(request: DataQueryRequest<Target & { refId: string }>): Observable<DataQueryResponse> {
    return from(this.answer(request));
  }

  async answer(request: DataQueryRequest<Target & { refId: string }>): Promise<DataQueryResponse> {
    report.pending++;
    try {
      const frames = await Promise.all(request.targets.map((target) => ask(target, request)));
      return { data: frames.flat(), state: LoadingState.Done, key: request.requestId };
    } finally {
      report.pending--;
    }
  }

  override async metricFindQuery(
    query: unknown,
    options?: { range?: { from: { valueOf(): number }; to: { valueOf(): number } } },
  ) {
    const text = typeof query === 'string' ? query : String((query as { query?: string }).query);
    const [, selector, label] = /label_values\((?:(.+),\s*)?(\w+)\)/s.exec(text) ?? [];
    if (label === undefined) return [];
    const search = new URLSearchParams(selector === undefined ? {} : { 'match[]': selector });
    const range = options?.range;
    if (range !== undefined) {
      search.set('start', String(range.from.valueOf() / 1000));
      search.set('end', String(range.to.valueOf() / 1000));
    }
    const answer = (await (await fetch(`/prom/api/v1/label/${label}/values?${search}`)).json()) as {
      data: string[];
    };
    return answer.data.map((name) => ({ text: name }));
  }

  override async testDatasource() {
    return { status: 'success', message: 'ok' };
  }
}

async function ask(target: Target, request: DataQueryRequest): Promise<DataFrame[]> {
  const start = request.range.from.valueOf() / 1000;
  const end = request.range.to.valueOf() / 1000;
  const points = Math.min(request.maxDataPoints ?? 500, 1000);
  const step = Math.max(scrape, Math.ceil((end - start) / points));
  const scoped = {
    ...request.scopedVars,
    __rate_interval: { text: '', value: `${Math.max(4 * scrape, step + scrape)}s` },
    __interval: { text: '', value: `${step}s` },
    __range: { text: '', value: `${Math.round(end - start)}s` },
    __range_s: { text: '', value: `${Math.round(end - start)}` },
  };
  const expr = interpolate(target.expr, scoped);
  const search = target.instant
    ? new URLSearchParams({ query: expr, time: String(end) })
    : new URLSearchParams({ query: expr, start: String(start), end: String(end), step: String(step) });
  const answer = (await (
    await fetch(`/prom/api/v1/${target.instant ? 'query' : 'query_range'}`, { method: 'POST', body: search })
  ).json()) as { status: string; error?: string; data?: { result: Series[] } };
  const result = answer.data?.result ?? [];
  report.queries.push({
    ...{ expr, status: answer.status, series: result.length },
    ...(answer.error === undefined ? {} : { error: answer.error }),
  });
  if (answer.status !== 'success') throw new Error(answer.error);
  const legendFormat = interpolate(target.legendFormat ?? '', scoped);
  return target.format === 'table'
    ? [tableOf(target, result, request.targets.length > 1)]
    : result.map((series) => frameOf({ ...target, legendFormat }, series, step));
}

const number = (text: string): number => Number(text.replace('Inf', 'Infinity'));

function frameOf(
  { refId, legendFormat }: Target,
  { metric, value, values }: Series,
  step: number,
): DataFrame {
  const samples = values ?? (value === undefined ? [] : [value]);
  const legend =
    legendFormat === undefined || legendFormat === '' || legendFormat === '__auto'
      ? undefined
      : legendFormat.replace(/{{\s*(\w+)\s*}}/g, (_, name: string) => metric[name] ?? '');
  return toDataFrame({
    refId,
    fields: [
      {
        name: 'Time',
        type: FieldType.time,
        // A longer gap is a gap: as with Grafana's own data source, no line crosses it.
        config: { interval: step * 1000 },
        values: samples.map(([seconds]) => seconds * 1000),
      },
      {
        name: 'Value',
        type: FieldType.number,
        labels: metric,
        config: legend === undefined ? {} : { displayNameFromDS: legend },
        values: samples.map(([, text]) => number(text)),
      },
    ],
  });
}

/** Instant samples as one table: time, a column per label, the value. */
function tableOf({ refId }: Target, result: readonly Series[], several: boolean): DataFrame {
  const labels = [...new Set(result.flatMap(({ metric }) => Object.keys(metric)))].sort();
  const last = ({ value, values }: Series): [number, string] => value ?? values?.at(-1) ?? [0, 'NaN'];
  return toDataFrame({
    refId,
    fields: [
      { name: 'Time', type: FieldType.time, values: result.map((s) => last(s)[0] * 1000) },
      ...labels.map((name) => ({
        ...{ name, type: FieldType.string },
        values: result.map(({ metric }) => metric[name] ?? ''),
      })),
      // As Grafana's data source names them, so that several tables can be merged by their labels.
      {
        name: several ? `Value #${refId}` : 'Value',
        type: FieldType.number,
        values: result.map((s) => number(last(s)[1])),
      },
    ],
  });
}

/** Settings of the one data source there is. */
export const settings = {
  ...{ id: 1, uid: 'prom', name: 'Prometheus', type: 'prometheus', isDefault: true, access: 'proxy' },
  ...{ jsonData: {}, readOnly: true },
  meta: {
    ...{ id: 'prometheus', name: 'Prometheus', type: 'datasource', metrics: true },
    ...{ info: { logos: {} }, module: '', baseUrl: '' },
  },
} as unknown as DataSourceInstanceSettings;
