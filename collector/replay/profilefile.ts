import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AcquirerError } from '../errors.ts';
import { dayClasses } from '../ledger/expectations/dayclass.ts';
import type { SavedProfiles } from '../ledger/expectations/profiles.ts';
import { slotsPerDay } from '../ledger/expectations/slot.ts';

const count = z.number().int().nonnegative();
const means = z.array(z.tuple([z.number().nonnegative(), count, count])).length(slotsPerDay);
const fileSchema = z.object({
  version: z.literal(1),
  series: z.record(z.string(), z.partialRecord(z.enum(dayClasses), means)),
});

/**
 * Reads learned expectations. Throws AcquirerError when the file cannot be read, is no profile, or holds a series that
 * `known` does not have: it was then learned by a collector with another configuration.
 */
export function readProfile(file: string, known: readonly string[]): SavedProfiles {
  const parsed = fileSchema.safeParse(jsonOf(file));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw invalid(
      `${file} is no learned profile: ${path.length === 0 ? '' : `${path.join('.')}: `}${message}`,
    );
  }
  const strange = Object.keys(parsed.data.series).filter((series) => !known.includes(series));
  if (strange.length > 0)
    throw invalid(
      `${file} was learned with another configuration; it has no place for ${few(strange)}. Learn it anew, or replay with the configuration it belongs to.`,
    );
  return parsed.data as SavedProfiles;
}

/** Writes learned expectations, one day class a line, means to four digits. */
export function writeProfile(file: string, { version, series }: SavedProfiles): void {
  const lines = Object.entries(series)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, classes]) => {
      const each = dayClasses.flatMap((day) => {
        const slots = classes[day];
        return slots === undefined ? [] : [`   ${JSON.stringify(day)}: ${JSON.stringify(slots, rounded)}`];
      });
      return `  ${JSON.stringify(name)}: {\n${each.join(',\n')}\n  }`;
    });
  const text = `{\n "version": ${version},\n "series": {\n${lines.join(',\n')}\n }\n}\n`;
  trying('written', file, () => writeFileSync(file, text));
}

/** Throws AcquirerError when a file cannot be made: to be told before hours of work, not after them. */
export function mustBeWritable(file: string): void {
  trying('written', file, () => accessSync(dirname(file), constants.W_OK));
}

function trying<T>(done: string, file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw invalid(`${file} cannot be ${done}: ${(error as Error).message}`);
  }
}

function jsonOf(file: string): unknown {
  const text = trying('read', file, () => readFileSync(file, 'utf8'));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`${file} is no JSON: ${(error as Error).message}`);
  }
}

const invalid = (message: string): AcquirerError => new AcquirerError('ACQ_PROFILE_INVALID', message);

const few = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;

const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e4) / 1e4 : value;
