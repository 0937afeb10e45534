import { parseArgs } from 'node:util';
import { crashSuite } from './suite.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (values.help) {
  console.log(
    'npm run crash -- --kills N [--seed S]\nKills the collector N times while it is sent money events; exit 1 when anything was lost, doubled or went back.',
  );
} else {
  const kills = Number(values.kills);
  const started = Date.now();
  const report = await crashSuite(kills, Number(values.seed), (done) => {
    if (done % 25 === 0)
      console.log(`${done} of ${kills} kills, ${Math.round((Date.now() - started) / 1000)} s`);
  });
  console.log(
    JSON.stringify({
      ...report,
      seed: Number(values.seed),
      seconds: Math.round((Date.now() - started) / 1000),
    }),
  );
  for (const finding of report.findings) console.error(finding);
  process.exitCode = report.findings.length === 0 ? 0 : 1;
}
