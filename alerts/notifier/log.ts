import { type Logger, pino } from 'pino';

export type { Logger };

/** Keys whose values never reach a log: addresses of robots are secrets, numbers are people. Code does not log them. */
const censored = [
  'url',
  'token',
  'secret',
  'key',
  'authorization',
  'mobile',
  'people',
  'body',
  'text',
  'labels',
];

/** Structured log on standard output, one JSON object a line. */
export function notifierLog(level: string, destination?: NodeJS.WritableStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: censored.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
