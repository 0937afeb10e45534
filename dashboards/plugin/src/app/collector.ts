import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { pluginId } from '../logic/links.ts';

/** How the collector answers through Grafana's server, which adds the token: it never reaches a browser. */
export type CollectorState = 'ready' | 'not_ready' | 'unreachable';

/** Asks the collector's /readyz through the route `collector` of plugin.json. */
export async function collectorState(): Promise<CollectorState> {
  try {
    await lastValueFrom(
      getBackendSrv().fetch({
        url: `/api/plugin-proxy/${pluginId}/collector/readyz`,
        ...{ method: 'GET', responseType: 'text', showErrorAlert: false, showSuccessAlert: false },
      }),
    );
    return 'ready';
  } catch (error) {
    return (error as { status?: number }).status === 503 ? 'not_ready' : 'unreachable';
  }
}
