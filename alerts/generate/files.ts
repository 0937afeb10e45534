import { alertmanagerConfig } from './alertmanager.ts';
import { grafanaRules } from './grafana.ts';
import { prometheusRules } from './prometheus.ts';
import { alertReference } from './reference.ts';

/** Everything generated from alerts/: path from the repository root, and what it must hold. */
export const alertFiles: readonly { readonly path: string; readonly text: () => string }[] = [
  { path: 'alerts/generated/prometheus-rules.yml', text: prometheusRules },
  { path: 'alerts/generated/alertmanager.yml', text: alertmanagerConfig },
  { path: 'alerts/generated/grafana-rules.yaml', text: grafanaRules },
  { path: 'docs/reference/alerts.md', text: alertReference },
];
