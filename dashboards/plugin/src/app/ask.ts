import {
  CoreApp,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  dateTime,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { lastValueFrom, type ObservableInput, from as observe } from 'rxjs';
import { type Sample, samplesOf } from '../logic/samples.ts';

let asked = 0;

/**
 * Instant queries at one moment (epoch ms), answered by name. The queries go through Grafana's data source, so its
 * permissions and its cache hold. Throws the first error of the data source.
 */
export async function ask<K extends string>(
  datasource: string,
  queries: Readonly<Record<K, string>>,
  at: number,
): Promise<Record<K, Sample[]>> {
  const names = Object.keys(queries) as K[];
  const source: DataSourceApi = await getDataSourceSrv().get(datasource === '' ? null : { uid: datasource });
  const ref = { uid: source.uid, type: source.type };
  const to = dateTime(at);
  const from = dateTime(at - 300_000);
  const targets = names.map((name, i) => ({
    ...{ refId: `q${i}`, datasource: ref, expr: queries[name] },
    ...{ instant: true, range: false, format: 'time_series', legendFormat: '' },
  }));
  const request = {
    requestId: `acquirer-${asked++}`,
    ...{ app: CoreApp.Unknown, timezone: 'browser', scopedVars: {}, startTime: Date.now() },
    ...{ interval: '1m', intervalMs: 60_000, maxDataPoints: 1 },
    range: { from, to, raw: { from, to } },
    targets,
  } as DataQueryRequest;
  const response = await lastValueFrom(observe(source.query(request) as ObservableInput<DataQueryResponse>));
  const error = response.error ?? response.errors?.[0];
  if (error !== undefined) throw new Error(error.message ?? 'the data source answered with an error');
  const frames = response.data as DataFrame[];
  return Object.fromEntries(
    names.map((name, i) => [name, samplesOf(frames.filter(({ refId }) => refId === `q${i}`))]),
  ) as Record<K, Sample[]>;
}
