import type { Config } from '../config/schema.ts';
import { vocabularyOf } from '../config/vocabulary.ts';
import { AcquirerError } from '../errors.ts';
import type { Family, Metric } from '../families/family.ts';
import { families } from '../families/index.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Tallies } from '../pipeline/tallies.ts';
import { intakeMetrics } from './intake.ts';
import { lintMetrics } from './lint.ts';

/**
 * Every metric an instance exports, the configured omissions left out. The series depend on the configuration alone,
 * never on what the ledger holds. Throws ACQ_METRIC_INVALID when a family breaks the rules.
 */
export function allMetrics(
  config: Config,
  ledger: Ledger,
  tallies: Tallies,
  include: readonly Family[] = families,
): Metric[] {
  const vocabulary = vocabularyOf(config);
  const all = [...include.flatMap((family) => family(ledger, vocabulary, config)), ...intakeMetrics(tallies)];
  const faults = lintMetrics(all);
  if (faults.length > 0) throw new AcquirerError('ACQ_METRIC_INVALID', faults.join('\n'));
  const omitted = new Set(config.metrics.omit);
  return all.filter((metric) => !omitted.has(metric.name));
}

/** Names in metrics.omit that no metric has. */
export function unknownOmissions(config: Config, metrics: readonly Metric[]): string[] {
  const names = new Set(metrics.map((metric) => metric.name));
  return config.metrics.omit.filter((name) => !names.has(name));
}
