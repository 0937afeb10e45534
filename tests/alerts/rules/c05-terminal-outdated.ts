import type { Severity } from '../../../alerts/severity.ts';
import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';

interface Inventory {
  readonly expiring: number;
  readonly model: number;
  readonly credential: string;
}

const of = (model: string, credential = 'ca_cert'): Labels => ({ terminal_model: model, credential });

function expiring(severity: Severity, within: string, share: number): Story {
  const other = within === '1d' ? '7d' : '1d';
  return story<Inventory>({
    alert: 'CredentialExpiring',
    severity,
    step: 300,
    minutes: 120,
    fault: [30, 60],
    params: { expiring: 5.5, model: 5 / share, credential: 'ca_cert' },
    series: (time: Timeline, who: Labels, { expiring: terminals, model }: Inventory) => [
      gauge(time, 'acquirer_terminal_credentials_expiring', { ...who, within }, 0, terminals),
      gauge(time, 'acquirer_terminal_credentials_expiring', { ...who, within: other }, 0),
      gauge(
        time,
        'acquirer_terminals_by_version',
        { terminal_model: who.terminal_model!, firmware: '1', state: 'silent' },
        model,
      ),
    ],
    cast: [
      fault(of('p8'), { value: 5.5 }),
      healthy(of('k3')),
      gone(of('q1')),
      near('a share below the limit', of('large'), { model: 5.8 / share }),
      near('working keys are renewed every morning', of('m4', 'working_key'), { expiring: 500 }),
      quiet('four terminals', of('small'), { expiring: 4.5, model: 10 }),
    ],
    without: { counter_reset: 'gauges only' },
  });
}

interface Errors {
  /** TLS errors a minute on every gateway of the list, and how many gateways have them. */
  readonly perMinute: number;
  readonly usual: number;
  readonly failing: number;
  readonly gateways: number;
  /** Of each gateway. */
  readonly connections: number;
}

const errors = (time: Timeline, _who: Labels, { perMinute, usual, failing, gateways, connections }: Errors) =>
  Array.from({ length: gateways }, (_, i) => [
    counter(
      time,
      'acquirer_access_connection_errors_total',
      { gateway: `gw${i}`, reason: 'tls' },
      usual,
      i < failing ? perMinute : usual,
    ),
    gauge(time, 'acquirer_access_connections', { gateway: `gw${i}` }, connections),
  ]).flat();

export const c05Stories: readonly Story[] = [
  expiring('page', '1d', 0.001),
  expiring('urgent', '7d', 0.001),
  expiring('ticket', '30d', 0.005),
  story<Errors>({
    alert: 'TlsErrorsEverywhere',
    severity: 'page',
    step: 30,
    minutes: 140,
    fault: [100, 115],
    apart: true,
    params: { perMinute: 5.5, usual: 1, failing: 6, gateways: 10, connections: 1000 },
    series: errors,
    cast: [
      fault({}, { value: 0.6 }),
      fault({}, { value: 1 }, { failing: 2, gateways: 2 }),
      healthy({}),
      gone({}),
      restarted({}),
      near('half of the gateways', {}, { failing: 5 }),
      near('4.5 errors a minute', {}, { perMinute: 4.5, usual: 0.5 }),
      near('4.6 times the usual errors', {}, { perMinute: 10, usual: 2.2 }),
      near('5.5 errors a minute in 1,200 connections', {}, { connections: 1200 }),
      quiet('a single gateway', {}, { failing: 1, gateways: 1 }),
    ],
    firesAt: 106.5,
    resolvesAt: 126,
  }),
];
