import type { Machine } from './machine.ts';
import { barText, type Report, rounded } from './report.ts';
import { suite } from './suite.ts';

/**
 * The figures of a run as the page docs/benchmarks/figures.md, with the facts of the machine. `how` = arguments of the run;
 * without --full, slices were run.
 */
export function markdownOf(
  { date, node, cpu, cores, memoryGb }: Machine,
  reports: readonly Report[],
  how: readonly string[],
): string {
  const sections = reports.flatMap(({ bench, figures, machine }) => [
    `## ${bench}`,
    '',
    `${suite.find(({ name }) => name === bench)?.about ?? bench} (load before: ${machine.loadBefore})`,
    '',
    '| what | figure | bar |',
    '|---|---:|---|',
    ...figures.map((figure) => {
      const value = rounded(figure.value).toLocaleString('en', { maximumFractionDigits: 4 });
      return `| ${figure.what} | ${value} ${figure.unit} | ${barText(figure).replace(/ +/g, ' ')} |`;
    }),
    '',
  ]);
  return [
    '# Figures of the benchmarks',
    '',
    `Written by \`npm run bench -- ${how.join(' ')}\` on ${date.slice(0, 10)}: Node ${node}, ${cores} cores of ${cpu}, ${memoryGb} GB.`,
    ...(how.includes('--full')
      ? []
      : ['Slices: half an hour stands for a day, two days for fourteen; `--full` runs all of it.']),
    'raw.gen.json beside this page has everything they were made from; README.md there explains the bars that were missed.',
    '',
    ...sections,
  ].join('\n');
}
