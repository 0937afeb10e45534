import type { Logger } from '../log.ts';
import { type Silences, silencesSchema } from './changes.ts';

const timeoutMs = 5_000;

export type AskSilences = () => Promise<Silences | undefined>;

/** Asks an Alertmanager for its silences; undefined when it cannot be asked or answers something else. */
export function askSilences(url: string, log: Logger): AskSilences {
  const target = new URL('api/v2/silences', url.endsWith('/') ? url : `${url}/`);
  return async () => {
    try {
      const response = await fetch(target, { signal: AbortSignal.timeout(timeoutMs) });
      const result = silencesSchema.safeParse(await response.json());
      if (response.ok && result.success) return result.data;
      log.warn({ status: response.status }, 'Alertmanager did not list its silences');
    } catch {
      log.warn('Alertmanager cannot be asked for its silences');
    }
    return undefined;
  };
}
