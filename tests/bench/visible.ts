/**
 * From sending an event to seeing it counted in /metrics, while other events come in. Prometheus adds its scrape
 * interval to this; nothing else does.
 *
 *     npm run bench -- visible [--full]
 */
import { parseArgs } from 'node:util';
import { startClients } from './clients.ts';
import { startCollector, sumOfSeries } from './collector.ts';
import { install } from './installation.ts';
import { percentile } from './machine.ts';
import { reporter } from './report.ts';

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
const report = reporter('visible');
const profile = 'm';
const seconds = values.full ? 60 : 20;
const perSecond = 10_000;
/** A channel the stream of the clients says nothing of. */
const channel = 'mastercard';

const installation = install(profile);
const collector = await startCollector(installation.config);
const clients = startClients();
const waits: number[] = [];
let [sending, sent, answered] = [true, 0, 0];

function counted(text: string): number {
  return sumOfSeries(text, 'acquirer_authorizations_total', `channel="${channel}"`);
}

/** Sends one event and scrapes, without waiting for the answer, until it is counted. */
async function probe(): Promise<void> {
  sent++;
  const number = String(sent).padStart(12, '0');
  const line =
    `{"kind":"authorization","at":"${new Date().toISOString()}","channel":"${channel}","rrn":"${number}","merchant":"102290050000001"` +
    `,"terminal":"T0000001","type":"sale","amount":100,"currency":"CNY","code":"51","state":"declined","latencyMs":200}\n`;
  const from = performance.now();
  const answer = fetch(`http://127.0.0.1:${collector.port}/v1/events`, {
    method: 'POST',
    headers: { authorization: 'Bearer demo-switch', 'content-type': 'application/x-ndjson' },
    body: line,
  });
  while (counted(await collector.scrape()) < sent) {
    if (performance.now() - from > 30_000) throw new Error('the event was not counted in 30 s');
  }
  waits.push(performance.now() - from);
  if ((await answer).ok) answered++;
}

try {
  await clients.prepare({
    port: collector.port,
    profile,
    seed: 1,
    events: seconds * perSecond,
    batch: 200,
    clients: 8,
    perSecond,
  });
  const done = clients.send().finally(() => {
    sending = false;
  });
  while (sending) await probe();
  const background = await done;
  if (answered < sent) throw new Error(`${sent - answered} of ${sent} probes were refused`);
  report(
    [
      { what: 'event to /metrics, median', value: percentile(waits, 0.5), unit: 'ms' },
      { what: 'event to /metrics, p99', value: percentile(waits, 0.99), unit: 'ms', bar: { atMost: 1000 } },
      { what: 'other events meanwhile', value: background.accepted / background.seconds, unit: 'events/s' },
    ],
    { probes: waits.length, max: percentile(waits, 1), background },
  );
} finally {
  clients.stop();
  await collector.stop();
  installation.remove();
}
