import { pseudonymiser } from './carddata/pseudonym.ts';
import { calendarDirectories } from './config/load.ts';
import type { Config } from './config/schema.ts';
import { vocabularyOf } from './config/vocabulary.ts';
import { AcquirerError } from './errors.ts';
import { classifier } from './iso8583/classify.ts';
import { loadResponseTables } from './iso8583/loadtables.ts';
import { business } from './ledger/business.ts';
import { type Ledger, openLedger } from './ledger/ledger.ts';
import { type DecoderParts, decoder } from './pipeline/decode.ts';
import { type Engine, pagedSpaces } from './pipeline/engine.ts';
import { tallies } from './pipeline/tallies.ts';
import type { Position } from './sources/source.ts';
import { stateSpace } from './state/part.ts';
import { table } from './state/table.ts';
import type { Store } from './stores/store.ts';
import { type Calendar, calendar } from './time/businessday.ts';
import { clearingDay } from './time/clearingday.ts';
import { loadCalendarYears } from './time/loadcalendars.ts';

/** An engine whose ledger is the whole one: what views are built on. */
export interface LedgerEngine extends Engine {
  readonly ledger: Ledger;
}

/** Builds memory from a store, again and again with the same configuration and reference data. */
export type LoadEngine = (store: Store) => LedgerEngine;

/** The part of a store that an empty ledger needs: for counting series before there is a real one. */
export const nowhere: Pick<Store, 'load' | 'read' | 'admitted'> = {
  load: () => {},
  read: () => undefined,
  admitted: () => false,
};

/** Reads calendars and response-code tables once. Throws their load errors. */
export function engineLoader(config: Config): LoadEngine {
  const vocabulary = vocabularyOf(config);
  const days = calendarOf(config);
  const tables = Object.fromEntries(config.channels.map((c) => [c.id, c.codes]));
  const { classify, liveCodes } = classifier(loadResponseTables(), tables, config.metrics.responseCodes);
  return (store) => {
    const space = stateSpace();
    const counts = tallies(space, vocabulary.sources);
    const positions = space.register(table<Position>('intake.positions'));
    const ahead = new Set<string>();
    const time = business(config, days);
    const ledger = openLedger({
      config,
      vocabulary,
      space,
      business: time,
      classify,
      liveCodes,
      read: store.read,
      admitted: (identity) => !(ahead.size > 0 && ahead.has(identity)) && store.admitted(identity),
    });
    store.load(space.load);
    return {
      store,
      space,
      ledger,
      tallies: counts,
      positions,
      ...pagedSpaces(space),
      ahead,
      clearingDay: time.clearingDay,
    };
  };
}

function calendarOf({ acquirer }: Config): Calendar {
  const years = loadCalendarYears(calendarDirectories({ acquirer } as Config));
  const own = years.filter((year) => year.country.toLowerCase() === acquirer.calendar);
  return calendar(own, { makeUpWorkdays: acquirer.makeUpWorkdays });
}

/**
 * What merchant and terminal ids are stored as; undefined where they are stored as themselves. Throws
 * ACQ_CONFIG_KEY_MISSING when they are to be stored hashed and the key is not in the environment.
 */
export function pseudonymOf(
  config: Config,
  environment: NodeJS.ProcessEnv,
): ((id: string) => string) | undefined {
  const variable = config.identifiers.hashKeyVariable;
  if (variable === undefined) return undefined;
  try {
    return pseudonymiser(Buffer.from(environment[variable] ?? '', 'utf8'));
  } catch (error) {
    throw new AcquirerError('ACQ_CONFIG_KEY_MISSING', `${variable}: ${(error as Error).message}`, error);
  }
}

/** What decodes the lines of every source. Throws like `pseudonymOf`. */
export function lineDecoder(config: Config, environment: NodeJS.ProcessEnv) {
  const { zone } = config.acquirer;
  const rules = new Map(config.channels.map((c) => [c.id, { dayCut: c.dayCut, zone }]));
  const nominalDay = (channel: string, at: number): string => clearingDay(at, rules.get(channel)!);
  const parts: DecoderParts = { config, nominalDay };
  const pseudonym = pseudonymOf(config, environment);
  return decoder(pseudonym === undefined ? parts : { ...parts, pseudonym });
}
