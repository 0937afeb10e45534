import { parseArgs } from 'node:util';

export interface DemoOptions {
  readonly scenario: string | undefined;
  /** Settings of the scenario's parameters. */
  readonly settings: Readonly<Record<string, string>>;
  readonly profile: string;
  readonly seed: number;
  /** Hours of history before the demo begins. */
  readonly historyHours: number;
  /** Seconds of healthy running before the fault. */
  readonly healthySeconds: number;
  /** Minutes after which it stops by itself; undefined = runs until stopped. */
  readonly minutes: number | undefined;
  /** Ends with exit code 0 at the first routed alert about the fault. */
  readonly once: boolean;
  /** The fault waits for `npm run drill`. */
  readonly drill: boolean;
  readonly ports: {
    readonly collector: number;
    readonly prometheus: number;
    readonly alertmanager: number;
    readonly receiver: number;
    readonly control: number;
  };
}

export type ParsedOptions =
  | { readonly ok: true; readonly options: DemoOptions }
  | { readonly ok: false; readonly problem: string }
  | { readonly ok: 'help' };

const defaults = {
  scenario: 'S01',
  profile: 'B',
  seed: '1',
  history: '48',
  after: '30',
  port: '9464',
  'prometheus-port': '9490',
  'alertmanager-port': '9493',
  'receiver-port': '9465',
  'control-port': '9466',
} as const;

type Name = keyof typeof defaults;

/** Reads the command line. A wrong value is named, never guessed around. */
export function parseOptions(argv: readonly string[]): ParsedOptions {
  let values: Record<string, string | boolean | readonly string[] | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        ...(Object.fromEntries(
          Object.entries(defaults).map(([name, value]) => [name, { type: 'string', default: value }]),
        ) as Record<Name, { type: 'string'; default: string }>),
        set: { type: 'string', multiple: true, default: [] },
        minutes: { type: 'string' },
        'no-fault': { type: 'boolean', default: false },
        once: { type: 'boolean', default: false },
        drill: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    return { ok: false, problem: (error as Error).message };
  }
  if (values.help) return { ok: 'help' };
  const problems: string[] = [];
  const number = (name: string, least: number, most: number, whole = true): number => {
    const value = Number(values[name]);
    if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
      problems.push(
        `--${name} ${String(values[name])}: ${whole ? 'a whole number' : 'a number'} from ${least} to ${most} is needed`,
      );
    return value;
  };
  const settings = (values.set as readonly string[]).map((text): [string, string] => {
    const [, name, value] = /^(\w+)=(.*)$/.exec(text) ?? [];
    if (name === undefined) problems.push(`--set ${text}: NAME=VALUE is needed`);
    return [name ?? '', value ?? ''];
  });
  const port = (name: Name): number => number(name, 1, 65_535);
  const options: DemoOptions = {
    scenario: values['no-fault'] ? undefined : String(values.scenario).toUpperCase(),
    settings: Object.fromEntries(settings),
    profile: String(values.profile).toUpperCase(),
    seed: number('seed', 0, 2 ** 31 - 1),
    historyHours: number('history', 0, 24 * 14),
    healthySeconds: number('after', 0, 3600),
    minutes: values.minutes === undefined ? undefined : number('minutes', 0.1, 24 * 60, false),
    once: values.once === true,
    drill: values.drill === true,
    ports: {
      collector: port('port'),
      prometheus: port('prometheus-port'),
      alertmanager: port('alertmanager-port'),
      receiver: port('receiver-port'),
      control: port('control-port'),
    },
  };
  if (options.drill && options.scenario === undefined)
    problems.push('--drill sets the hour for a scenario, --no-fault leaves the fault out: choose one');
  if (options.once && options.scenario === undefined)
    problems.push('--once waits for the alert of a fault, --no-fault leaves the fault out: choose one');
  return problems.length === 0 ? { ok: true, options } : { ok: false, problem: problems.join('\n') };
}

/** `npm start -- --help`; `scenarios` are lines `S01  One of two data centres ...`. */
export const usage = (scenarios: readonly string[]): string => `npm start [-- OPTION...]

The collector with a simulated acquirer, Prometheus, Alertmanager and a receiver that prints what is routed to people.
A fault is injected after a while of health; its alert arrives soon after.

  --scenario NAME          the fault (default ${defaults.scenario}); see below
  --set NAME=VALUE         a parameter of the scenario, for instance --set channel=cup_qr
  --no-fault               a healthy acquirer
  --drill                  the fault waits for \`npm run drill\`, the clock stands before its hour
  --after SECONDS          healthy running before the fault (default ${defaults.after})
  --profile NAME           size of the acquirer (default ${defaults.profile})
  --seed N                 another acquirer of the same size (default ${defaults.seed})
  --history HOURS          history before the demo begins (default ${defaults.history})
  --minutes N              stop after so many minutes
  --once                   stop at the first routed alert about the fault, with exit code 0
  --port N                 collector (default ${defaults.port})
  --prometheus-port N      Prometheus (default ${defaults['prometheus-port']})
  --alertmanager-port N    Alertmanager (default ${defaults['alertmanager-port']})
  --receiver-port N        receiver of routed alerts (default ${defaults['receiver-port']})
  --control-port N         where a drill asks (default ${defaults['control-port']})

A port that is taken is replaced by a free one. Nothing stays behind: Ctrl-C ends every process and removes every file.

Scenarios:
${scenarios.map((line) => `  ${line}`).join('\n')}
`;
