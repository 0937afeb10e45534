/**
 * `npm run bench [-- NAME...] [--full] [--docs] [--out FILE]`: runs benchmarks one after the other, each in a process of
 * its own, and prints what they found beside the bars of the project. FILE gets the raw reports as JSON. Without --full
 * they work on slices and are done in less than ten minutes. --docs renews what was run in docs/benchmarks: figures, raw
 * reports, plot.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './installation.ts';
import { machine } from './machine.ts';
import { markdownOf, renewed } from './markdown.ts';
import { meets, type Report, tableOf } from './report.ts';
import { suite } from './suite.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
    out: { type: 'string', default: join(root, 'var/bench/latest.json') },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const unknown = positionals.find((name) => !suite.some((bench) => bench.name === name));
if (values.help || unknown !== undefined) {
  if (unknown !== undefined) console.error(`there is no benchmark ${unknown}`);
  console.log('npm run bench [-- NAME...] [--full] [--docs] [--out FILE]\n');
  for (const { name, about } of suite) console.log(`  ${name.padEnd(10)} ${about}`);
  process.exit(unknown === undefined ? 0 : 2);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function run(name: string): Promise<Report | undefined> {
  const plot = values.docs && name === 'growth';
  const script = join(import.meta.dirname, `${name}.ts`);
  const args = [script, ...(values.full ? ['--full'] : []), ...(plot ? ['--plot'] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const [code] = (await once(child, 'close')) as [number];
  return code === 0 ? (JSON.parse(text) as Report) : undefined;
}

const facts = machine();
console.log(
  Object.entries(facts)
    .map(([name, value]) => `${name} ${value}`)
    .join(', '),
);
const reports: Report[] = [];
let failed = false;
for (const { name, about } of suite) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const began = performance.now();
  console.log(`\n${name}: ${about}`);
  const report = await run(name);
  if (report === undefined) {
    failed = true;
    console.log('  failed');
    continue;
  }
  reports.push({ ...report, full: values.full });
  console.log(tableOf(report));
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`  (${seconds} s, load before ${report.machine.loadBefore})`);
}

const missed = reports.flatMap(({ figures }) => figures).filter((figure) => meets(figure) === false);
const rawOf = (reports: readonly Report[]): string => `${JSON.stringify({ reports }, null, 1)}\n`;
write(values.out, rawOf(reports));
if (values.docs) {
  const raw = join(root, 'docs/benchmarks/raw.gen.json');
  const { reports: before } = JSON.parse(readFileSync(raw, 'utf8')) as { reports: Report[] };
  const all = renewed(before, reports);
  write(raw, rawOf(all));
  write(join(root, 'docs/benchmarks/figures.md'), markdownOf(all));
}
console.log(`\n${missed.length} bars missed; raw figures in ${values.out}`);
process.exitCode = failed ? 1 : 0;
