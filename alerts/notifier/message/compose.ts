import type { Severity } from '../../severity.ts';
import { severities } from '../../severity.ts';
import type { Person, RobotConfig } from '../config/schema.ts';
import { type Incident, severityOf } from '../incidents/incident.ts';
import type { Waiting } from '../incidents/waiting.ts';
import { alertLines, footer, headline, type Telling } from './alertlines.ts';
import type { Draft } from './draft.ts';
import { fitLines } from './fit.ts';
import { itemLine, terseLine } from './itemline.ts';
import type { Language } from './language.ts';
import type { Line } from './line.ts';
import { ackLink } from './links.ts';
import { truncateUtf8 } from './utf8.ts';
import { colon, dot } from './voice.ts';
import { shortSeverity, words } from './words.ts';

/** An alert a message is to name. */
export interface Subject {
  readonly waiting: Waiting;
  readonly incident: Incident;
}

/** alert: one in full. group: the first in full, the others in a line each. digest, daily: a line each. */
export type Style = 'alert' | 'group' | 'digest' | 'daily';

export interface Composing {
  readonly id: string;
  readonly robot: RobotConfig;
  readonly telling: Telling;
  /** Bytes a card has on the wire, and how many it may have. */
  readonly cardBytes: (draft: Draft) => number;
  readonly budget: number;
  /** More lines than this nobody reads. */
  readonly mostLines: number;
  /** People the card itself calls. */
  readonly callFor: (named: readonly Subject[]) => Call;
}

/** People to call. */
export interface Call {
  readonly people: readonly Person[];
  readonly everybody: boolean;
}

const mostTitleBytes = 180;

/**
 * A card about the first of these alerts, in their order, and about as many others as fit. What it names is in
 * `items`; the rest goes on waiting. It names at least one.
 */
export function composeCard(subjects: readonly Subject[], style: Style, composing: Composing): Draft {
  const language = composing.robot.language === 'en' ? 'en' : 'zh';
  const first = subjects[0]!;
  if (subjects.length === 1 && style !== 'daily') return single(first, language, composing);
  const lead = style === 'group' && first.waiting.terse === undefined;
  const upTo = (count: number): Draft =>
    several(subjects.slice(0, count), subjects.length, style, lead, language, composing);
  const count = mostThatFit(Math.min(subjects.length, composing.mostLines), (n) => {
    return composing.cardBytes(upTo(n)) <= composing.budget;
  });
  if (count > 1) return upTo(count);
  return lead ? single(first, language, composing) : fitted(upTo(1), language, composing);
}

/** The largest count from 1 to `most` that fits, where fewer always fit when more do; 1 when none does. */
function mostThatFit(most: number, fits: (count: number) => boolean): number {
  let low = 1;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function single({ waiting, incident }: Subject, language: Language, composing: Composing): Draft {
  const { telling, robot } = composing;
  const { reason } = waiting;
  const inChinese = waiting.terse ? [terseLine(incident)] : alertLines(incident, reason, telling, language);
  const inEnglish =
    robot.language === 'both' && waiting.terse === undefined
      ? [{ text: '----' }, ...withoutLinks(alertLines(incident, reason, telling, 'en'))]
      : [];
  const title = waiting.terse ? terseLine(incident).text : headline(incident, reason, telling, language);
  const draft = base([{ waiting, incident }], title, composing);
  const lines = [
    ...inChinese,
    ...inEnglish,
    ...maybeLines([{ waiting, incident }], language),
    ...ackLines(draft, incident.id, language),
    footer(incident, telling, language),
  ];
  return fitted({ ...draft, lines }, language, composing);
}

const withoutLinks = (lines: readonly Line[]): Line[] =>
  lines.flatMap(({ links, ...line }) => (links === undefined ? [line] : []));

function several(
  named: readonly Subject[],
  waiting: number,
  style: Style,
  lead: boolean,
  language: Language,
  composing: Composing,
): Draft {
  const { telling } = composing;
  const first = named[0]!;
  const title = lead
    ? headline(first.incident, first.waiting.reason, telling, language)
    : heading(named, style, language);
  const draft = base(named, title, composing);
  const line = ({ waiting: { reason, terse }, incident }: Subject): Line =>
    terse ? terseLine(incident) : itemLine(incident, reason, telling, language);
  const more = waiting - named.length;
  const top: Line[] = lead
    ? [
        ...alertLines(first.incident, first.waiting.reason, telling, language),
        footer(first.incident, telling, language),
        { text: `${words.sameGroup[language]} ${named.length - 1} ${words.alerts[language]}`, bold: true },
      ]
    : [{ text: title, bold: true }];
  const lines = [
    ...top,
    ...named.slice(lead ? 1 : 0).map(line),
    ...maybeLines(named, language),
    ...(more > 0 ? [{ text: `+${more} ${words.follow[language]}` }] : []),
    ...ackLines(draft, composing.id, language),
  ];
  return { ...draft, lines };
}

/** `告警汇总 23 条 · P1 3 · P2 20`. */
function heading(named: readonly Subject[], style: Style, language: Language): string {
  const counts = severities
    .map(
      (severity) =>
        [severity, named.filter(({ incident }) => severityOf(incident.facts) === severity).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${shortSeverity[severity]} ${count}`);
  const name = words[style === 'daily' ? 'daily' : 'digest'][language];
  return [`${name} ${named.length} ${words.alerts[language]}`, ...counts].join(dot);
}

function base(named: readonly Subject[], title: string, composing: Composing): Draft {
  const { id, robot, telling, callFor } = composing;
  const { people, everybody } = callFor(named);
  const incidents = named.map(({ incident }) => incident);
  const resolved = incidents.every(({ status }) => status === 'resolved');
  return {
    id,
    form: 'card',
    severity: gravest(incidents),
    resolved,
    language: robot.language,
    title: truncateUtf8(title, mostTitleBytes),
    lines: [],
    people,
    everybody,
    items: named.map(({ waiting: { alert, reason } }) => ({ alert, reason })),
    incidents,
    ...(incidents.some(({ status, acknowledged }) => status === 'firing' && acknowledged === undefined)
      ? { ackUrl: ackLink(telling.links, id, telling.now) }
      : {}),
  };
}

export function gravest(incidents: readonly Incident[]): Severity {
  return (
    severities.find((severity) => incidents.some(({ facts }) => severityOf(facts) === severity)) ?? 'info'
  );
}

function ackLines({ ackUrl }: Draft, number: string, language: Language): Line[] {
  if (ackUrl === undefined) return [];
  return [
    {
      text: `${words.acknowledge[language]}${colon[language]}${words.bySending[language]} ack ${number}${words.or[language]}`,
      links: [{ label: words.acknowledgeHere[language], url: ackUrl }],
    },
  ];
}

function maybeLines(named: readonly Subject[], language: Language): Line[] {
  const unsure = [...new Set(named.flatMap(({ waiting: { maybe } }) => maybe ?? []))];
  if (unsure.length === 0) return [];
  return [{ text: `${words.maybeRepeat[language]} ${unsure.slice(0, 5).join(' ')}` }];
}

function fitted(draft: Draft, language: Language, { cardBytes, budget }: Composing): Draft {
  const lines = fitLines(draft.lines, {
    measure: (candidate) => cardBytes({ ...draft, lines: candidate }),
    budget,
    mark: words.cut[language],
    note: { text: words.cutNote[language] },
  });
  return { ...draft, lines };
}

/** Words that call people to messages already sent, where a card cannot. */
export function composeCall(subjects: readonly Subject[], composing: Composing): Draft {
  const language = composing.robot.language === 'en' ? 'en' : 'zh';
  const [{ incident }] = subjects as [Subject];
  const others = subjects.length - 1;
  const line = itemLine(incident, 'mention', composing.telling, language).text;
  const text = `${line}${dot}${words.pleaseAcknowledge[language]}`;
  const draft = base(subjects, text, composing);
  const lines = [{ text: others > 0 ? `${text} (+${others})` : text }, ...maybeLines(subjects, language)];
  return { ...draft, form: 'text', lines };
}
