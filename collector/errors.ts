/**
 * Every coded error of the collector: what happened and what to do. A code never changes its meaning; logs, exit
 * messages and HTTP answers carry it. Codes of the store are thrown as StoreError (stores/store.ts).
 */
export const errorCatalogue = {
  ACQ_CONFIG_UNREADABLE: 'The configuration file cannot be read. Check the path and its permissions.',
  ACQ_CONFIG_INVALID:
    'The configuration has mistakes. Each line names the file, the place and what is wrong.',
  ACQ_DATA_INVALID:
    'A calendar or response-code table has mistakes. Each line names the file and what is wrong.',
  ACQ_CONFIG_KEY_MISSING:
    'identifiers.hashKeyVariable names an environment variable that is not set or too short (16 bytes at least).',
  ACQ_PROFILE_INVALID:
    'The file of learned expectations (replay --profile, --save-profile) is missing, is none or belongs to another configuration.',
  ACQ_SERIES_OVER_BUDGET:
    'The configuration would export more series than metrics.budget. Omit metrics, shorten vocabularies or raise the budget.',
  ACQ_METRIC_INVALID:
    'A metric family breaks the naming rules or names a series twice. A defect of the collector.',
  ACQ_PORT_IN_USE: 'Another process listens on server.port. Stop it or choose another port (--port).',
  ACQ_STORE_FULL:
    'The disk of store.path is full or fails. Events are answered 503 until a write succeeds again.',
  ACQ_STORE_CORRUPT:
    'The store is damaged or is no store. Restore it, or move it away to begin anew; senders repeat what they still have.',
  ACQ_STORE_BUSY: 'Another process holds the store. One collector writes to one store.',
  ACQ_STORE_FAILED: 'The store failed in another way; the message has what SQLite said.',
} as const;
export type ErrorCode = keyof typeof errorCatalogue;

/** An error a person has to act on. `message` says what, `errorCatalogue[code]` says what to do. */
export class AcquirerError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AcquirerError';
    this.code = code;
  }
}

/** The code of any error that has one of ours. */
export function codeOf(error: unknown): ErrorCode | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && Object.hasOwn(errorCatalogue, code) ? (code as ErrorCode) : undefined;
}
