import { join } from 'node:path';
import type { Bench } from './backtestrun.ts';
import { readAlertmanagerConfig } from './routes.ts';
import { forAlerts, readRuleFile } from './rulefile.ts';

const generated = join(import.meta.dirname, '../generated');

/** The shipped rules and routes, with a scratch folder and the path of a Prometheus. */
export const benchIn = (folder: string, prometheus: string, keep = false): Bench => ({
  prometheus,
  rules: forAlerts(readRuleFile(join(generated, 'prometheus-rules.yml'))),
  model: readAlertmanagerConfig(join(generated, 'alertmanager.yml')),
  folder,
  keep,
});
