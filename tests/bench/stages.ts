/**
 * What each part of booking an event costs, against the limit: bare JSON.parse of the same bytes in the same run.
 * In one process, without HTTP: bytes as a request brings them, a real store with fsync, everything on.
 *
 *     npm run bench -- stages [--profile m] [--events 200000] [--batch 1000]
 *
 * Parts of decoding are measured on their own, the others as they follow each other for every transaction.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scanText } from '../../collector/carddata/scan.ts';
import { loadConfig } from '../../collector/config/load.ts';
import { authorization } from '../../collector/events/authorization.ts';
import type { EventKind } from '../../collector/events/define.ts';
import type { EventOfKind } from '../../collector/events/kinds.ts';
import { engineLoader, lineDecoder } from '../../collector/ledgerengine.ts';
import { windowAt } from '../../collector/pipeline/age.ts';
import { book } from '../../collector/pipeline/booking.ts';
import { isRefusal } from '../../collector/pipeline/decode.ts';
import { kindPlan } from '../../collector/pipeline/kindplan.ts';
import { rightsOf } from '../../collector/pipeline/rights.ts';
import { ndjsonLines } from '../../collector/sources/lines.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import { nanoseconds, ownTime, processorTime } from './machine.ts';
import { reporter } from './report.ts';
import { sizeOf, stream } from './stream.ts';

const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'm' },
    events: { type: 'string', default: '200000' },
    batch: { type: 'string', default: '1000' },
    full: { type: 'boolean', default: false },
  },
});
const report = reporter('stages');
const batch = Number(values.batch);
const batches = Math.ceil(Number(values.events) / batch);
const { config } = loadConfig(
  join(import.meta.dirname, `../../collector/config/profiles/${values.profile}.yaml`),
);
const home = mkdtempSync(join(tmpdir(), 'bench-stages-'));
const key = { BENCH_KEY: 'a key of more than sixteen bytes' };
const hashed = { ...config, identifiers: { hashKeyVariable: 'BENCH_KEY' } };
const rights = rightsOf(config.sources.find(({ id }) => id === 'switch')!);
const registrar = rightsOf(config.sources.find(({ id }) => id === 'merchant')!);
const begin = Date.now() - 60_000;

/** Nanoseconds per event in each part of one run over all batches. */
function run(name: string, hashing: boolean): Record<string, number> {
  const decoder = lineDecoder(hashing ? hashed : config, key);
  const store = sqliteStore(join(home, `${name}.db`));
  const engine = engineLoader(hashing ? hashed : config)(store);
  const source = stream(1, config, sizeOf(values.profile));
  let admitting = 0;
  const timing = <A extends unknown[], R>(work: (...args: A) => R) => {
    return (...args: A): R => {
      const from = ownTime();
      const result = work(...args);
      admitting += ownTime() - from;
      return result;
    };
  };
  const timed = { ...store, admit: timing(store.admit), admitAll: timing(store.admitAll) };
  const watched = { ...engine, store: timed };
  const none = new Map<string, null>();

  function transaction(sender: typeof rights, lines: readonly string[]): Record<string, number> {
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    const parts: Record<string, number> = {};
    let from = ownTime();
    const lap = (part: string): void => {
      const now = ownTime();
      parts[part] = (now - from) / lines.length;
      from = ownTime();
    };
    const window = windowAt(begin + 120_000, config.store.keepDays, config.acquirer.zone);
    const text = bytes.toString('latin1');
    const { bounds } = ndjsonLines(bytes, 50_000)!;
    lap('split');
    const decoded = lines.map((_, i) =>
      decoder.decode(text.slice(bounds[2 * i]!, bounds[2 * i + 1]!), i + 1, sender, window),
    );
    const refused = decoded.find(isRefusal);
    if (refused !== undefined) throw new Error(`the stream is not valid: ${JSON.stringify(refused)}`);
    lap('decode');
    store.begin();
    engine.ledger.tick(begin + 120_000);
    lap('begin');
    admitting = 0;
    book(watched, { source: sender.id, lines: decoded, positions: none }, begin + 120_000, () => false);
    lap('fold');
    parts.admit = admitting / lines.length;
    parts.fold! -= parts.admit;
    const rows = engine.space.drain('commit');
    lap('drain');
    store.write(rows, engine.paged);
    lap('write');
    store.commit();
    lap('commit');
    return parts;
  }

  let some: string[] = [];
  for (const line of source.contracts(begin)) {
    some.push(line);
    if (some.length < 5000) continue;
    transaction(registrar, some);
    some = [];
  }
  if (some.length > 0) transaction(registrar, some);

  const seen: Record<string, number[]> = {};
  const before = processorTime();
  for (let n = 0; n < batches; n++) {
    const lines = Array.from({ length: batch }, (_, i) => source.next(begin + (n * batch + i) * 0.1));
    for (const [part, value] of Object.entries(transaction(rights, lines))) {
      seen[part] ??= [];
      seen[part].push(value);
    }
  }
  const processor = (processorTime() - before) / (batches * batch);
  store.close();
  return { ...means(seen), processor };
}

/** The clock of a thread moves in steps of up to milliseconds: only sums over many transactions mean something. */
function means(seen: Record<string, number[]>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(seen).map(([part, all]) => [part, Math.round(all.reduce((a, b) => a + b) / all.length)]),
  );
}

const source = stream(1, config, sizeOf(values.profile));
const lines = Array.from({ length: 5000 }, () => source.next(begin));
const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
const plan = kindPlan(authorization as unknown as EventKind, config);
const notes = { unknown: false };
const texts = lines.map((_, i) => `terminal ${i} out of paper, called the shop at 10:${i % 60}`);
const each = (work: (event: Record<string, unknown>) => unknown) => (): void => {
  for (const event of events) work(event);
};
const parse = nanoseconds(lines.length, 5, () => {
  for (const line of lines) JSON.parse(line);
});
const decoding = {
  parse,
  validate: nanoseconds(
    lines.length,
    3,
    each((event) => plan.shape.accepts(event, notes)),
  ),
  zodInstead: nanoseconds(
    lines.length,
    3,
    each((event) => plan.kind.schema.safeParse(event)),
  ),
  contentHash: nanoseconds(
    lines.length,
    3,
    each((event) => plan.content(event)),
  ),
  vocabulary: nanoseconds(
    lines.length,
    3,
    each((event) => plan.resolve(event, rights)),
  ),
  identity: nanoseconds(
    lines.length,
    3,
    each((event) => authorization.identity({ clearingDay: '2026-11-20', ...event } as EventOfKind as never)),
  ),
  scanOfAFreeText: nanoseconds(texts.length, 3, () => {
    for (const text of texts) scanText(text);
  }),
};

try {
  const plain = run('plain', false);
  const hashing = run('hashed', true);
  const parts = ['split', 'decode', 'begin', 'admit', 'fold', 'drain', 'write', 'commit'];
  const total = (of: Record<string, number>): number => parts.reduce((sum, part) => sum + of[part]!, 0);
  report(
    [
      { what: 'bare JSON.parse', value: parse, unit: 'ns' },
      ...parts.map((part) => ({ what: part, value: plain[part]!, unit: 'ns' })),
      { what: 'all of it', value: total(plain), unit: 'ns' },
      { what: 'all of it, ids hashed', value: total(hashing), unit: 'ns' },
      { what: 'part of bare parse', value: parse / total(plain), unit: 'x' },
      { what: 'part of bare parse, ids hashed', value: parse / total(hashing), unit: 'x' },
    ],
    {
      profile: values.profile,
      batch,
      bytesPerEvent: lines.join('').length / lines.length,
      decoding,
      plain,
      hashing,
    },
  );
} finally {
  rmSync(home, { recursive: true });
}
