import type { BusinessClock } from './businessclock.ts';
import type { DemoOptions } from './options.ts';
import { dayOf, timeOfDay } from './say.ts';
import { intervalSeconds, type Tools } from './stack.ts';

export interface Addresses {
  readonly collector: string;
  readonly prometheus: string | undefined;
  readonly alertmanager: string | undefined;
  readonly receiver: string;
  readonly notifier: string | undefined;
  readonly control: string;
}

/** What runs where, and which clock shows what. */
export function banner(
  { profile, seed }: DemoOptions,
  addresses: Addresses,
  clock: BusinessClock,
  zone: string,
): string {
  const now = clock.now();
  const day = dayOf(now, zone);
  const rows: readonly (readonly [string, string, string])[] = [
    ['Collector, status page', '收单监控', addresses.collector],
    ['Prometheus', '指标与告警规则', addresses.prometheus ?? 'not running'],
    ['Alertmanager', '告警路由', addresses.alertmanager ?? 'not running'],
    ['Receiver', '告警接收', `${addresses.receiver} (prints below)`],
    ['Notifier', '告警确认与升级', addresses.notifier ?? 'not running'],
    ['Control', '演练入口', `${addresses.control} (npm run drill -- S01)`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    rule,
    ...rows.map(([name, zh, url]) => `  ${name.padEnd(width)}  ${url}  ${zh}`),
    '',
    `  Profile ${profile}, seed ${seed}. At the acquirer it is ${day.en}, ${timeOfDay(now, zone)} (${zone}).`,
    `  模拟收单机构时间:${day.zh} ${timeOfDay(now, zone)}`,
    '  The status page shows that time; Prometheus and Alertmanager run on the time of this machine.',
    `  Scrapes and rules every ${intervalSeconds} s instead of 15 s; the rules are the shipped ones.`,
    rule,
  ].join('\n');
}

const rule = '='.repeat(96);

/** What is missing and what the demo does without it; undefined when all is there. */
export function missingText(tools: Tools): string | undefined {
  const missing = Object.entries(tools).flatMap(([name, path]) => (path === undefined ? [name] : []));
  if (missing.length === 0) return undefined;
  const consequences = [
    tools.prometheus === undefined ? 'no graphs and no alerts' : undefined,
    tools.prometheus !== undefined && tools.promtool === undefined ? 'no history in the graphs' : undefined,
    tools.prometheus !== undefined && tools.alertmanager === undefined ? 'no routed alerts' : undefined,
  ].filter((each) => each !== undefined);
  return `missing: ${missing.join(', ')}, hence ${consequences.join(', ') || 'no routed alerts'}. The key figures are printed here instead.`;
}
