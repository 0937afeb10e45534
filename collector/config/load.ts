import { readFileSync } from 'node:fs';
import { AcquirerError } from '../errors.ts';
import { loadResponseTables } from '../iso8583/loadtables.ts';
import { builtinCalendarDirectory, loadCalendarYears } from '../time/loadcalendars.ts';
import { type Document, readDocument } from './document.ts';
import { problemsOf } from './issues.ts';
import { ConfigError, type Path, pathText } from './problem.ts';
import { type Config, configSchema } from './schema.ts';
import { contradictions, type Surroundings } from './semantics.ts';

/** A valid configuration and the file it was written in. */
export interface LoadedConfig {
  readonly file: string;
  readonly config: Config;
  readonly document: Document;
}

/** Reads a configuration file. Throws AcquirerError (ACQ_CONFIG_UNREADABLE, ACQ_DATA_INVALID) or ConfigError with every mistake in it. */
export function loadConfig(file: string): LoadedConfig {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new AcquirerError('ACQ_CONFIG_UNREADABLE', `${file}: ${(error as Error).message}`, error);
  }
  return parseConfig(text, file);
}

/** As `loadConfig`, for a text. `surroundings` are what the collector ships with, unless given. */
export function parseConfig(text: string, file: string, surroundings?: Surroundings): LoadedConfig {
  const document = readDocument(text);
  if (document.problems.length > 0) throw new ConfigError(file, document.problems);
  const result = configSchema.safeParse(document.value);
  if (!result.success) throw new ConfigError(file, problemsOf(result.error, document));
  const config = result.data;
  const found = contradictions(config, surroundings ?? surroundingsOf(config));
  if (found.length > 0)
    throw new ConfigError(
      file,
      found.map(({ path, message }) => problemAt(document, path, message)),
    );
  return { file, config, document };
}

function problemAt(document: Document, path: Path, message: string) {
  return { place: document.placeOf(path), path: pathText(path), message };
}

function surroundingsOf(config: Config): Surroundings {
  try {
    const years = loadCalendarYears(calendarDirectories(config));
    return {
      tables: [...new Set(loadResponseTables().map((table) => table.id))].sort(),
      calendars: [...new Set(years.map((year) => year.country.toLowerCase()))].sort(),
    };
  } catch (error) {
    throw new AcquirerError('ACQ_DATA_INVALID', (error as Error).message, error);
  }
}

/** Directories of calendar files; the installation's own win over the shipped ones. */
export function calendarDirectories({ acquirer }: Config): string[] {
  const own = acquirer.calendarDirectory;
  return own === undefined ? [builtinCalendarDirectory] : [builtinCalendarDirectory, own];
}
