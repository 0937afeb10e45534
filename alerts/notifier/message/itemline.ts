import { type Incident, severityOf } from '../incidents/incident.ts';
import type { Reason } from '../incidents/waiting.ts';
import { annotation, type Telling } from './alertlines.ts';
import { plain } from './escape.ts';
import type { Language } from './language.ts';
import type { Line } from './line.ts';
import { channelText, scopeText, stageText } from './scope.ts';
import { truncateUtf8 } from './utf8.ts';
import { dot } from './voice.ts';
import { shortSeverity, words } from './words.ts';

const mostBytes = 200;

const marked: Partial<Record<Reason, keyof typeof words>> = {
  resolved: 'resolved',
  blip: 'blip',
  reminder: 'reminder',
  escalation: 'escalation',
};

/** One alert of several in one line. Severity and number stand first, so that shortening never takes them. */
export function itemLine(incident: Incident, reason: Reason, { config }: Telling, language: Language): Line {
  const { facts } = incident;
  const over = reason === 'daily' && incident.status === 'resolved';
  const mark = over ? 'resolved' : marked[reason];
  const text = [
    `${shortSeverity[severityOf(facts)]} ${incident.id}${mark === undefined ? '' : ` (${words[mark][language]})`} ${stageText(facts, language)}`,
    [channelText(facts, config.names, language), scopeText(facts, config.names, language)]
      .filter(Boolean)
      .join(' '),
    annotation(incident, 'summary', language) || plain(facts.labels.alertname ?? ''),
  ].join(dot);
  return { text: truncateUtf8(text, mostBytes) };
}

/** As little as can be said: for a provider that refused the words. */
export function terseLine({ id, facts }: Incident): Line {
  const { alertname, channel } = facts.labels;
  const name = truncateUtf8(plain(`${alertname ?? ''} ${channel ?? ''}`), 80);
  return { text: `${shortSeverity[severityOf(facts)]} ${id} ${name}` };
}
