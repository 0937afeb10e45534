import { barText, type Report, rounded } from './report.ts';
import { suite } from './suite.ts';

/** What the page shows: what was run now, and of the rest what it showed before. In the order of the suite. */
export const renewed = (before: readonly Report[], now: readonly Report[]): Report[] =>
  suite.flatMap(({ name }) => [...now, ...before].find(({ bench }) => bench === name) ?? []);

/** The page docs/benchmarks/figures.md: a section for each bench, with its day and the load of the machine before it. */
export function markdownOf(reports: readonly Report[]): string {
  const sections = reports.flatMap(({ bench, figures, machine: { date, loadBefore }, full }) => [
    `## ${bench}`,
    '',
    `${suite.find(({ name }) => name === bench)?.about ?? bench} (${date.slice(0, 10)}${full ? ', --full' : ''}, load before: ${loadBefore})`,
    '',
    '| what | figure | bar |',
    '|---|---:|---|',
    ...figures.map((figure) => {
      const value = rounded(figure.value).toLocaleString('en', { maximumFractionDigits: 4 });
      return `| ${figure.what} | ${value} ${figure.unit} | ${barText(figure).replace(/ +/g, ' ')} |`;
    }),
    '',
  ]);
  const machines = new Set(
    reports.map(({ machine: m }) => `Node ${m.node}, ${m.cores} cores of ${m.cpu}, ${m.memoryGb} GB`),
  );
  return [
    '# Figures of the benchmarks',
    '',
    `Written by \`npm run bench -- --docs\`, or \`-- NAME... --docs\`, which leaves the other sections as they are. ${[...machines].join('; ')}.`,
    'Without `--full` slices are run: half an hour stands for a day, three days for fourteen.',
    'raw.gen.json beside this page has everything they were made from; README.md there explains the bars that were missed.',
    '',
    ...sections,
  ].join('\n');
}
