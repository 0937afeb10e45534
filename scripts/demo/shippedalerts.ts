import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../alerts/generated');

/** The rules that go with the collector, for Prometheus. */
export const shippedRules = join(folder, 'prometheus-rules.yml');

/** Alertmanager's configuration that goes with the rules. */
export const shippedRouting = (): string => readFileSync(join(folder, 'alertmanager.yml'), 'utf8');
