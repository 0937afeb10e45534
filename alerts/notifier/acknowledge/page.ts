import { type Html, html } from '../../../collector/server/html.ts';
import type { NotifierConfig } from '../config/schema.ts';
import { type Incident, severityOf } from '../incidents/incident.ts';
import { annotation } from '../message/alertlines.ts';
import { channelText, stageText } from '../message/scope.ts';
import { severityNames } from '../message/words.ts';

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:1rem auto;padding:0 1rem}li{margin:.6rem 0}button{font-size:1.2rem;padding:.6rem 1.4rem}select{font-size:1rem;padding:.4rem}.done{opacity:.6}';

function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body><h1>${title}</h1>
${body}
</body>
</html>
`.html;
}

function item(incident: Incident, { names }: NotifierConfig): Html {
  const { facts, id, acknowledged, status } = incident;
  const state =
    status === 'resolved'
      ? ' · 已恢复 resolved'
      : acknowledged === undefined
        ? ''
        : ` · 已确认 acknowledged (${acknowledged.by})`;
  const summary = [annotation(incident, 'summary', 'zh'), annotation(incident, 'summary', 'en')];
  return html`<li class="${state === '' ? 'open' : 'done'}"><b>${id}</b> ${severityNames[severityOf(facts)].zh} · ${stageText(facts, 'zh')} · ${channelText(facts, names, 'zh')}${state}<br>${[...new Set(summary)].join(' / ')}</li>`;
}

/**
 * What a link from a chat shows: the alerts, and a button. Opening it acknowledges nothing, because chats open links to
 * preview them; only the button, a POST, does.
 */
export function confirmPage(incidents: readonly Incident[], config: NotifierConfig): string {
  const open = incidents.some(
    ({ acknowledged, status }) => acknowledged === undefined && status === 'firing',
  );
  const who =
    config.people.length === 0
      ? undefined
      : html`<p><label>我是 / I am <select name="by"><option value="">-</option>${config.people.map(({ id }) => html`<option>${id}</option>`)}</select></label></p>`;
  const form = html`<form method="post">${who}<p><button>确认 Acknowledge</button></p></form>`;
  return page(
    '确认告警 / Acknowledge',
    html`<ul>${incidents.map((each) => item(each, config))}</ul>${open ? form : html`<p>无需确认 / nothing left to acknowledge</p>`}`,
  );
}

export function donePage(incidents: readonly Incident[], config: NotifierConfig): string {
  return page('已确认 / Acknowledged', html`<ul>${incidents.map((each) => item(each, config))}</ul>`);
}

export function refusedPage(why: 'forged' | 'expired' | 'forgotten'): string {
  const text = {
    forged: '链接无效 / this link is not valid',
    expired: '链接已过期,请用命令 ack 编号 / this link has expired: use the command ack NUMBER',
    forgotten: '该消息已不在记录中 / this message is no longer kept',
  }[why];
  return page('无法确认 / Cannot acknowledge', html`<p>${text}</p>`);
}
