import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../alerts/generated');

/** The rules that go with the collector, for Prometheus. */
export const shippedRules = join(folder, 'prometheus-rules.yml');

/** Everything to one receiver, one message per alert name and channel: for a checkout without generated routing. */
const plainRouting = `route:
  receiver: everybody
  group_by: [alertname, channel]
  group_wait: 5s
  group_interval: 10s
receivers:
  - name: everybody
`;

/** Alertmanager's configuration that goes with the rules. */
export function shippedRouting(): string {
  const file = join(folder, 'alertmanager.yml');
  return existsSync(file) ? readFileSync(file, 'utf8') : plainRouting;
}
