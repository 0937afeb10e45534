import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import type { Parameters } from '../logic/inspect.ts';
import { pluginId } from '../logic/links.ts';
import { settings } from './settings.ts';

/** How the collector answers through Grafana's server, which adds the token: it never reaches a browser. */
export type CollectorState = 'ready' | 'not_ready' | 'unreachable';

/** Asks through the route `collector` of plugin.json. */
const through = async <T>(path: string, params: Parameters, responseType: 'text' | 'json'): Promise<T> =>
  (
    await lastValueFrom(
      getBackendSrv().fetch<T>({
        url: `/api/plugin-proxy/${pluginId}/collector/${path}`,
        ...{ method: 'GET', params, responseType, showErrorAlert: false, showSuccessAlert: false },
      }),
    )
  ).data;

/** Asks the collector's /readyz. */
export async function collectorState(): Promise<CollectorState> {
  try {
    await through('readyz', {}, 'text');
    return 'ready';
  } catch (error) {
    return (error as { status?: number }).status === 503 ? 'not_ready' : 'unreachable';
  }
}

/** Questions about money the collector answers to a reader's token. */
export type Question = 'waiting' | 'explain' | 'trace';

/**
 * An answer, or why there is none: `unset` = no address is configured, `forbidden` = no token, or not a reader's,
 * `refused` = the question has a mistake, `busy` = too many search at this moment.
 */
export type Reply<A> =
  | { readonly state: 'answered'; readonly answer: A }
  | { readonly state: 'unset' | 'forbidden' | 'busy' | 'not_ready' | 'unreachable' }
  | { readonly state: 'refused'; readonly message: string };

interface Failed {
  readonly status?: number;
  readonly data?: { readonly error?: { readonly message?: string } };
}

export async function askCollector<A>(question: Question, params: Parameters): Promise<Reply<A>> {
  if ((settings().collectorUrl ?? '') === '') return { state: 'unset' };
  try {
    return { state: 'answered', answer: await through<A>(`v1/${question}`, params, 'json') };
  } catch (error) {
    const { status, data } = error as Failed;
    switch (status) {
      case 400:
        return { state: 'refused', message: data?.error?.message ?? '' };
      case 401:
      case 403:
        return { state: 'forbidden' };
      case 429:
        return { state: 'busy' };
      case 503:
        return { state: 'not_ready' };
      default:
        return { state: 'unreachable' };
    }
  }
}
