import { duration, timeOfDay } from '../demo/say.ts';
import type { DrillResult } from './score.ts';

const zone = 'Asia/Shanghai';
const clock = (instant: string): string => timeOfDay(Date.parse(instant), zone);

/** The result as people read it. */
export function scoreCard(result: DrillResult): string {
  const { alert, acknowledged, runbook, resolved, points } = result;
  const rows: readonly (readonly [string, number, string])[] = [
    ['alert', points.received, alert === null ? 'none that names the fault' : received(result, alert)],
    ['acknowledged', points.acknowledged, acknowledged === null ? 'by nobody' : taken(acknowledged)],
    ['runbook', points.runbook, opened(runbook)],
    [
      'resolved',
      points.resolved,
      resolved === null ? 'not while the drill lasted' : `${duration(resolved.afterSeconds)} after the alert`,
    ],
  ];
  return [
    `Drill ${result.scenario}: ${result.title}`,
    `  ${clock(result.onset)} it began${result.visibleAt === null ? ', merchants have not noticed' : `, merchants notice at ${clock(result.visibleAt)}`}`,
    ...rows.map(([what, n, text]) => `  ${what.padEnd(13)}${String(n).padStart(3)}  ${text}`),
    `  ${'score'.padEnd(13)}${String(result.total).padStart(3)}  of 100`,
    ...(result.others > 0 ? [`  ${result.others} other alerts came meanwhile`] : []),
  ].join('\n');
}

function received({ visibleAt }: DrillResult, alert: NonNullable<DrillResult['alert']>): string {
  const { name, severity, team, afterSeconds, beforeMerchants, teamRight } = alert;
  const lead =
    visibleAt === null ? '' : beforeMerchants ? ', before merchants notice' : ', after merchants noticed';
  const whose = teamRight ? team : `${team}, whose it is not`;
  return `${name} (${severity}, ${whose}), ${duration(afterSeconds)} after the first trace${lead}`;
}

function taken({
  by,
  via,
  afterSeconds,
  withinSeconds,
  inTime,
  escalations,
}: NonNullable<DrillResult['acknowledged']>): string {
  const steps = escalations === 0 ? '' : `, after ${escalations} escalation${escalations === 1 ? '' : 's'}`;
  const limit = inTime ? '' : `, ${duration(withinSeconds)} were allowed`;
  return `by ${by} (${via}) after ${duration(afterSeconds)}${limit}${steps}`;
}

function opened({ named, accepted, right }: DrillResult['runbook']): string {
  if (named === null) return `not named; right were ${accepted.join(', ')}`;
  return right ? named : `${named} was the wrong one; right were ${accepted.join(', ')}`;
}
