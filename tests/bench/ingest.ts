/**
 * Durable ingest over HTTP with everything on: authentication, card-data scan, validation, identities, ledger, commit
 * with fsync before the answer. The collector runs in a process of its own; its processor time says what one core does.
 *
 *     node tests/bench/ingest.ts [--events 400000] [--batch 1000] [--clients 4] [--gzip] [--profile b]
 *
 * Prints one JSON document. `perCoreSecond` is events over processor seconds of the collector, all its threads.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { machine, nanoseconds, percentile } from './machine.ts';
import { stream } from './stream.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '400000' },
    batch: { type: 'string', default: '1000' },
    clients: { type: 'string', default: '4' },
    gzip: { type: 'boolean', default: false },
    profile: { type: 'string', default: 'b' },
    port: { type: 'string', default: '9481' },
    scrape: { type: 'boolean', default: false },
    prof: { type: 'string' },
  },
});
const batch = Number(values.batch);
const requests = Math.ceil(Number(values.events) / batch);
const port = Number(values.port);
const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'ingest-'));
const config = join(home, 'config.yaml');
writeFileSync(
  config,
  readFileSync(join(root, `collector/config/profiles/${values.profile}.yaml`), 'utf8').replace(
    /path: var\/.*\n/,
    `path: ${home}/ledger.db\n`,
  ),
);

const source = stream(1);
const start = Date.now() - 60_000;
let made = 0;
const bodies = Array.from({ length: requests }, () => {
  const lines: string[] = [];
  for (let i = 0; i < batch; i++, made++) lines.push(source.next(start + made * 0.01));
  const text = Buffer.from(`${lines.join('\n')}\n`);
  return values.gzip ? gzipSync(text, { level: 1 }) : text;
});
const sample = Array.from({ length: 2000 }, () => source.next(start));

const flags = values.prof === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.prof}`];
const child = spawn(
  process.execPath,
  [...flags, join(root, 'collector/main.ts'), 'serve', '--config', config, '--port', String(port)],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

async function ready(): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (
      await fetch(`http://127.0.0.1:${port}/readyz`).then(
        (r) => r.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the collector did not start');
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
}

const waits: number[] = [];
let accepted = 0;

function send(body: Buffer): Promise<void> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: 'Bearer demo-switch',
      'content-type': 'application/x-ndjson',
      'content-length': body.length,
      ...(values.gzip ? { 'content-encoding': 'gzip' } : {}),
    };
    const sent = request(
      { port, host: '127.0.0.1', path: '/v1/events', method: 'POST', agent, headers },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        answer.on('end', () => {
          waits.push(performance.now() - from);
          if (answer.statusCode !== 200) reject(new Error(`${answer.statusCode}: ${text}`));
          accepted += (JSON.parse(text) as { accepted: number }).accepted;
          resolve();
        });
      },
    );
    sent.on('error', reject).end(body);
  });
}

const scrapes: number[] = [];
let scraping = values.scrape;
async function scrape(): Promise<void> {
  while (scraping) {
    const from = performance.now();
    await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    scrapes.push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

await ready();
const cpuBefore = await metric('process_cpu_seconds_total');
const from = performance.now();
const scraper = scrape();
let at = 0;
await Promise.all(
  Array.from({ length: Number(values.clients) }, async () => {
    while (at < bodies.length) await send(bodies[at++]!);
  }),
);
const seconds = (performance.now() - from) / 1000;
scraping = false;
await scraper;
const cpu = (await metric('process_cpu_seconds_total')) - cpuBefore;
const resident = await metric('process_resident_memory_bytes');
const pause = await metric('nodejs_eventloop_delay_max_seconds');
const exit = once(child, 'exit');
child.kill('SIGTERM');
await exit;
const bytes = statSync(join(home, 'ledger.db')).size;
rmSync(home, { recursive: true });

const parse = nanoseconds(sample.length, 5, () => {
  for (const line of sample) JSON.parse(line);
});
const perCoreSecond = made / cpu;
console.log(
  JSON.stringify(
    {
      events: made,
      accepted,
      batch,
      clients: Number(values.clients),
      bytesPerEvent: Math.round(sample.reduce((sum, line) => sum + line.length, 0) / sample.length),
      perSecond: Math.round(made / seconds),
      perCoreSecond: Math.round(perCoreSecond),
      ofBareParse: Math.round((perCoreSecond * parse) / 1e7) / 100,
      parseNanoseconds: parse,
      answerMs: { p50: round(percentile(waits, 0.5)), p99: round(percentile(waits, 0.99)) },
      ...(values.scrape
        ? { scrapeMs: { p50: round(percentile(scrapes, 0.5)), p99: round(percentile(scrapes, 0.99)) } }
        : {}),
      longestPauseMs: round(pause * 1000),
      residentMb: Math.round(resident / 1e6),
      storeBytesPerEvent: Math.round(bytes / made),
      machine: machine(),
    },
    null,
    1,
  ),
);

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
