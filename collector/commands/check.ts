import { effectiveValues } from '../config/explain.ts';
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { engineLoader, lineDecoder, nowhere } from '../ledgerengine.ts';
import { countSeries, requireBudget, totalSeries } from '../metrics/budget.ts';
import { allMetrics, unknownOmissions } from '../metrics/metrics.ts';
import { ownMetrics } from '../metrics/own.ts';
import type { Store } from '../stores/store.ts';
import { version } from '../version.ts';
import { type Command, exitCodes } from './command.ts';
import { optionsOf, required } from './options.ts';

export const check: Command = {
  name: 'check',
  about: 'is this configuration valid, and how many series will it export',
  usage: 'check --config FILE [--quiet]',
  async run(args) {
    const options = optionsOf(args, { config: { type: 'string' }, quiet: { type: 'boolean' } });
    const loaded = loadConfig(required('config', options.config));
    lineDecoder(loaded.config, process.env);
    if (!options.quiet) print(valueTable(effectiveValues(loaded)));
    print(await seriesTable(loaded.config, options.quiet === true));
    return exitCodes.ok;
  },
};

const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

function valueTable(values: ReturnType<typeof effectiveValues>): string[] {
  const width = Math.max(...values.map(({ path }) => path.length));
  return [...values.map(({ path, value, origin }) => `${path.padEnd(width)}  ${value}  (${origin})`), ''];
}

/** Series per metric and in all. Throws ACQ_SERIES_OVER_BUDGET and ACQ_METRIC_INVALID as `serve` would. */
async function seriesTable(config: Config, quiet: boolean): Promise<string[]> {
  const { ledger, tallies } = engineLoader(config)(nowhere as Store);
  const metrics = allMetrics(config, ledger, tallies);
  const own = await ownMetrics({ version, queuedBytes: () => 0, ready: () => true }).series();
  const counts = countSeries(metrics);
  const { budget } = config.metrics;
  requireBudget(metrics, own, budget);
  return [
    ...(quiet ? [] : counts.map(({ name, series }) => `${String(series).padStart(7)}  ${name}`)),
    ...unknownOmissions(config, metrics).map(
      (name) => `note: metrics.omit names ${name}, which no metric is called`,
    ),
    `${totalSeries(counts) + own} series (${own} of them of the process itself); metrics.budget is ${budget}`,
  ];
}
