import { codeOf, errorCatalogue } from '../errors.ts';
import { version } from '../version.ts';
import { type Command, exitCodes, UsageError } from './command.ts';
import { commandTable } from './table.ts';

/** The command line: `COMMAND [OPTION...]`. Resolves with the exit code: 0 done, 1 failed, 2 wrongly called. */
export async function runCli([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help());
    return name === undefined ? exitCodes.usage : exitCodes.ok;
  }
  const command = commandTable.find((each) => each.name === name);
  if (command === undefined) return usageFailure(`there is no command ${name}`);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`usage: ${command.usage}\n\n${command.about}\n`);
    return exitCodes.ok;
  }
  try {
    return await command.run(args);
  } catch (error) {
    return error instanceof UsageError ? usageFailure(error.message, command) : failure(error);
  }
}

function help(): string {
  const width = Math.max(...commandTable.map(({ usage }) => usage.length));
  const lines = commandTable.map(({ usage, about }) => `  ${usage.padEnd(width)}   ${about}`);
  return `acquirer-observability ${version}\n\nusage: node collector/main.ts COMMAND [OPTION...]\n\n${lines.join('\n')}\n`;
}

function usageFailure(message: string, command?: Command): number {
  process.stderr.write(`${message}\n${command === undefined ? help() : `usage: ${command.usage}\n`}`);
  return exitCodes.usage;
}

/** An error with a code is for people; any other is a defect and keeps its stack. */
function failure(error: unknown): number {
  const code = codeOf(error);
  if (code === undefined) throw error;
  process.stderr.write(`${(error as Error).message}\n${code}: ${errorCatalogue[code]}\n`);
  return exitCodes.failed;
}
