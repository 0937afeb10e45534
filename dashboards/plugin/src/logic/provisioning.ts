import { pluginId } from './links.ts';

/** Files to copy, in the order they are needed. */
export interface Snippet {
  readonly file: string;
  readonly text: string;
}

/** Provisioning for an installation with this Prometheus (its URL as Grafana's server sees it) and collector. */
export function snippets(prometheus: string, collector: string): Snippet[] {
  return [
    {
      file: 'prometheus.yml',
      text: `rule_files:
  - /etc/prometheus/prometheus-rules.yml
scrape_configs:
  - job_name: acquirer-collector
    scrape_interval: 15s
    static_configs:
      - targets: [${collector.replace(/^https?:\/\//, '')}]
`,
    },
    {
      file: 'provisioning/datasources/acquirer.yaml',
      text: `apiVersion: 1
datasources:
  - name: Acquirer Prometheus
    uid: prometheus
    type: prometheus
    access: proxy
    url: ${prometheus}
    jsonData:
      timeInterval: 15s
`,
    },
    {
      file: 'provisioning/plugins/acquirer.yaml',
      text: `apiVersion: 1
apps:
  - type: ${pluginId}
    disabled: false
    jsonData:
      datasource: prometheus
      collectorUrl: ${collector}
    secureJsonData:
      collectorToken: $ACQUIRER_COLLECTOR_TOKEN
`,
    },
  ];
}
