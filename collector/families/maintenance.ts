import type { Vocabulary } from '../config/vocabulary.ts';
import { maintenanceKinds } from '../events/vocabulary.ts';
import { isActive, type MaintenanceKind, type MaintenanceScope } from '../ledger/maintenance.ts';
import type { Family, Metric } from './family.ts';
import { gaugeEach, pairs, seconds } from './views.ts';

/** Who can have maintenance. A bank and an issuer may share a name, so the type belongs to the scope. */
function scopesOf(vocabulary: Vocabulary): [MaintenanceScope, string][] {
  const named = (type: MaintenanceScope, ids: readonly string[]): [MaintenanceScope, string][] =>
    ids.filter((id) => id !== 'other').map((id) => [type, id]);
  return [
    ...named('channel', vocabulary.channels),
    ...named('bank', vocabulary.banks),
    ...named('issuer', vocabulary.issuers),
    ...named('gateway', vocabulary.gateways),
    ['all', 'all'],
  ];
}

/** Announced maintenance. A window of scope `all` shows at every scope, so that a rule joins on one. */
export const maintenance: Family = ({ maintenance: book }, vocabulary) => {
  const scope = { label: 'scope', values: scopesOf(vocabulary).map(([type, id]) => `${type}|${id}`) };
  const kind = { label: 'kind', values: maintenanceKinds };
  const typed = (metric: Metric): Metric => pairs(metric, 'scope', '|', ['scope_type', 'scope']);
  const parts = (key: string) => key.split('|') as [MaintenanceScope, string];
  const current = (now: number, key: string, of: string) =>
    book.current(...parts(key), of as MaintenanceKind, now);
  return [
    typed(
      gaugeEach(
        'acquirer_maintenance_window_active',
        '1 while an announced maintenance window of the scope lasts.',
        [scope, kind],
        (now, key, of) => {
          const window = current(now, key, of);
          return window !== undefined && isActive(window, now) ? 1 : 0;
        },
      ),
    ),
    typed(
      gaugeEach(
        'acquirer_maintenance_window_start_timestamp_seconds',
        'Start of the window that lasts, or else of the next one announced; 0 = none.',
        [scope, kind],
        (now, key, of) => seconds(current(now, key, of)?.start),
      ),
    ),
    typed(
      gaugeEach(
        'acquirer_maintenance_window_end_timestamp_seconds',
        'Planned end of the window that lasts, or else of the next one announced; 0 = none.',
        [scope, kind],
        (now, key, of) => seconds(current(now, key, of)?.end),
      ),
    ),
    typed(
      gaugeEach(
        'acquirer_maintenance_overrun_seconds',
        'Time since the planned end of a window nobody reported ended, while the scope still fails; 0 otherwise and after 24 hours.',
        [scope],
        (now, key) => seconds(book.overrun(...parts(key), now)),
      ),
    ),
  ];
};
