import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkResponseTable, type ResponseTable } from './responsetable.ts';

/** The response-code tables shipped with the collector. */
export const builtinTableDirectory = join(import.meta.dirname, 'tables');

/** Refused table files. `problems` has one line per fault: 'file: path: message'. */
export class TableLoadError extends Error {
  readonly code = 'RESPONSE_TABLE_INVALID';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`response-code tables refused:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'TableLoadError';
    this.problems = problems;
  }
}

/**
 * Reads every *.json of the directories, in order. Versions of one table differ in validFrom; the same id and
 * validFrom in a later directory replaces the earlier, so that an operator can correct a shipped table; twice in one
 * directory is a mistake. Throws TableLoadError naming every fault of every file.
 */
export function loadResponseTables(
  directories: readonly string[] = [builtinTableDirectory],
): ResponseTable[] {
  const tables = new Map<string, ResponseTable>();
  const problems: string[] = [];
  for (const directory of directories) {
    const seen = new Map<string, string>();
    for (const file of tableFiles(directory, problems)) {
      const table = readTableFile(file, problems);
      if (table === undefined) continue;
      const key = `${table.id} ${Date.parse(table.validFrom)}`;
      const earlier = seen.get(key);
      if (earlier !== undefined)
        problems.push(`${file}: ${table.id} from ${table.validFrom} is already in ${earlier}`);
      seen.set(key, file);
      tables.set(key, table);
    }
  }
  if (problems.length > 0) throw new TableLoadError(problems);
  return [...tables.values()];
}

function tableFiles(directory: string, problems: string[]): string[] {
  try {
    const names = readdirSync(directory).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => join(directory, name));
  } catch (error) {
    problems.push(`${directory}: ${messageOf(error)}`);
    return [];
  }
}

function readTableFile(file: string, problems: string[]): ResponseTable | undefined {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(`${file}: ${messageOf(error)}`);
    return undefined;
  }
  const result = checkResponseTable(content);
  if (result.ok) return result.table;
  for (const line of result.problems) problems.push(`${file}: ${line}`);
  return undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
