import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Document, readDocument } from '../../../collector/config/document.ts';
import { loadConfig } from '../../../collector/config/load.ts';
import { ConfigError, pathText } from '../../../collector/config/problem.ts';
import { AcquirerError } from '../../../collector/errors.ts';
import { type Contradiction, contradictions } from './contradictions.ts';
import { problemsOf } from './issues.ts';
import { type NotifierConfig, notifierSchema } from './schema.ts';
import { readSecrets, type Secrets } from './secrets.ts';

export interface LoadedNotifierConfig {
  readonly config: NotifierConfig;
  readonly secrets: Secrets;
}

/**
 * Reads the notifier's configuration and the secrets it names. Throws AcquirerError (ACQ_CONFIG_UNREADABLE) or
 * ConfigError with every mistake, each as `file:line:column: path: what is wrong`.
 */
export function loadNotifierConfig(file: string, environment: NodeJS.ProcessEnv): LoadedNotifierConfig {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new AcquirerError('ACQ_CONFIG_UNREADABLE', `${file}: ${(error as Error).message}`, error);
  }
  const loaded = parseNotifierConfig(text, file, environment);
  const { collectorConfig } = loaded.config;
  if (collectorConfig === undefined) return loaded;
  return { ...loaded, config: withChannelNames(loaded.config, resolve(dirname(file), collectorConfig)) };
}

/** As loadNotifierConfig, for a text; a collector's configuration is not read. */
export function parseNotifierConfig(
  text: string,
  file: string,
  environment: NodeJS.ProcessEnv,
): LoadedNotifierConfig {
  const document = readDocument(text);
  if (document.problems.length > 0) throw new ConfigError(file, document.problems);
  const result = notifierSchema.safeParse(document.value);
  if (!result.success) throw new ConfigError(file, problemsOf(result.error, document));
  const config = result.data;
  const { secrets, problems } = readSecrets(config, environment);
  refuse(file, document, [...contradictions(config), ...problems]);
  return { config, secrets };
}

function refuse(file: string, document: Document, found: readonly Contradiction[]): void {
  if (found.length === 0) return;
  throw new ConfigError(
    file,
    found.map(({ path, message }) => ({ place: document.placeOf(path), path: pathText(path), message })),
  );
}

/** Names written in the notifier's own configuration win. */
function withChannelNames(config: NotifierConfig, file: string): NotifierConfig {
  const channels = loadConfig(file).config.channels.map(({ id, names }) => [id, names] as const);
  return {
    ...config,
    names: { ...config.names, channel: { ...Object.fromEntries(channels), ...config.names.channel } },
  };
}
