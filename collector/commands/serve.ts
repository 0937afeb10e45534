import { startCollector } from '../compose.ts';
import { loadConfig } from '../config/load.ts';
import { logger } from '../telemetry/logger.ts';
import { monotonicClock, systemClock } from '../time/clock.ts';
import { type Command, exitCodes } from './command.ts';
import { optionsOf, portOf, required } from './options.ts';
import { stopSignal } from './stopsignal.ts';

export const serve: Command = {
  name: 'serve',
  about: 'take events, keep the ledger, export metrics',
  usage: 'serve --config FILE [--port N]',
  async run(args) {
    const options = optionsOf(args, { config: { type: 'string' }, port: { type: 'string' } });
    const loaded = loadConfig(required('config', options.config));
    const config =
      options.port === undefined
        ? loaded.config
        : { ...loaded.config, server: { ...loaded.config.server, port: portOf(options.port) } };
    const log = logger(config);
    const clock = monotonicClock(systemClock, (jump) => log.warn(jump, 'the clock was set back'));
    const stopped = stopSignal();
    const collector = await startCollector({ config, clock, log, environment: process.env });
    log.info({ host: config.server.host, port: collector.port, store: config.store.path }, 'listening');
    log.info({ signal: await stopped }, 'stopping: booking what has arrived');
    await collector.stop();
    log.info('stopped');
    return exitCodes.ok;
  },
};
