import { parseArgs } from 'node:util';

export interface PreviewOptions {
  readonly help: boolean;
  /** Fault of the simulator to be shown; undefined = another source. */
  readonly scenario: string | undefined;
  readonly calm: boolean;
  readonly screenshots: boolean;
  /** Which of the two the running demo shows: its pictures are taken. */
  readonly running: 'fault' | 'calm' | undefined;
  /** Names of places the pictures are limited to. */
  readonly only: ReadonlySet<string> | undefined;
  readonly fresh: boolean;
  readonly prometheus: string;
  readonly port: number;
}

export const usage = `npm run preview [-- OPTION...]

Boards and pages of the Grafana app in the harness: a host page that loads the built app and draws the boards with
Grafana's packages. It is not Grafana (docs/plugin.md).

  (nothing)              over the Prometheus of \`npm start\`, http://127.0.0.1:9490
  --prometheus URL       over another one
  --scenario S08         over a simulated day with this fault, made in some minutes and kept in var/preview
  --calm                 over a simulated day on which nothing is wrong
  --fresh                makes the simulated day anew; done by itself when rules or queries have changed
  --port N               default 9470
  --screenshots          takes the pictures in docs/screenshots anew: a fault and a calm day, dark and light
  --only NAME,NAME       only these: overview, acq-oncall ...
  --running fault|calm   takes the pictures that need a running collector, over what \`npm start\` shows: a fault or, with
                         its --no-fault, a calm morning
`;

/** The options, or what is wrong with them. */
export function previewOptions(argv: readonly string[]): PreviewOptions | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        scenario: { type: 'string' },
        calm: { type: 'boolean', default: false },
        screenshots: { type: 'boolean', default: false },
        only: { type: 'string' },
        running: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        prometheus: { type: 'string', default: 'http://127.0.0.1:9490' },
        port: { type: 'string', default: '9470' },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return `--port ${values.port} is no port`;
    const { running } = values;
    if (running !== undefined && running !== 'fault' && running !== 'calm')
      return `--running ${running} is neither fault nor calm`;
    return {
      running,
      ...{ help: values.help, calm: values.calm, screenshots: values.screenshots, fresh: values.fresh, port },
      scenario: values.scenario,
      prometheus: values.prometheus.replace(/\/+$/, ''),
      only: values.only === undefined ? undefined : new Set(values.only.split(',')),
    };
  } catch (error) {
    return (error as Error).message;
  }
}
