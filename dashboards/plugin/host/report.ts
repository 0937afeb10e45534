/** What the check reads from a page: what went wrong, and what was asked and answered. */
export interface Report {
  pluginLoaded: boolean;
  readonly errors: string[];
  readonly queries: {
    readonly expr: string;
    readonly status: string;
    readonly series: number;
    readonly error?: string;
  }[];
  /** Queries under way. */
  pending: number;
}

export const report: Report = { pluginLoaded: false, errors: [], queries: [], pending: 0 };

(window as unknown as { harness: Report }).harness = report;
window.addEventListener('error', ({ message }) => report.errors.push(message));
window.addEventListener('unhandledrejection', ({ reason }) => report.errors.push(String(reason)));
