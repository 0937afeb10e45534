import type { Judged } from './backtestrun.ts';
import type { HealthyWindows } from './healthywindows.ts';
import type { FaultScore } from './score.ts';
import type { Scoreboard } from './scoreboard.ts';

/** `98.3 %` of a share 0 to 1. */
export const percent = (value: number | null): string =>
  value === null ? '-' : `${(100 * value).toFixed(1)} %`;

/** `6 h 58 min`, `11 min`, `40 s`. */
export function span(ms: number | null): string {
  if (ms === null) return '-';
  const seconds = Math.round(Math.abs(ms) / 1000);
  const sign = ms < 0 ? '-' : '';
  if (seconds < 120) return `${sign}${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${sign}${minutes} min`;
  return `${sign}${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `11-24 18:45:01` in Asia/Shanghai. */
export const clock = (at: number | null): string =>
  at === null ? '-' : new Date(at + 8 * 3_600_000).toISOString().slice(5, 19).replace('T', ' ');

/** The scoreboard and one line per fault, Markdown. Times are Asia/Shanghai. */
export function markdown(board: Scoreboard, judged: readonly Judged[], healthy: HealthyWindows): string {
  const figures: [string, string][] = [
    ['recall, of faults that can be seen in time', percent(board.recallInTime)],
    ['recall, of all', percent(board.recallAll)],
    ['precision of first notifications', percent(board.precision)],
    ['precision of pages and urgent messages', percent(board.precisionLoud)],
    ['right cause on the first notification', percent(board.rightCause)],
    ['right team on the first notification', percent(board.rightTeam)],
    ['lead over merchants, median / worst', `${span(board.leadMedian)} / ${span(board.leadWorst)}`],
    ['share of the achievable lead, all time added up', percent(board.leadShare)],
    ['share of the achievable lead, median fault', percent(board.leadShareMedian)],
    ['median lead where 5 h were achievable', span(board.leadMedianLong)],
    [
      'first notifications per team and fault, mean / most',
      `${board.notificationsMean?.toFixed(2) ?? '-'} / ${board.notificationsMost}`,
    ],
    ['wrong pages and urgent messages', String(board.falseLoud)],
    ...healthyFigures(healthy),
  ];
  const rows = judged.flatMap(({ run, score }) => score.faults.map((f) => faultRow(run.name, f)));
  const wrong = judged.flatMap(({ run, score }) =>
    score.wrong.map(
      ({ notification: n, benign }) =>
        `| ${run.name} | ${clock(n.at)} | ${n.alert} | ${n.severity} | ${n.team} | ${n.channel} | ${benign.join(' ')} |`,
    ),
  );
  return [
    `| figure | over ${board.faults} faults |`,
    '|---|---|',
    ...figures.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    '| run | first trace | first right alert | merchants notice | lead | achievable | alert | cause | team |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '| run | at | wrong first notification | severity | team | channel | benign |',
    '|---|---|---|---|---|---|---|',
    ...(wrong.length > 0 ? wrong : ['| none | | | | | | |']),
    '',
  ].join('\n');
}

function healthyFigures(healthy: HealthyWindows): [string, string][] {
  if (healthy.perChannelMonth === null) return [];
  const { channelMonths, falseLoud, falseTickets, perChannelMonth } = healthy;
  const where = `in ${channelMonths.toFixed(1)} healthy channel-months`;
  return [
    [
      `wrong pages and urgent messages per channel-month, ${where}`,
      `${perChannelMonth.toFixed(2)} (${falseLoud})`,
    ],
    [`wrong tickets ${where}`, String(falseTickets)],
  ];
}

function faultRow(name: string, f: FaultScore): string {
  const mark = (right: boolean | null): string => (right === null ? '-' : right ? 'right' : 'wrong');
  const cells = [
    name,
    clock(f.firstObservableAt),
    clock(f.firstCorrect?.at ?? null),
    clock(f.visibleAt),
    f.detected || !f.canBeSeenInTime ? span(f.lead) : 'MISSED',
    span(f.achievable),
    f.firstCorrect?.alert ?? f.first?.alert ?? '-',
    mark(f.causeRight),
    mark(f.teamRight),
  ];
  return `| ${cells.join(' | ')} |`;
}
