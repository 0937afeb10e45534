import type { Family, Metric } from '../../collector/families/family.ts';
import type { Book } from '../../collector/ledger/book.ts';
import type { Ledger } from '../../collector/ledger/ledger.ts';
import type { Harness } from '../ledger/harness.ts';

type Reading = number | { readonly counts: readonly number[]; readonly sum: number };

/** The metrics of a family over the books of a harness. */
export function metricsOf(
  family: Family,
  { books, foundation }: Harness<Record<string, Book>>,
): readonly Metric[] {
  return family(books as unknown as Ledger, foundation.vocabulary, foundation.config);
}

/** Every series of a family as `name{label="value",...}` without the prefix, with its reading at an instant. */
export function readings(
  family: Family,
  harness: Harness<Record<string, Book>>,
  now: number,
): Record<string, Reading> {
  const all: Record<string, Reading> = {};
  for (const metric of metricsOf(family, harness)) {
    const values = metric.read(now);
    if (values.length !== metric.series.length)
      throw new Error(`${metric.name}: ${values.length} values of ${metric.series.length}`);
    metric.series.forEach((labels, i) => {
      const id = nameOf(metric, labels);
      if (id in all) throw new Error(`${id} exists twice`);
      const value = values[i]!;
      all[id] = typeof value === 'number' ? value : { counts: Array.from(value.counts), sum: value.sum };
    });
  }
  return all;
}

/** The series that are not 0 (histograms: that observed something). */
export function nonZero(all: Record<string, Reading>): Record<string, Reading> {
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) =>
      typeof value === 'number' ? value !== 0 : value.counts.some((count) => count > 0),
    ),
  );
}

function nameOf({ name, labels }: Metric, values: readonly string[]): string {
  if (labels.length !== values.length) throw new Error(`${name}: ${values} do not fit ${labels}`);
  const short = name.replace(/^acquirer_/, '');
  return labels.length === 0 ? short : `${short}{${labels.map((l, i) => `${l}="${values[i]}"`).join(',')}}`;
}
