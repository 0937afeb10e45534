import { type Stage, stages } from '../ledger/stages.ts';
import type { Alerts, FiringAlert } from './alerts.ts';
import { type Html, html } from './html.ts';
import { statusStyle } from './statusstyle.ts';
import type { StatusCell, StatusChannel, StatusSource, StatusView } from './statusview.ts';

export interface StatusPageParts {
  readonly acquirer: string;
  /** Local time of the view, `HH:MM:SS`. */
  readonly clock: string;
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
  const { acquirer, clock, view, trouble, alerts } = parts;
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
<header><h1>${acquirer}</h1><p class="clock">${clock}</p></header>
<p class="verdict ${isCalm(parts) ? 'calm' : 'alarm'}">${headline(parts)}</p>
${trouble === undefined ? undefined : html`<p class="alarm">Events are not booked: ${trouble}</p>`}
${alertList(alerts)}
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
  if (silent > 0) return `Partly unknown: ${silent} of ${view.sources.length} sources silent`;
  const overdue = view.channels.reduce((sum, c) => sum + c.overdue, 0);
  if (overdue > 0) return `${money(overdue)} ${view.currency} overdue`;
  if (alerts.state === 'known' && alerts.alerts.length > 0) return `${alerts.alerts.length} alerts`;
  return 'All money is on time';
}

function alertList(alerts: Alerts): Html | undefined {
  if (alerts.state === 'not_configured') return undefined;
  if (alerts.state === 'unreachable') return html`<p class="note">Alertmanager does not answer.</p>`;
  if (alerts.alerts.length === 0) return undefined;
  return html`<h2>Alerts</h2><ul class="alerts">${alerts.alerts.map(alertItem)}</ul>`;
}

function alertItem({ name, severity, summary, since }: FiringAlert): Html {
  return html`<li><b>${severity}</b> ${name} <span>${summary}</span> <time>${since.slice(0, 16).replace('T', ' ')}</time></li>`;
}

function channelTable({ channels, currency }: StatusView): Html {
  return html`<h2>Money that waits, ${currency}</h2>
<div class="scroll"><table>
<thead><tr><th>Channel</th>${moneyStages.map((s) => html`<th>${stageNames[s].en}<small>${stageNames[s].zh}</small></th>`)}<th>Overdue</th></tr></thead>
<tbody>${channels.map(channelRow)}</tbody>
</table></div>`;
}

function channelRow({ names, cells, overdue }: StatusChannel): Html {
  return html`<tr><th>${names.en}<small>${names.zh}</small></th>${moneyStages.map((s) => stageCell(cells[s]))}${
    overdue > 0 ? html`<td class="late">${money(overdue)}</td>` : html`<td class="none">-</td>`
  }</tr>`;
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
