/**
 * Durable ingest over HTTP with everything on: authentication, card-data scan, validation, identities, ledger, commit
 * with fsync before the answer. The collector runs in a process of its own; its processor time says what one core does.
 *
 *     npm run bench -- ingest [--full] [--profile m]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../collector/config/load.ts';
import { type Clients, startClients } from './clients.ts';
import { startCollector } from './collector.ts';
import { install, root } from './installation.ts';
import { nanoseconds } from './machine.ts';
import { type Figure, reporter } from './report.ts';
import { sizeOf, stream } from './stream.ts';

const { values } = parseArgs({
  options: { profile: { type: 'string', default: 'm' }, full: { type: 'boolean', default: false } },
});
const report = reporter('ingest');
const events = values.full ? 500_000 : 100_000;
const shapes = [
  { name: '4 clients, batches of 200', batch: 200, clients: 4, events },
  { name: '4 clients, batches of 1,000', batch: 1000, clients: 4, events },
  { name: '4 clients, batches of 5,000', batch: 5000, clients: 4, events },
  { name: '64 clients, single events', batch: 1, clients: 64, events: events / 5 },
];

/** What the collector did with one shape of requests. */
interface Measured {
  readonly name: string;
  readonly hashIds: boolean;
  readonly perSecond: number;
  /** Events over processor seconds of the collector, all its threads. */
  readonly perCoreSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

async function measure(clients: Clients, hashIds: boolean): Promise<Measured[]> {
  const installation = install(values.profile, { hashIds });
  const collector = await startCollector(installation.config);
  const { profile } = values;
  const all: Measured[] = [];
  try {
    const { port } = collector;
    await clients.prepare({ port, profile, seed: 1, events: 0, batch: 2000, clients: 2, contracts: true });
    await clients.send();
    // The first events also pay for the compiler.
    await clients.prepare({ port, profile, seed: 2, events: 40_000, batch: 1000, clients: 4 });
    await clients.send();
    for (const [i, shape] of shapes.entries()) {
      await clients.prepare({ port, profile, seed: 10 + i, ...shape });
      const before = collector.processorSeconds();
      const { accepted, seconds, answers } = await clients.send();
      if (accepted !== shape.events) throw new Error(`${accepted} of ${shape.events} events were accepted`);
      const processor = collector.processorSeconds() - before;
      all.push({
        name: shape.name,
        hashIds,
        perSecond: accepted / seconds,
        perCoreSecond: accepted / processor,
        ...answers,
      });
    }
    return all;
  } finally {
    await collector.stop();
    installation.remove();
  }
}

const clients = startClients();
try {
  const plain = await measure(clients, false);
  const hashed = await measure(clients, true);
  const { config } = loadConfig(join(root, `collector/config/profiles/${values.profile}.yaml`));
  const source = stream(1, config, sizeOf(values.profile));
  const lines = Array.from({ length: 5000 }, () => source.next(Date.now()));
  const parse = nanoseconds(lines.length, 5, () => {
    for (const line of lines) JSON.parse(line);
  });
  const figures = [...plain, ...hashed].flatMap((each): Figure[] => {
    const name = `${each.name}${each.hashIds ? ', ids hashed' : ''}`;
    const single = each.name.includes('single');
    const bar = single ? 5000 : each.name.includes('1,000') ? 50_000 : undefined;
    return [
      {
        what: name,
        value: each.perCoreSecond,
        unit: 'events/core s',
        ...(bar && { bar: { atLeast: bar } }),
      },
      { what: `  by the clock`, value: each.perSecond, unit: 'events/s' },
      { what: `  answer, median`, value: each.p50, unit: 'ms' },
      { what: `  answer, p99`, value: each.p99, unit: 'ms', ...(!single && { bar: { atMost: 100 } }) },
    ];
  });
  const thousands = hashed.find(({ name }) => name.includes('1,000'))!;
  report(
    [
      ...figures,
      { what: 'bare JSON.parse of the same lines', value: 1e9 / parse, unit: 'events/core s' },
      {
        what: 'batches of 1,000, ids hashed, as part of bare parse',
        value: (thousands.perCoreSecond * parse) / 1e9,
        unit: 'x',
        bar: { atLeast: 0.16 },
      },
    ],
    {
      profile: values.profile,
      parseNanoseconds: parse,
      bytesPerEvent: lines.join('').length / lines.length,
      plain,
      hashed,
    },
  );
} finally {
  clients.stop();
}
