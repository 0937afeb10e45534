import { type Logger, pino } from 'pino';
import type { Config } from '../config/schema.ts';

export type { Logger };

/**
 * Keys whose values never reach a log, wherever they stand two levels deep: people, cards, merchants, single
 * transactions and secrets. Code does not log them; this is for the day somebody does.
 */
const censored = [
  ...['merchant', 'terminal', 'rrn', 'originalRrn', 'orderId', 'payoutId', 'caseId', 'note', 'text', 'line'],
  ...['pan', 'card', 'track2', 'pin', 'authorization', 'token', 'cookie'],
];

/** Structured log on standard output, one JSON object a line. */
export function logger(config: Config, destination?: NodeJS.WritableStream): Logger {
  const options = {
    level: config.telemetry.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: censored.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
