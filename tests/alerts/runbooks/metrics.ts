import { recordingRules } from '../../../alerts/index.ts';
import { loadConfig } from '../../../collector/config/load.ts';
import type { Metric } from '../../../collector/families/family.ts';
import { engineLoader, nowhere } from '../../../collector/ledgerengine.ts';
import { allMetrics } from '../../../collector/metrics/metrics.ts';
import { ownMetrics } from '../../../collector/metrics/own.ts';
import type { Store } from '../../../collector/stores/store.ts';

const { config } = loadConfig('collector/config/profiles/b.yaml');
const { ledger, tallies } = engineLoader(config)(nowhere as Store);
/** Every metric that the collector exports with profile B, by name. */
export const exported = new Map<string, Metric>(
  allMetrics(config, ledger, tallies).map((metric) => [metric.name, metric]),
);
const own = (await ownMetrics({ version: '0', queuedBytes: () => 0, ready: () => true }).text())
  .split('\n')
  .flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []);
const recorded = new Set(recordingRules().map(({ record }) => record));

/** Of Prometheus, Alertmanager and the notifier, which export their own. */
const others =
  /^(up|ALERTS|ALERTS_FOR_STATE|(prometheus|alertmanager|acquirer_notifier|process|nodejs)_\w+)$/;

/** Words of PromQL that stand where a name may stand. */
const words = new Set(
  'and or unless by without on ignoring group_left group_right offset bool inf nan start end'.split(' '),
);

/** Labels whose values come from the configuration: profile B need not have each of them. */
const ofConfiguration = new Set(['response_code', 'txn_type', 'settlement_mode', 'le']);

/** What a query asks for that nobody exports or records: names, labels, values of labels. */
export function unknownIn(query: string): string[] {
  const bare = query
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, '')
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\[[^\]]*\]|offset\s+\w+/g, '');
  const names = [...bare.matchAll(/[a-zA-Z_][\w:]*(?!\w|\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !words.has(name.toLowerCase()) && !/^[smhdwy]$/.test(name));
  const missing = names
    .filter((name) => metricOf(name) === undefined && !recorded.has(name))
    .filter((name) => !others.test(name) && !own.includes(name))
    .map((name) => `nobody exports ${name}`);
  return [...missing, ...labelsIn(query)];
}

const metricOf = (name: string): Metric | undefined =>
  exported.get(name) ?? exported.get(name.replace(/_(bucket|sum|count)$/, ''));

function labelsIn(query: string): string[] {
  return [...query.matchAll(/([a-z_]\w*)\{([^}]*)\}/g)].flatMap(([, name, body]) => {
    const metric = metricOf(name!);
    if (metric === undefined) return [];
    return [...body!.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"/g)].flatMap(([, label, op, value]) => {
      if (ofConfiguration.has(label!)) return [];
      const at = metric.labels.indexOf(label!);
      if (at < 0) return [`${name} has no label ${label}`];
      const pattern = op!.includes('~') ? new RegExp(`^(?:${value})$`) : undefined;
      const some = metric.series.some((labels) =>
        pattern ? pattern.test(labels[at]!) : labels[at] === value,
      );
      return some || value === '' ? [] : [`${name} never has ${label}${op}"${value}"`];
    });
  });
}
