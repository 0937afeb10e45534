import type { NotifierConfig } from '../config/schema.ts';
import { providerOf } from '../evidence/provider.ts';
import { type Incident, severityOf } from '../incidents/incident.ts';
import type { Reason } from '../incidents/waiting.ts';
import { durationText, promDuration } from './duration.ts';
import { plain } from './escape.ts';
import type { Language } from './language.ts';
import type { Line } from './line.ts';
import { evidenceLink, furtherLinks, type LinkMaker } from './links.ts';
import { chineseFigure } from './phrases.ts';
import { causeText, channelText, scopeText, stageText, teamText } from './scope.ts';
import { truncateUtf8 } from './utf8.ts';
import { agoText, clockText, colon, dot, leftText, sinceText } from './voice.ts';
import { severityNames, words } from './words.ts';

export interface Telling {
  readonly config: NotifierConfig;
  readonly links: LinkMaker;
  /** Epoch ms. */
  readonly now: number;
}

const mostSummaryBytes = 300;
const mostFigureBytes = 120;

/** What goes first when a message is too long: reading matter, then reference, then what to do. */
const goes = { impact: 1, links: 2, contact: 3, description: 4, action: 5 } as const;

/** An annotation in a language, else in the other one, else nothing. */
export function annotation({ facts: { annotations } }: Incident, name: string, language: Language): string {
  const chinese = annotations[`${name}_zh`];
  const text = language === 'zh' ? (chinese ?? annotations[name]) : (annotations[name] ?? chinese);
  return plain(text ?? '');
}

/** A printed figure in the reader's words. */
function figure({ facts: { annotations } }: Incident, name: string, language: Language): string {
  const printed = annotations[name] ?? '';
  const text = language === 'zh' ? (annotations[`${name}_zh`] ?? chineseFigure(printed)) : printed;
  return plain(truncateUtf8(text, mostFigureBytes));
}

export function headline(
  incident: Incident,
  reason: Reason,
  { config }: Telling,
  language: Language,
): string {
  const state =
    reason === 'resolved' ||
    reason === 'blip' ||
    reason === 'reminder' ||
    reason === 'escalation' ||
    reason === 'fallback'
      ? `${words[reason][language]}${dot}`
      : '';
  const severity = severityNames[severityOf(incident.facts)][language];
  const where = [
    channelText(incident.facts, config.names, language),
    scopeText(incident.facts, config.names, language),
  ];
  return `【${state}${severity}】${stageText(incident.facts, language)}${dot}${where.filter(Boolean).join(' ')}`;
}

/** One alert in full, in the order operators ask for (domain.md 5.4). Acknowledgement follows it. */
export function alertLines(incident: Incident, reason: Reason, telling: Telling, language: Language): Line[] {
  const at = colon[language];
  const line = (name: keyof typeof words, text: string, more: Partial<Line> = {}): Line[] =>
    text === '' ? [] : [{ text: `${words[name][language]}${at}${text}`, ...more }];
  const summary = truncateUtf8(
    annotation(incident, 'summary', language),
    mostSummaryBytes,
    words.cut[language],
  );
  const head: Line[] = [
    { text: headline(incident, reason, telling, language), bold: true },
    { text: summary === '' ? plain(incident.facts.labels.alertname ?? '-') : summary, bold: true },
  ];
  if (incident.status === 'resolved' || reason === 'resolved' || reason === 'blip')
    return [...head, lasted(incident, telling, language)];
  const description = annotation(incident, 'description', language);
  return [
    ...head,
    ...(description === '' ? [] : [{ text: description, goes: goes.description }]),
    ...line('atRisk', riskText(incident, language)),
    ...line('impact', annotation(incident, 'impact', language), { goes: goes.impact }),
    ...line('noticed', noticeText(incident, telling, language)),
    ...line('cause', causeText(incident.facts, language)),
    ...line('action', annotation(incident, 'action', language), { goes: goes.action }),
    ...contactLine(incident, telling, language),
    ...furtherLine(incident, language),
  ];
}

function riskText(incident: Incident, language: Language): string {
  const money = figure(incident, 'money_at_risk', language);
  const merchants = figure(incident, 'merchants_at_risk', language);
  return [
    money === '' ? '' : `${words.amount[language]} ${money}`,
    merchants === '' ? '' : `${words.merchants[language]} ${merchants}`,
  ]
    .filter(Boolean)
    .join(dot);
}

/** When merchants notice, and how long that still is: counted from when the figure was printed, not from its text. */
function noticeText(incident: Incident, { config, now }: Telling, language: Language): string {
  const left = promDuration(incident.facts.annotations.time_left ?? '');
  if (left === undefined) return figure(incident, 'time_left', language);
  const due = incident.lastSeen + left;
  const clock = `${words.about[language]} ${clockText(due, config.zone)}`;
  const span = durationText(Math.abs(due - now), language);
  return `${clock}, ${due >= now ? leftText(span, language) : agoText(span, language)}`;
}

function contactLine(incident: Incident, { config, links, now }: Telling, language: Language): Line[] {
  const provider = providerOf(incident.facts, config);
  if (provider === undefined) return [];
  const { names, contact } = provider;
  return [
    {
      text: `${words.contact[language]}${colon[language]}${plain(names[language])} ${plain(contact[language])}`,
      links: [{ label: words.evidence[language], url: evidenceLink(links, incident.id, now) }],
      goes: goes.contact,
    },
  ];
}

function furtherLine(incident: Incident, language: Language): Line[] {
  const links = furtherLinks(incident, language);
  return links.length === 0 ? [] : [{ text: words.links[language], links, goes: goes.links }];
}

function lasted({ facts, resolvedAt, lastSeen }: Incident, { config }: Telling, language: Language): Line {
  const end = resolvedAt ?? lastSeen;
  const span = `${clockText(facts.startsAt, config.zone)}–${clockText(end, config.zone)}`;
  return { text: `${words.lasted[language]} ${durationText(end - facts.startsAt, language)} (${span})` };
}

/** Number, team and beginning: the last line, so that an answer can name it. */
export function footer(incident: Incident, { config }: Telling, language: Language): Line {
  const began = sinceText(clockText(incident.facts.startsAt, config.zone), language);
  const parts = [`${words.number[language]} ${incident.id}`, teamText(incident.facts, language), began];
  const { acknowledged } = incident;
  if (acknowledged !== undefined && incident.status === 'firing')
    parts.push(`${words.acknowledgedBy[language]} ${acknowledged.by}`);
  return { text: parts.join(dot) };
}
