/** A firing alert as the status page lists it. */
export interface FiringAlert {
  readonly name: string;
  readonly severity: string;
  readonly summary: string;
  /** RFC 3339. */
  readonly since: string;
}

/** What Alertmanager answered last. */
export type Alerts =
  | { readonly state: 'not_configured' }
  | { readonly state: 'unreachable' }
  | { readonly state: 'known'; readonly alerts: readonly FiringAlert[] };

const timeoutMs = 1500;
const freshForMs = 10_000;
const severities = ['page', 'urgent', 'ticket', 'info'];

interface Answered {
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly startsAt?: string;
}

/**
 * Asks Alertmanager (`/api/v2/alerts`, unsilenced and uninhibited ones) at most every ten seconds; `now` in epoch ms.
 * A status page that waits for a dead Alertmanager would be of no use, so an answer is given up after 1.5 s.
 */
export function alertReader(url: string | undefined, now: () => number): () => Promise<Alerts> {
  if (url === undefined) return async () => ({ state: 'not_configured' });
  const target = new URL('api/v2/alerts?active=true&silenced=false&inhibited=false', withSlash(url));
  let asked = Number.NEGATIVE_INFINITY;
  let last: Promise<Alerts> | undefined;

  async function ask(): Promise<Alerts> {
    try {
      const response = await fetch(target, { signal: AbortSignal.timeout(timeoutMs) });
      if (!response.ok) return { state: 'unreachable' };
      return { state: 'known', alerts: sorted((await response.json()) as Answered[]) };
    } catch {
      return { state: 'unreachable' };
    }
  }

  return () => {
    if (last === undefined || now() - asked >= freshForMs) {
      asked = now();
      last = ask();
    }
    return last;
  };
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);

/** The gravest first, then the oldest. The watchdog always fires and says nothing. */
function sorted(alerts: readonly Answered[]): FiringAlert[] {
  const rank = (severity: string): number =>
    (severities.indexOf(severity) + severities.length) % severities.length;
  return alerts
    .map(({ labels = {}, annotations = {}, startsAt = '' }) => ({
      name: labels.alertname ?? '',
      severity: labels.severity ?? '',
      summary: annotations.summary ?? '',
      since: startsAt,
    }))
    .filter(({ name }) => name !== 'Watchdog')
    .sort((a, b) => rank(a.severity) - rank(b.severity) || a.since.localeCompare(b.since));
}
