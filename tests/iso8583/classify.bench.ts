/** Cost of one classification in ns. Run: node tests/iso8583/classify.bench.ts */
import { cpus } from 'node:os';
import { classifier } from '../../collector/iso8583/classify.ts';
import { loadResponseTables } from '../../collector/iso8583/loadtables.ts';

const { classify } = classifier(loadResponseTables(), {
  cup_card: 'unionpay-pos',
  wechat: 'wechat',
  visa: 'visa',
});
const channels = ['cup_card', 'wechat', 'visa'];
const codes = ['00', '51', '55', '91', 'SUCCESS', 'NOTENOUGH', 'TIMEOUT', 'unknown'];
// From JSON, as events arrive: strings the tables have never seen.
const events: [string, string][] = JSON.parse(
  JSON.stringify(Array.from({ length: 65_536 }, (_, n) => [channels[n % 3], codes[(n * 7) % 8]])),
);
const at = Date.UTC(2026, 10, 20);

let approved = 0;
const pass = (): number => {
  const begin = performance.now();
  for (const [channel, code] of events) if (classify(channel, code, at).outcome === 'approved') approved += 1;
  return ((performance.now() - begin) * 1e6) / events.length;
};
for (let warm = 0; warm < 5; warm += 1) pass();
const runs = Array.from({ length: 15 }, pass).sort((a, b) => a - b);
console.log(`${process.version}, ${cpus()[0]?.model}`);
console.log(`classify ${(runs[7] ?? 0).toFixed(0)} ns   (${approved} approved)`);
