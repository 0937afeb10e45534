import { writeFileSync } from 'node:fs';
import { situations } from '../simulator/benign/situations.ts';
import { instantOfText, instantText } from '../simulator/clock.ts';
import { faults } from '../simulator/faults/faults.ts';
import { scenarioList } from '../simulator/list.ts';
import { type Injection, play } from '../simulator/live/play.ts';
import { sender } from '../simulator/live/sender.ts';
import { profiles } from '../simulator/profiles/profiles.ts';
import { openOutput } from '../simulator/recording/output.ts';
import { record } from '../simulator/recording/record.ts';
import { recordedWindow } from '../simulator/recording/window.ts';
import { createSimulator, type Scenario, type Simulator } from '../simulator/simulator.ts';
import { systemClock } from '../time/clock.ts';
import { type Command, exitCodes, UsageError } from './command.ts';
import { optionsOf } from './options.ts';
import { stopSignal } from './stopsignal.ts';

/** `--shift`: a busy working Tuesday morning. */
const busyMorning = '2026-11-24T10:30:00+08:00';

const options = {
  profile: { type: 'string', default: 'B' },
  start: { type: 'string' },
  hours: { type: 'string' },
  seed: { type: 'string', default: '1' },
  scenario: { type: 'string', multiple: true, default: [] as string[] },
  set: { type: 'string', multiple: true, default: [] as string[] },
  random: { type: 'boolean', default: false },
  vary: { type: 'boolean', default: false },
  presence: { type: 'boolean', default: false },
  duplicates: { type: 'string', default: '0' },
  disorder: { type: 'string', default: '0s' },
  out: { type: 'string' },
  truth: { type: 'string' },
  books: { type: 'string' },
  'books-at': { type: 'string' },
  'books-every': { type: 'string' },
  'real-time': { type: 'boolean', default: false },
  speed: { type: 'string', default: '1' },
  shift: { type: 'boolean', default: false },
  post: { type: 'string', default: 'http://127.0.0.1:9464/v1/events' },
  inject: { type: 'string', multiple: true, default: [] as string[] },
  list: { type: 'boolean', default: false },
} as const;

type Options = ReturnType<typeof optionsOf<typeof options>>;

export const simulate: Command = {
  name: 'simulate',
  about: 'events of a simulated acquirer, with what was really wrong and its own books',
  usage: `simulate [--profile B|S|M|L] [--seed 1] [--start TIME] [--hours 24] [--presence]
         [--scenario S12,B05 | --random] [--set [S12.]NAME=VALUE] [--vary] [--duplicates 0.01] [--disorder 5s]
         [--out FILE] [--truth FILE] [--books FILE --books-at T1,T2 | --books-every SECONDS]
         [--real-time [--speed 60] [--shift] [--post URL] [--inject S01@60]]
         --list

  Writes NDJSON events to standard output or --out. Without --start and --hours a scenario is recorded in the window
  that shows it. --real-time posts them to a collector instead, with the tokens demo-<source>; --inject lets a scenario
  loose after so many simulated seconds; --shift makes now a working morning, 10:30.`,
  run: simulateCommand,
};

/** `simulate`: see its usage. Throws UsageError for what cannot be meant. */
export async function simulateCommand(argv: readonly string[]): Promise<number> {
  const o = optionsOf(argv, options);
  if (o.list) {
    process.stdout.write(`${scenarioList()}\n`);
    return exitCodes.ok;
  }
  const asked = scenariosOf(o);
  const { start, end, scenarios } = asUsage(() =>
    recordedWindow(asked, {
      seed: numberOf('seed', o.seed),
      vary: o.vary || o.random,
      ...(o.start !== undefined && { start: instantOf('start', o.start) }),
      ...(o.start === undefined &&
        o['real-time'] && { start: o.shift ? instantOfText(busyMorning) : systemClock.now() }),
      ...(o.hours !== undefined && { hours: numberOf('hours', o.hours) }),
    }),
  );
  const simulator = made(o, scenarios, start);
  if (o['real-time']) await stream(o, simulator, start, end);
  else write(o, simulator, start, end);
  if (o.truth !== undefined) writeFileSync(o.truth, `${JSON.stringify(simulator.truth(), null, 1)}\n`);
  return exitCodes.ok;
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

function made(o: Options, scenarios: readonly Scenario[], start: number): Simulator {
  if (!(o.profile.toUpperCase() in profiles)) throw new UsageError(`--profile ${o.profile} does not exist`);
  const disorder = /^(\d+(?:\.\d+)?)s?$/.exec(o.disorder)?.[1];
  if (disorder === undefined) throw new UsageError(`--disorder ${o.disorder} is not a number of seconds`);
  return asUsage(() =>
    createSimulator({
      profile: o.profile,
      seed: numberOf('seed', o.seed),
      start,
      presence: o.presence,
      scenarios,
      vary: o.vary || o.random,
      transport: { duplicates: numberOf('duplicates', o.duplicates), disorder: Number(disorder) * 1000 },
    }),
  );
}

/** What the simulator cannot be told to do is a mistake of the command line. */
function asUsage<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

function write(o: Options, simulator: Simulator, start: number, end: number): void {
  const events = openOutput(o.out);
  const books = o.books === undefined ? undefined : openOutput(o.books);
  record(simulator, {
    start,
    end,
    booksAt: booksAt(o, start, end),
    events,
    books,
    progress: (at, lines) => say(`${instantText(at)}  ${lines} events`),
  });
  events.close();
  books?.close();
}

async function stream(o: Options, simulator: Simulator, start: number, end: number): Promise<void> {
  const stop = new AbortController();
  void stopSignal().then(() => stop.abort());
  const posting = sender({
    url: o.post,
    token: (source) => `demo-${source}`,
    signal: stop.signal,
    trouble: (source, what) => say(`${source}: ${what}; will try again`),
  });
  const summary = (at: number): void => {
    let sent = 0;
    let rejected = 0;
    for (const count of posting.counts.values()) {
      sent += count.acked;
      rejected += count.rejected;
    }
    say(`${instantText(at)}  ${sent} acknowledged (${rejected} rejected), ${posting.waiting} waiting`);
  };
  const reached = await play(simulator, {
    start,
    end,
    speed: numberOf('speed', o.speed),
    injections: o.inject.map(injectionOf),
    sender: posting,
    signal: stop.signal,
    now: systemClock.now,
    progress: summary,
  });
  summary(reached);
  for (const [source, { added, acked, rejected }] of posting.counts)
    say(`${source.padEnd(12)} ${added} sent, ${acked} acknowledged, ${rejected} rejected`);
}

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (!(value >= 0)) throw new UsageError(`--${name} ${text} is not a number`);
  return value;
}

function instantOf(name: string, text: string): number {
  try {
    return instantOfText(text);
  } catch {
    throw new UsageError(`--${name} ${text} is not an RFC 3339 instant with an offset`);
  }
}

/** Scenarios with their settings: `name=value` goes to all of them that have the parameter, `S12.name=value` to one. */
function scenariosOf(o: Options): Scenario[] {
  const ids = o.scenario.flatMap((list) => list.split(',')).map((id) => id.trim().toUpperCase());
  if (o.random) ids.push(faults[numberOf('seed', o.seed) % faults.length]!.id);
  const settings = o.set.map((text) => {
    const match = /^(?:([SB]\d\d)\.)?(\w+)=(.+)$/i.exec(text);
    if (match === null) throw new UsageError(`--set ${text} is not [SCENARIO.]NAME=VALUE`);
    return { id: match[1]?.toUpperCase(), name: match[2]!, value: match[3]! };
  });
  return ids.map((id) => {
    const known = [...faults, ...situations].find((scenario) => scenario.id === id);
    if (known === undefined) throw new UsageError(`--scenario ${id} does not exist; --list shows them`);
    const own = settings.filter(
      (s) => s.id === id || (s.id === undefined && (ids.length === 1 || s.name in known.parameters)),
    );
    return { id, settings: Object.fromEntries(own.map(({ name, value }) => [name, value])) };
  });
}

function booksAt(o: Options, start: number, end: number): number[] {
  if (o['books-at'] !== undefined) return o['books-at'].split(',').map((text) => instantOf('books-at', text));
  if (o['books-every'] === undefined) return [end];
  const every = numberOf('books-every', o['books-every']) * 1000;
  if (every < 1000) throw new UsageError('--books-every is at least one second');
  return Array.from({ length: Math.floor((end - start) / every) }, (_, n) => start + (n + 1) * every);
}

function injectionOf(text: string): Injection {
  const match = /^([SB]\d\d)@(\d+(?:\.\d+)?)$/i.exec(text);
  if (match === null) throw new UsageError(`--inject ${text} is not SCENARIO@SECONDS`);
  return { after: Number(match[2]) * 1000, scenario: { id: match[1]! } };
}
