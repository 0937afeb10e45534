import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../config/load.ts';
import { vocabularyOf } from '../config/vocabulary.ts';
import { learnedSeries } from '../ledger/learning.ts';
import type { Samples } from '../replay/openmetrics.ts';
import { mustBeWritable, readProfile, writeProfile } from '../replay/profilefile.ts';
import { replaySession } from '../replay/session.ts';
import { stateAt } from '../replay/stateat.ts';
import { parseTimestamp } from '../time/parse.ts';
import { type Command, exitCodes, UsageError } from './command.ts';
import { optionsOf } from './options.ts';
import { stopSignal } from './stopsignal.ts';

const profileB = join(import.meta.dirname, '../config/profiles/b.yaml');

export const replay: Command = {
  name: 'replay',
  about: 'recorded events under a virtual clock: OpenMetrics samples or the state at a moment',
  usage: `replay [--events FILE|-] [--config FILE] [--step 30] [--out FILE] [--at TIME]
         [--from TIME] [--until TIME] [--work FOLDER] [--profile FILE] [--save-profile FILE] [--quiet]

  Reads NDJSON from standard input unless --events names a file (.gz too). Writes OpenMetrics text to standard
  output or --out; with --work to FOLDER/part-00000.om and on, and a replay that was cut goes on where it was.
  --at prints what waits where and why at that moment, as JSON, instead of samples.
  --profile starts from learned expectations instead of the configuration's stand-ins (a replay that goes on has them
  already), --save-profile writes what was learned when the replay is through.`,
  async run(args) {
    const o = optionsOf(args, {
      events: { type: 'string', default: '-' },
      config: { type: 'string', default: profileB },
      step: { type: 'string', default: '30' },
      out: { type: 'string' },
      at: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
      work: { type: 'string' },
      profile: { type: 'string' },
      'save-profile': { type: 'string' },
      quiet: { type: 'boolean', default: false },
    });
    const step = Number(o.step) * 1000;
    if (!(step >= 1000)) throw new UsageError(`--step ${o.step} is not a number of seconds`);
    const at = instantOf('at', o.at);
    const from = instantOf('from', o.from) ?? at;
    const until = instantOf('until', o.until) ?? at;
    const { config } = loadConfig(o.config);
    const learned = o.profile && readProfile(o.profile, learnedSeries(vocabularyOf(config)));
    const learnedTo = o['save-profile'];
    if (learnedTo !== undefined) mustBeWritable(learnedTo);
    const started = process.hrtime.bigint();
    const seconds = (): number => Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000;
    const say = (text: string): void => void (o.quiet || process.stderr.write(`${text}\n`));

    const stop = new AbortController();
    void stopSignal().then(() => stop.abort());

    const result = await replaySession({
      config,
      events: o.events,
      step,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(o.work === undefined ? {} : { work: o.work }),
      labels: { job: 'collector', instance: 'replay' },
      environment: process.env,
      ...(learned ? { prepare: ({ ledger }) => ledger.learning.profiles.load(learned) } : {}),
      signal: stop.signal,
      progress: (lines, now) =>
        say(`${lines} lines, ${new Date(now).toISOString()}, ${seconds().toFixed(0)} s`),
      ...(at === undefined ? { write: writer(o.out, o.work) } : {}),
      ...(at === undefined
        ? {}
        : { look: (now, engine) => console.log(JSON.stringify(stateAt(engine.ledger, now), null, 1)) }),
    });
    const { accepted, duplicate, late, test, rejected, rejections } = result.report;
    say(
      `${result.lines} lines in ${seconds().toFixed(1)} s: ${accepted} accepted, ${duplicate} duplicate, ${late} late, ${test} test, ${rejected} rejected; ${result.steps} steps`,
    );
    for (const { line, reason, detail } of rejections.slice(0, 10)) say(`line ${line}: ${reason}: ${detail}`);
    if (learnedTo !== undefined && !stop.signal.aborted)
      writeProfile(learnedTo, result.engine.ledger.learning.profiles.save());
    result.close();
    return stop.signal.aborted ? exitCodes.failed : exitCodes.ok;
  },
};

function instantOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = parseTimestamp(text);
  if (at === undefined) throw new UsageError(`--${name} ${text} is not an RFC 3339 instant with an offset`);
  return at;
}

function writer(out: string | undefined, work: string | undefined): (samples: Samples, part: number) => void {
  if (work !== undefined) {
    mkdirSync(work, { recursive: true });
    return (samples, part) => void samples.write(join(work, `part-${String(part).padStart(5, '0')}.om`));
  }
  return (samples, part) => {
    if (part > 0)
      throw new UsageError(
        'this replay does not fit one OpenMetrics text: use --work FOLDER or a larger --step',
      );
    samples.write(out ?? process.stdout.fd);
  };
}
