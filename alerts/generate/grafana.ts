import { stringify } from 'yaml';
import { type CatalogueEntry, catalogue } from '../index.ts';
import { defaultLinks, type LinkBase } from '../links.ts';
import { guarded } from '../promql.ts';
import { type Group, groups } from '../rule.ts';
import { type Text, template } from '../text.ts';
import { type Thresholds, thresholdValues } from '../thresholds.ts';
import { annotationTexts, staticLabels } from './prometheus.ts';

/** Uid of the data source the rules ask; the recording rules must be loaded behind it. */
export const defaultDatasource = 'prometheus';

/** Grafana's templates know labels and values but ask no queries: what would be one is read on the board. */
const forGrafana = (text: Text): string =>
  template(
    text.map((part) => (typeof part !== 'string' && part.kind === 'query' ? 'see the dashboard' : part)),
  ).replaceAll('{{ $value |', '{{ $values.A.Value |');

const kebab = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();

/** At most 40 characters, stable and readable: Grafana keys rules by it. */
const uidOf = (alert: string, severity: string, cause: string): string =>
  `acq-${kebab(alert)}-${severity}-${cause.slice(0, 3)}`.slice(0, 40);

function grafanaRule(entry: CatalogueEntry, links: LinkBase, datasource: string): Record<string, unknown> {
  const { rule, of } = entry;
  const expression = (refId: string, model: Record<string, unknown>): unknown => ({
    refId,
    datasourceUid: '__expr__',
    model: { refId, datasource: { type: '__expr__', uid: '__expr__' }, ...model },
  });
  return {
    uid: uidOf(rule.alert, rule.severity, of.cause.label),
    title: `${rule.alert} (${rule.severity}, ${of.cause.label})`,
    condition: 'C',
    data: [
      {
        refId: 'A',
        relativeTimeRange: { from: 600, to: 0 },
        datasourceUid: datasource,
        model: {
          refId: 'A',
          datasource: { type: 'prometheus', uid: datasource },
          expr: guarded(rule.expr, rule.guards),
          instant: true,
          range: false,
        },
      },
      // The condition is in the query: whatever it returns fires, a value of 0 (up == 0) as well.
      expression('B', { type: 'math', expression: '$A * 0 + 1' }),
      expression('C', {
        type: 'threshold',
        expression: 'B',
        conditions: [{ evaluator: { type: 'gt', params: [0] } }],
      }),
    ],
    // A query that filters returns nothing when all is well; a data source that fails says so itself.
    noDataState: 'OK',
    execErrState: 'Error',
    for: rule.for,
    keepFiringFor: rule.keepFiringFor,
    labels: { alertname: rule.alert, ...staticLabels(entry) },
    annotations: Object.fromEntries(
      Object.entries(annotationTexts(entry, links)).map(([name, text]) => [name, forGrafana(text)]),
    ),
    isPaused: false,
  };
}

/** Grafana-managed alert rules for file provisioning (Grafana 9.1 and later), the same conditions as Prometheus'. */
export function grafanaRules(
  t: Thresholds = thresholdValues,
  links: LinkBase = defaultLinks,
  datasource: string = defaultDatasource,
): string {
  const entries = catalogue(t).filter(({ rule }) => rule.alert !== 'Watchdog');
  const file = {
    apiVersion: 1,
    groups: (Object.keys(groups) as Group[]).map((name) => ({
      orgId: 1,
      name: `acquirer-${name}`,
      folder: 'Acquirer',
      interval: groups[name],
      rules: entries
        .filter(({ rule }) => rule.group === name)
        .map((entry) => grafanaRule(entry, links, datasource)),
    })),
  };
  const header =
    '# Generated from alerts/ by `npm run generate`; edit there. Needs the recording rules of prometheus-rules.yml.\n';
  return header + stringify(file, { lineWidth: 0 });
}
