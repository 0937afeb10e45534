/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line of the list of commands. */
  readonly about: string;
  readonly usage: string;
  /** Runs with what was written after the name; resolves with the exit code. Throws AcquirerError for what people can mend. */
  run(args: readonly string[]): Promise<number>;
}

/** What was written cannot be run; the message says why, the usage follows. */
export class UsageError extends Error {}

export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;
