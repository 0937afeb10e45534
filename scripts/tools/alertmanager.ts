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

interface Receiver {
  readonly name: string;
}

/**
 * A configuration with the same routes, inhibitions and groups whose receivers all post to one webhook: receiver
 * `channel-ops` to `<webhook>/channel-ops`. What a test or the demo sees is what the routing decided.
 */
export function withWebhooks(config: string, webhook: string): string {
  const {
    global: _credentials,
    receivers,
    ...rest
  } = parse(config) as { receivers: Receiver[] } & Record<string, unknown>;
  return stringify({
    ...rest,
    receivers: receivers.map(({ name }) => ({
      name,
      webhook_configs: [{ url: `${webhook}/${encodeURIComponent(name)}`, send_resolved: true }],
    })),
  });
}
