import { type Machine, machine } from './machine.ts';

/** One measured figure, and the bar it is held against where architecture has set one. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: Bar;
}

export interface Bar {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What one benchmark has to say: the figures for the table, and everything they were made from. */
export interface Report {
  readonly bench: string;
  readonly machine: Machine;
  readonly figures: readonly Figure[];
  readonly raw: unknown;
  /** Run with --full; slices otherwise. Set by the suite. */
  readonly full?: boolean;
}

/** Call before the work: the load of the machine is part of its facts. */
export function reporter(bench: string) {
  const facts = machine();
  return (figures: readonly Figure[], raw: unknown): void => {
    const report: Report = { bench, machine: facts, figures, raw };
    process.stdout.write(`${JSON.stringify(report)}\n`);
  };
}

export function meets({ value, bar }: Figure): boolean | undefined {
  if (bar === undefined) return undefined;
  return (
    value >= (bar.atLeast ?? Number.NEGATIVE_INFINITY) && value <= (bar.atMost ?? Number.POSITIVE_INFINITY)
  );
}

/** Rounded to three significant digits, as much as a busy machine can tell. */
export function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(3));
}

/** Figures as lines of a table for people. */
export function tableOf({ figures }: Report): string {
  const rows = figures.map((figure) => [
    figure.what,
    rounded(figure.value).toLocaleString('en', { maximumFractionDigits: 4 }),
    figure.unit,
    barText(figure),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
  return rows
    .map(([what, value, unit, bar]) =>
      `  ${what!.padEnd(widths[0]!)}  ${value!.padStart(widths[1]!)} ${unit!.padEnd(widths[2]!)}  ${bar}`.trimEnd(),
    )
    .join('\n');
}

export function barText(figure: Figure): string {
  const { bar } = figure;
  if (bar === undefined) return '';
  const wanted = bar.atLeast === undefined ? `at most ${bar.atMost}` : `at least ${bar.atLeast}`;
  return `${meets(figure) ? 'ok    ' : 'MISSED'} ${wanted}`;
}
