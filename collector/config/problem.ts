import { AcquirerError } from '../errors.ts';

/** Where something stands in a configuration file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One mistake in a configuration. */
export interface ConfigProblem {
  readonly place: Place;
  /** As `channels[2].dayCut`; empty for the document itself. */
  readonly path: string;
  readonly message: string;
}

/** Refused configuration; the message has one line per mistake: `file:line:column: path: what is wrong`. */
export class ConfigError extends AcquirerError {
  readonly problems: readonly ConfigProblem[];
  constructor(file: string, problems: readonly ConfigProblem[]) {
    super('ACQ_CONFIG_INVALID', problems.map((each) => problemLine(file, each)).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export type Path = readonly PropertyKey[];

export function pathText(path: Path): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function problemLine(file: string, { place, path, message }: ConfigProblem): string {
  return `${file}:${place.line}:${place.column}: ${path === '' ? '' : `${path}: `}${message}`;
}
