import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageMetrics } from '../plugin/src/logic/queries.ts';
import { metricsIn } from '../pluginfiles.ts';

const boards = join(import.meta.dirname, '../generated/en');

/** Names of the collector's metrics that boards and pages show; a histogram is asked for by its parts. */
export function shownMetrics(): string[] {
  const files = existsSync(boards) ? readdirSync(boards) : [];
  const names = files.flatMap((file) => metricsIn(readFileSync(join(boards, file), 'utf8')));
  return [...new Set([...names, ...pageMetrics])]
    .filter((name) => name.startsWith('acquirer_'))
    .map((name) => name.replace(/_(?:bucket|sum|count)$/, ''));
}
