import type { Judged } from './backtestrun.ts';
import type { Notification } from './notification.ts';
import { clock, percent, span } from './report.ts';
import type { FaultScore } from './score.ts';
import type { Scoreboard } from './scoreboard.ts';

const width = 1000;
const left = 10;

/** A page that needs nothing else: the figures, and per recording a line of time with first trace, alerts, merchants. */
export function timelinePage(board: Scoreboard, judged: readonly Judged[]): string {
  const figures: [string, string][] = [
    ['Recall in time', percent(board.recallInTime)],
    ['Recall of all', percent(board.recallAll)],
    ['Precision', percent(board.precision)],
    ['Right cause', percent(board.rightCause)],
    ['Right team', percent(board.rightTeam)],
    ['Median lead', span(board.leadMedian)],
    ['Achievable lead used', percent(board.leadShare)],
    ['Wrong pages and urgent', String(board.falseLoud)],
  ];
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Back-test of the alert rules</title>
<style>${style}</style>
<h1>Back-test of the alert rules</h1>
<p>${board.faults} faults in ${judged.length} recordings. Times are Asia/Shanghai.</p>
<dl>${figures.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>
<p class="key"><b class="trace">◆</b> first trace in the events <b class="right">●</b> right notification
<b class="wrong">✕</b> wrong notification <b class="shop">▲</b> merchants notice; the bar is the lead that could be had.</p>
${judged.map(section).join('\n')}
</html>
`;
}

function section({ run, truth, notifications, score }: Judged): string {
  const from = Date.parse(truth.window.start);
  const until = Date.parse(truth.window.end);
  const x = (at: number): number =>
    left + ((Math.min(Math.max(at, from), until) - from) / (until - from)) * (width - 2 * left);
  const wrong = new Set(score.wrong.map((w) => w.notification));
  const told = notifications.filter((n) => n.opening && n.severity !== 'info');
  const marks = told.map((n) => mark(n, x(n.at), wrong.has(n))).join('');
  const titles = [
    ...truth.faults.map((f) => `${f.scenario} ${f.title}`),
    ...truth.benign.map((b) => `${b.situation} ${b.title}`),
  ];
  return `<section><h2>${escaped(run.name)} <small>${escaped(titles.join(' + ') || 'nothing wrong')}</small></h2>
<svg viewBox="0 0 ${width} 64" role="img" aria-label="${escaped(run.name)}">
<line x1="${left}" x2="${width - left}" y1="30" y2="30" class="axis"/>
${score.faults.map((f) => leadOf(f, x)).join('')}${marks}
<text x="${left}" y="60">${clock(from)}</text><text x="${width - left}" y="60" text-anchor="end">${clock(until)}</text>
</svg>
<p>${score.faults.map(words).map(escaped).join('<br>')}</p></section>`;
}

function leadOf(f: FaultScore, x: (at: number) => number): string {
  const { firstObservableAt: seen, visibleAt: visible } = f;
  const bar =
    seen !== null && visible !== null && visible > seen
      ? `<rect x="${x(seen).toFixed(1)}" width="${Math.max(1, x(visible) - x(seen)).toFixed(1)}" y="25" height="10" class="lead"/>`
      : '';
  const trace =
    seen === null ? '' : `<text x="${x(seen).toFixed(1)}" y="20" class="trace" text-anchor="middle">◆</text>`;
  const shop =
    visible === null
      ? ''
      : `<text x="${x(visible).toFixed(1)}" y="48" class="shop" text-anchor="middle">▲</text>`;
  return bar + trace + shop;
}

const mark = (n: Notification, x: number, wrong: boolean): string =>
  `<text x="${x.toFixed(1)}" y="35" text-anchor="middle" class="${wrong ? 'wrong' : 'right'}">${wrong ? '✕' : '●'}<title>${clock(n.at)} ${escaped(`${n.alert} ${n.severity} ${n.channel} -> ${n.team}`)}</title></text>`;

function words(f: FaultScore): string {
  const lead = f.lead === null ? (f.detected ? 'named' : 'MISSED') : `${span(f.lead)} before merchants`;
  const of = f.achievable === null ? '' : ` of ${span(f.achievable)} that could be had`;
  const by =
    f.firstCorrect === null
      ? ''
      : `, ${f.firstCorrect.alert} to ${f.firstCorrect.team} at ${clock(f.firstCorrect.at)}`;
  return `${f.scenario}: ${lead}${of}${by}`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:1040px;margin:2em auto;padding:0 1em}
h2{font-size:1em;margin:1.5em 0 0}small{font-weight:normal;opacity:.75}svg{width:100%;height:auto}svg text{font-size:12px;fill:currentColor}
p{margin:.2em 0}dl{display:flex;flex-wrap:wrap;gap:1.5em}dt{opacity:.75}dd{margin:0;font-size:1.4em}
.axis{stroke:currentColor;opacity:.3}.lead{fill:#6ea8fe;opacity:.45}svg .trace,.trace{fill:#b07d00;color:#b07d00}
svg .right,.right{fill:#1f77b4;color:#1f77b4}svg .wrong,.wrong{fill:#d1495b;color:#d1495b}svg .shop,.shop{fill:currentColor}`;
