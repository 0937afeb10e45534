/**
 * Card-data scan on generated events: refusals of clean ones (bar: 0 in a million), share of seeded ones found
 * (bar: all), and time.
 *
 *     node tests/bench/carddata.ts --events 1000000 --seeded 200000 --seed 1
 *
 * Prints one JSON document; exits 1 when a bar is missed. Times are processor time; generating and parsing are
 * not part of them.
 */
import { randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { pseudonymiser } from '../../collector/carddata/pseudonym.ts';
import { redact } from '../../collector/carddata/redact.ts';
import { scanText } from '../../collector/carddata/scan.ts';
import { adversarialTexts } from '../carddata/corpus/adversarial.ts';
import { type CorpusEvent, cleanEvent, cleanText, tokenPair } from '../carddata/corpus/clean.ts';
import { newRandom } from '../carddata/corpus/random.ts';
import { refusalOf } from '../carddata/corpus/refusal.ts';
import { seededText } from '../carddata/corpus/seeded.ts';
import { seededEvent } from '../carddata/corpus/seededevents.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    seeded: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const events = Number(values.events);
const seeded = Number(values.seeded);
const random = newRandom(Number(values.seed));

/** Processor time of this process, nanoseconds: on a shared machine waiting for a core is not ours to count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

/** Nanoseconds a call, best of five rounds of at least 20 ms over the list, after one to warm up. */
function nanoseconds<T>(items: readonly T[], work: (item: T) => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 6; round++) {
    const from = processorTime();
    let calls = 0;
    while (processorTime() - from < 20e6) {
      for (const item of items) work(item);
      calls += items.length;
    }
    if (round > 0) best = Math.min(best, (processorTime() - from) / calls);
  }
  return Math.round(best * 10) / 10;
}

const refusals: string[] = [];
let refused = 0;
let nanosecondsInRefusal = 0;
for (let done = 0; done < events; ) {
  const batch: CorpusEvent[] = [];
  while (batch.length < 10_000 && done + batch.length < events) batch.push(cleanEvent(random));
  // As they come from a line: strings that JSON.parse made, not pieces glued by the generator.
  const parsed = JSON.parse(JSON.stringify(batch)) as CorpusEvent[];
  const from = processorTime();
  const reasons = parsed.map(refusalOf);
  nanosecondsInRefusal += processorTime() - from;
  for (const [i, reason] of reasons.entries()) {
    if (reason === undefined) continue;
    refused++;
    if (refusals.length < 20) refusals.push(`${reason} ${JSON.stringify(batch[i])}`);
  }
  done += batch.length;
}

const missed: string[] = [];
let found = 0;
let notRedacted = 0;
for (let i = 0; i < seeded; i++) {
  if (i % 2 === 0) {
    const { text, how } = seededText(random);
    if (scanText(text) !== undefined) found++;
    else if (missed.length < 20) missed.push(`${how}: ${text}`);
    if (scanText(redact(text)) !== undefined) notRedacted++;
  } else {
    const { event, how } = seededEvent(random);
    if (refusalOf(event) !== undefined) found++;
    else if (missed.length < 20) missed.push(`${how}: ${JSON.stringify(event)}`);
  }
}

const parsedTexts = (list: readonly string[]): string[] => JSON.parse(JSON.stringify(list)) as string[];
// Not a bar: how often two unlabelled numbers side by side are taken for the groups of one.
const pairs = Math.round(events / 2);
let pairsRefused = 0;
const pairExamples: string[] = [];
for (let i = 0; i < pairs; i++) {
  const text = tokenPair(random);
  if (scanText(text) === undefined) continue;
  pairsRefused++;
  if (pairExamples.length < 10) pairExamples.push(text);
}

const texts = parsedTexts(Array.from({ length: 20_000 }, () => cleanText(random)));
const withoutDigits = parsedTexts(texts.map((text) => text.replace(/\d/g, '')));
const meanLength = (list: readonly string[]): number =>
  Math.round(list.reduce((sum, text) => sum + text.length, 0) / list.length);
const hash = pseudonymiser(randomBytes(32));
const hot = Array.from({ length: 10_000 }, (_, i) => `1022900533${String(i).padStart(5, '0')}`);
const cold = Array.from({ length: 10_000 }, (_, i) => `1032900533${String(i).padStart(5, '0')}`);
for (const id of hot) hash(id);
const coldHash = pseudonymiser(randomBytes(32), { remembered: 2 });

const report = {
  bench: 'carddata',
  machine: { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length },
  seed: Number(values.seed),
  clean: {
    events,
    refused,
    eventsPerSecond: Math.round(events / (nanosecondsInRefusal / 1e9)),
    nanosecondsAnEvent: Math.round(nanosecondsInRefusal / events),
    refusals,
  },
  seeded: { cases: seeded, found, share: found / seeded, notFullyRedacted: notRedacted, missed },
  unlabelledPairs: { texts: pairs, refused: pairsRefused, examples: pairExamples },
  nanosecondsAText: {
    withoutDigits: { characters: meanLength(withoutDigits), scan: nanoseconds(withoutDigits, scanText) },
    clean: {
      characters: meanLength(texts),
      scan: nanoseconds(texts, scanText),
      redact: nanoseconds(texts, redact),
    },
  },
  nanosecondsACharacterAgainstAdversaries: Object.fromEntries(
    Object.entries(adversarialTexts).map(([name, make]) => [
      name,
      Object.fromEntries(
        [1000, 10_000, 100_000].map((length) => {
          const text = make(length);
          return [length, Math.round((nanoseconds([text], scanText) / text.length) * 10) / 10];
        }),
      ),
    ]),
  ),
  nanosecondsAnIdentifier: { hot: nanoseconds(hot, hash), cold: nanoseconds(cold, coldHash) },
};
console.log(JSON.stringify(report, null, 2));
if (refused > 0 || found < seeded || notRedacted > 0) process.exitCode = 1;
