import { parseArgs } from 'node:util';

export interface DrillOptions {
  readonly scenario: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Minutes after which the drill ends whatever was done. */
  readonly minutes: number;
  readonly control: string;
  /** Whose name acknowledgements typed here bear. */
  readonly by: string;
  /** File the result is written to; undefined = var/drills. */
  readonly out: string | undefined;
  /** Ends when somebody has it, without waiting for its end. */
  readonly untilAcknowledged: boolean;
}

export type ParsedOptions =
  | { readonly ok: true; readonly options: DrillOptions }
  | { readonly ok: false; readonly problem: string }
  | { readonly ok: 'help' };

/** Reads the command line. A wrong value is named, never guessed around. */
export function parseOptions(argv: readonly string[]): ParsedOptions {
  let parsed: ReturnType<typeof read>;
  try {
    parsed = read(argv);
  } catch (error) {
    return { ok: false, problem: (error as Error).message };
  }
  const { values, positionals } = parsed;
  if (values.help) return { ok: 'help' };
  const minutes = Number(values.minutes);
  const wrong = values.set.filter((text) => !/^\w+=./.test(text));
  const problems = [
    ...(positionals.length === 1 ? [] : ['which scenario? npm run drill -- S08']),
    ...(minutes > 0 && minutes <= 24 * 60
      ? []
      : [`--minutes ${values.minutes}: a number up to 1440 is needed`]),
    ...(URL.canParse(values.control) ? [] : [`--control ${values.control}: an address is needed`]),
    ...wrong.map((text) => `--set ${text}: NAME=VALUE is needed`),
  ];
  if (problems.length > 0) return { ok: false, problem: problems.join('\n') };
  return {
    ok: true,
    options: {
      scenario: positionals[0]!.toUpperCase(),
      settings: Object.fromEntries(
        values.set.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]),
      ),
      minutes,
      control: values.control.replace(/\/+$/, ''),
      by: values.by,
      out: values.out,
      untilAcknowledged: values['until-acknowledged'],
    },
  };
}

const read = (argv: readonly string[]) =>
  parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      set: { type: 'string', multiple: true, default: [] },
      minutes: { type: 'string', default: '60' },
      control: { type: 'string', default: 'http://127.0.0.1:9466' },
      by: { type: 'string', default: 'duty-1' },
      out: { type: 'string' },
      'until-acknowledged': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });

export const usage = `npm run drill -- SCENARIO [OPTION...]

Lets a fault begin in a running system and scores what people do about it: see docs/drill.md.
Type \`ack NUMBER --runbook C10\` here, or acknowledge with the notifier's link or command.

  --set NAME=VALUE         a parameter of the scenario, for instance --set minutes=10
  --minutes N              the drill ends after so many minutes (default 60)
  --until-acknowledged     it ends when somebody has the alert; its end is not waited for
  --by PERSON              whose acknowledgement it is when it is typed here (default duty-1)
  --control URL            the running system (default http://127.0.0.1:9466)
  --out FILE               where the result is written (default var/drills/)
`;

/** What to say when nothing answers. */
export const howToStart = (control: string, scenario: string): string =>
  `no system answers at ${control}. Start one in another terminal and wait for its addresses:

    npm start -- --scenario ${scenario} --drill

then run this again. It prints the address to give as --control if 9466 was taken.`;
