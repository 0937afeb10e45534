import { parseArgs } from 'node:util';

export const usage = `npm run backtest -- [--full] [--only S01,B03,...] [--seeds 101,202] [--no-healthy] [--out FOLDER] [--resume] [--keep]
npm run backtest -- --events FILE --truth FILE [--profile FILE] [--config FILE] [--step SECONDS]

Simulates every fault and benign situation and healthy days, replays the events, evaluates the rules with the real
Prometheus, models groups and inhibition, and scores first notifications against the truth. Writes scoreboard.md,
scoreboard.json and timelines.html (default folder var/backtest).

  --full      5 seeds x 3 sizes of traffic and two healthy windows of 30 days, instead of 2 seeds and 14 days
  --events    scores a recording made elsewhere (docs/recordings.md), with its --truth; both can be repeated
  --profile   learned expectations to start from (replay --save-profile); none = start cold. Default: those learned
              for the recording's profile, alerts/backtest/profiles/
  --config    configuration of the collector; default: that of the recording's profile
  --step      seconds between evaluations; default 30 for recordings of up to 12 hours, else 120
  --resume    goes on where a run of the same code was cut: takes what is in recordings/ of the --out folder
  --keep      keeps ledger, samples and truth of every run`;

export interface Options {
  readonly full: boolean;
  readonly only?: string | undefined;
  readonly seeds?: readonly number[];
  readonly healthy: boolean;
  readonly events: readonly string[];
  readonly truth: readonly string[];
  readonly profile?: string | undefined;
  readonly config?: string | undefined;
  readonly step?: number;
  readonly out: string;
  readonly resume: boolean;
  readonly keep: boolean;
  readonly help: boolean;
}

/** The command line. Ends the process with a message when it makes no sense. */
export function options(): Options {
  try {
    return parse();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

function parse(): Options {
  const { values } = parseArgs({
    options: {
      full: { type: 'boolean', default: false },
      only: { type: 'string' },
      seeds: { type: 'string' },
      healthy: { type: 'boolean', default: true },
      events: { type: 'string', multiple: true, default: [] },
      truth: { type: 'string', multiple: true, default: [] },
      profile: { type: 'string' },
      config: { type: 'string' },
      step: { type: 'string' },
      out: { type: 'string', default: 'var/backtest' },
      resume: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowNegative: true,
  });
  const { seeds, step, ...rest } = values;
  if (rest.events.length !== rest.truth.length)
    throw new Error(
      `${rest.events.length} --events but ${rest.truth.length} --truth: every recording needs both`,
    );
  if (rest.resume && rest.events.length > 0)
    throw new Error('--resume is for recordings the simulator makes, --events are always read');
  return {
    ...rest,
    ...(seeds === undefined ? {} : { seeds: seeds.split(',').map((text) => whole('--seeds', text)) }),
    ...(step === undefined ? {} : { step: whole('--step', step) }),
  };
}

function whole(name: string, text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n <= 0) throw new Error(`${name} ${text}: a whole number above 0 is needed`);
  return n;
}
