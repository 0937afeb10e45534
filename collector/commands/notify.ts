import { loadNotifierConfig } from '../../alerts/notifier/config/load.ts';
import { notifierLog } from '../../alerts/notifier/log.ts';
import { runNotifier } from '../../alerts/notifier/run.ts';
import { type Command, exitCodes } from './command.ts';
import { optionsOf, portOf, required } from './options.ts';
import { stopSignal } from './stopsignal.ts';

export const notify: Command = {
  name: 'notify',
  about: 'bring Alertmanager’s alerts to group robots, take acknowledgements, escalate',
  usage: 'notify --config FILE [--port N]',
  async run(args) {
    const options = optionsOf(args, { config: { type: 'string' }, port: { type: 'string' } });
    const { config: written, secrets } = loadNotifierConfig(required('config', options.config), process.env);
    const config =
      options.port === undefined
        ? written
        : { ...written, server: { ...written.server, port: portOf(options.port) } };
    const log = notifierLog(config.telemetry.logLevel);
    const stopped = stopSignal();
    const notifier = await runNotifier({ config, secrets, log });
    log.info({ host: config.server.host, port: notifier.port, folder: config.store.folder }, 'listening');
    log.info({ signal: await stopped }, 'stopping');
    await notifier.stop();
    log.info('stopped');
    return exitCodes.ok;
  },
};
