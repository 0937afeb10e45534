/** What an administrator set on the page Configuration (jsonData of the app). Secrets are never here. */
export interface Settings {
  /** Uid of the Prometheus the pages start with; empty = Grafana's default. */
  readonly datasource?: string;
  /** The collector's address as Grafana's server sees it, without a trailing slash. */
  readonly collectorUrl?: string;
}

let current: Settings = {};

export const settings = (): Settings => current;

export function remember(jsonData: Settings | undefined): void {
  current = jsonData ?? {};
}
