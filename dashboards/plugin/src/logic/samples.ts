import type { DataFrame } from '@grafana/data';

/** One sample of an instant query: its labels, `__name__` where the query keeps it, and the value. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * Samples of a Prometheus answer in either of the two shapes data sources give it: a frame per series with labels on
 * the value field (the last value counts), or a table with a text column per label.
 */
export function samplesOf(frames: readonly DataFrame[]): Sample[] {
  return frames.flatMap((frame) => {
    const texts = frame.fields.filter((field) => field.type === 'string');
    return frame.fields
      .filter((field) => field.type === 'number')
      .flatMap((field) => {
        const rows = Array.from(field.values as ArrayLike<number | null>);
        if (texts.length === 0) {
          const value = rows.at(-1);
          return value === undefined || value === null ? [] : [{ labels: field.labels ?? {}, value }];
        }
        return rows.flatMap((value, row) => {
          if (value === null) return [];
          const labels = texts.map((text): [string, string] => [text.name, String(text.values[row] ?? '')]);
          return [{ labels: Object.fromEntries(labels), value }];
        });
      });
  });
}

/** Sum of the values by one label. */
export function sumBy(samples: readonly Sample[], label: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { labels, value } of samples) {
    const key = labels[label] ?? '';
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return sums;
}

/** Value of the first sample, if any and a number. */
export const first = (samples: readonly Sample[] | undefined): number | undefined =>
  samples?.find(({ value }) => Number.isFinite(value))?.value;
