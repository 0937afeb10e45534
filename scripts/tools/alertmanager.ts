import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { freePort } from './port.ts';
import { type Keeper, type Program, startProgram } from './program.ts';
import { untilReady } from './ready.ts';

export interface AlertmanagerOptions {
  /** The program, see toolpaths.ts. */
  readonly path: string;
  /** Where its configuration, log and state live; made when missing. */
  readonly folder: string;
  /** The configuration file's content. */
  readonly config: string;
  /** Taken when it is free. */
  readonly port?: number;
  readonly keeper?: Keeper;
}

export interface Alertmanager {
  /** `host:port`, as Prometheus wants it. */
  readonly address: string;
  readonly url: string;
  readonly program: Program;
  stop(): Promise<void>;
}

/** Starts an Alertmanager on loopback, without a cluster, and waits until it is ready. Throws NotReady. */
export async function startAlertmanager(options: AlertmanagerOptions): Promise<Alertmanager> {
  const { folder, keeper } = options;
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'alertmanager.yml');
  writeFileSync(config, options.config);
  const address = `127.0.0.1:${await freePort(options.port)}`;
  const program = startProgram({
    name: 'Alertmanager',
    path: options.path,
    args: [
      `--config.file=${config}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
      '--log.level=warn',
    ],
    logFile: join(folder, 'alertmanager.log'),
    ...(keeper === undefined ? {} : { keeper }),
  });
  const url = `http://${address}`;
  await untilReady(program, `${url}/-/ready`);
  return {
    address,
    url,
    program,
    stop: async () => void (await program.stop(10_000)),
  };
}

type Settings = Readonly<Record<string, unknown>>;

interface Receiver extends Settings {
  readonly name: string;
}

interface Configuration extends Settings {
  readonly route: Route;
  readonly receivers: readonly Receiver[];
}

interface Route extends Settings {
  readonly routes?: readonly Route[];
}

/**
 * A configuration with the same routes, inhibitions and groups whose receivers all post to one webhook: receiver
 * `channel-ops` to `<webhook>/channel-ops`. What a test or the demo sees is what the routing decided. A receiver that
 * tells nobody stays so.
 */
export function withWebhooks(config: string, webhook: string): string {
  const { global: _credentials, receivers, ...rest } = parse(config) as Configuration;
  return stringify({ ...rest, receivers: receivers.map((receiver) => webhookOf(receiver, webhook)) });
}

function webhookOf({ name, ...ways }: Receiver, webhook: string): Receiver {
  const integrations = Object.values(ways).flat() as { readonly send_resolved?: boolean }[];
  if (integrations.length === 0) return { name };
  const url = `${webhook}/${encodeURIComponent(name)}`;
  const send_resolved = integrations.some((each) => each.send_resolved !== false);
  return { name, webhook_configs: [{ url, send_resolved }] };
}

/** The same, every receiver that tells somebody posting to `url` as well, with a bearer token. */
export function alsoTo(config: string, url: string | undefined, token: string): string {
  if (url === undefined) return config;
  const { receivers, ...rest } = parse(config) as Configuration;
  const second = { url, send_resolved: true, http_config: { authorization: { credentials: token } } };
  return stringify({
    ...rest,
    receivers: receivers.map((receiver) =>
      Array.isArray(receiver.webhook_configs)
        ? { ...receiver, webhook_configs: [...(receiver.webhook_configs as unknown[]), second] }
        : receiver,
    ),
  });
}

/**
 * The same without hours: what waits for the morning is told at once, and as by day. A route that goes on to others at some
 * hours only stands in for them then, and is left out.
 */
export function atAnyHour(config: string): string {
  const { route, time_intervals: _, ...rest } = parse(config) as Configuration;
  return stringify({ ...rest, route: withoutHours(route) });
}

function withoutHours({ active_time_intervals: _, mute_time_intervals: __, routes, ...rest }: Route): Route {
  return routes === undefined
    ? rest
    : { ...rest, routes: routes.filter((each) => !standsIn(each)).map(withoutHours) };
}

const standsIn = ({ continue: goesOn, active_time_intervals: hours }: Route): boolean =>
  goesOn === true && hours !== undefined;
