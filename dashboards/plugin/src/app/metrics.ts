import json from '../generated/metrics.json';
import type { Wanted } from '../logic/metriccheck.ts';
import { pageMetrics } from '../logic/queries.ts';

const boards = json.used as readonly Wanted[];

/** Every metric the boards and pages ask for. */
export const wantedMetrics: readonly Wanted[] = [
  ...boards,
  ...pageMetrics.filter((name) => !boards.some((b) => b.name === name)).map((name) => ({ name, boards: [] })),
].sort((a, b) => (a.name < b.name ? -1 : 1));

/** Names recording rules write. */
export const recordedMetrics: ReadonlySet<string> = new Set(json.recorded);
