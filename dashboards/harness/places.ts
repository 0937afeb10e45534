import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something to look at in the harness. */
export interface Place {
  readonly name: string;
  readonly title: string;
  readonly path: string;
  readonly kind: 'page' | 'board';
  /** Shows the collector's answers, a shipped text or a form: nothing of Prometheus. */
  readonly withoutQueries?: true;
}

const app = 'acquirer-observability-app';
const boardFolder = join(import.meta.dirname, '../generated/en');

const pages: readonly Place[] = [
  { name: 'overview', title: 'Overview', path: `/a/${app}/overview`, kind: 'page' },
  { name: 'money-path', title: 'Money path', path: `/a/${app}/money-path`, kind: 'page' },
  { name: 'trace', title: 'Trace', path: `/a/${app}/trace`, kind: 'page', withoutQueries: true },
  { name: 'alerts', title: 'Alerts', path: `/a/${app}/alerts`, kind: 'page' },
  {
    name: 'runbook',
    title: 'A runbook',
    path: `/a/${app}/alerts/runbook/clearing_delay`,
    kind: 'page',
    withoutQueries: true,
  },
  { name: 'setup', title: 'Setup', path: `/a/${app}/setup`, kind: 'page' },
  {
    name: 'configuration',
    title: 'Configuration',
    path: `/plugins/${app}`,
    kind: 'page',
    withoutQueries: true,
  },
];

/** Every page of the app and every generated board. */
export function places(): Place[] {
  const files = existsSync(boardFolder) ? readdirSync(boardFolder).filter((f) => f.endsWith('.json')) : [];
  const boards = files.sort().map((file): Place => {
    const { uid, title } = JSON.parse(readFileSync(join(boardFolder, file), 'utf8')) as {
      uid: string;
      title: string;
    };
    return { name: uid, title, path: `/d/${uid}`, kind: 'board' };
  });
  return [...pages, ...boards];
}
