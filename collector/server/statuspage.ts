import { type Stage, stages } from '../ledger/stages.ts';
import { localDate, localTimeOfDay } from '../time/zone.ts';
import type { Alerts, FiringAlert } from './alerts.ts';
import { type Html, html } from './html.ts';
import { statusStyle } from './statusstyle.ts';
import type { StatusCell, StatusChannel, StatusSource, StatusView } from './statusview.ts';

export interface StatusPageParts {
  readonly acquirer: string;
  /** Now, epoch ms. */
  readonly now: number;
  /** The acquirer's zone: all times are shown in it. */
  readonly zone: string;
  /** Undefined while the ledger cannot be read. */
  readonly view: StatusView | undefined;
  /** Why events cannot be booked, when they cannot. */
  readonly trouble: string | undefined;
  readonly alerts: Alerts;
}

const stageNames: Readonly<Record<Stage, { readonly en: string; readonly zh: string }>> = {
  terminal: { en: 'Terminal', zh: '终端' },
  access: { en: 'Access', zh: '接入' },
  switch: { en: 'Switch', zh: '交换' },
  channel: { en: 'Channel', zh: '通道' },
  clearing: { en: 'Clearing', zh: '清算' },
  settlement: { en: 'Settlement', zh: '结算' },
  payout: { en: 'Payout', zh: '出款' },
  account: { en: 'Account', zh: '入账' },
};

/** Stages in which money can wait; the others show in alerts only. */
const moneyStages = stages.filter((stage) => stage !== 'access' && stage !== 'channel');

/** The page at `/`: one glance says whether merchants will miss money. Works without scripts, on a phone, day and night. */
export function statusPage(parts: StatusPageParts): string {
  const { acquirer, now, zone, view, trouble } = parts;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="15">
<title>${headline(parts)} - ${acquirer}</title>
<style>${{ html: statusStyle }}</style>
</head>
<body>
<header><h1>${acquirer}</h1><p class="clock">${localDate(now, zone)} ${timeText(now, zone)}</p></header>
<p class="verdict ${isCalm(parts) ? 'calm' : 'alarm'}">${headline(parts)}</p>
${trouble === undefined ? undefined : html`<p class="alarm">Events are not booked: ${trouble}</p>`}
${alertList(parts)}
${view === undefined ? undefined : html`${channelTable(view)}${sourceList(view.sources)}`}
</body>
</html>
`.html;
}

function isCalm({ view, trouble, alerts }: StatusPageParts): boolean {
  if (view === undefined || trouble !== undefined) return false;
  if (alerts.state === 'known' && alerts.alerts.length > 0) return false;
  return view.sources.every((s) => s.up) && view.channels.every((c) => c.overdue === 0);
}

function headline({ view, trouble, alerts }: StatusPageParts): string {
  if (view === undefined) return 'Unknown: the ledger cannot be read';
  if (trouble !== undefined) return 'Unknown: events are not being booked';
  const silent = view.sources.filter((s) => !s.up).length;
  const overdue = view.channels.reduce((sum, c) => sum + c.overdue, 0);
  const firing = alerts.state === 'known' ? alerts.alerts : [];
  const pages = firing.filter(({ severity }) => severity === 'page').length;
  const verdicts = [
    silent > 0 && `partly unknown: ${silent} of ${view.sources.length} sources silent`,
    pages > 0 ? counted(pages, 'page') : firing.length > 0 && counted(firing.length, 'alert'),
    overdue > 0 && `${money(overdue)} ${view.currency} overdue`,
  ].filter((each) => each !== false);
  const said = verdicts.join(', ');
  return said === '' ? 'All money is on time' : said[0]!.toUpperCase() + said.slice(1);
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

function alertList({ alerts, now, zone }: StatusPageParts): Html | undefined {
  if (alerts.state === 'not_configured') return undefined;
  if (alerts.state === 'unreachable') return html`<p class="note">Alertmanager does not answer.</p>`;
  if (alerts.alerts.length === 0) return undefined;
  return html`<h2>Alerts</h2><ul class="alerts">${alerts.alerts.map((alert) => alertItem(alert, now, zone))}</ul>`;
}

/** The day of an alert is only shown when it is another one. */
function alertItem({ name, severity, summary, since }: FiringAlert, now: number, zone: string): Html {
  const at = Date.parse(since);
  const day = localDate(at, zone);
  const when = `${day === localDate(now, zone) ? '' : `${day} `}${timeText(at, zone).slice(0, 5)}`;
  return html`<li><b>${severity}</b> ${name} <span>${summary}</span> <time>${when}</time></li>`;
}

/** Local time of day, `HH:MM:SS`. */
function timeText(ms: number, zone: string): string {
  const seconds = Math.floor(localTimeOfDay(ms, zone) / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function channelTable({ channels, currency }: StatusView): Html {
  return html`<h2>Money that waits, ${currency}</h2>
<div class="scroll"><table>
<thead><tr><th>Channel</th><th>Overdue<small>逾期</small></th>${moneyStages.map((s) => html`<th>${stageNames[s].en}<small>${stageNames[s].zh}</small></th>`)}</tr></thead>
<tbody>${channels.map(channelRow)}</tbody>
</table></div>`;
}

function channelRow({ names, cells, overdue }: StatusChannel): Html {
  return html`<tr><th>${names.en}<small>${names.zh}</small></th>${
    overdue > 0 ? html`<td class="late">${money(overdue)}</td>` : html`<td class="none">-</td>`
  }${moneyStages.map((s) => stageCell(cells[s]))}</tr>`;
}

function stageCell(cell: StatusCell | undefined): Html {
  if (cell === undefined || cell.waiting === 0) return html`<td class="none">-</td>`;
  if (cell.overdue === 0) return html`<td>${money(cell.waiting)}</td>`;
  return html`<td class="late">${money(cell.waiting)}<small>${cell.cause ?? ''}</small></td>`;
}

function sourceList(sources: readonly StatusSource[]): Html {
  return html`<h2>Sources</h2><ul class="sources">${sources.map(
    ({ id, up, ageSeconds }) =>
      html`<li class="${up ? 'up' : 'late'}">${id} <span>${ageSeconds === undefined ? 'never heard of' : age(ageSeconds)}</span></li>`,
  )}</ul>`;
}

function age(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const money = (amount: number): string => grouped.format(amount);
