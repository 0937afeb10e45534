import { causes } from '../../../collector/causes/catalogue.ts';
import { teams } from '../../../collector/causes/teams.ts';
import type { NotifierConfig } from '../config/schema.ts';
import type { AlertFacts } from '../intake/facts.ts';
import { plain } from './escape.ts';
import type { Language, Names } from './language.ts';
import { truncateUtf8 } from './utf8.ts';
import { stageNames, teamNames, words } from './words.ts';

/** Labels that say what an alert is about beside its channel, in the order they are shown; no other is ever shown. */
export const scopeLabels = [
  'region',
  'carrier',
  'network',
  'gateway',
  'terminal_model',
  'firmware',
  'issuer',
  'bank',
  'payout_channel',
  'payer_account',
  'settlement_mode',
  'currency',
  'file_type',
  'txn_type',
  'node',
  'link',
  'scope_type',
  'scope',
  'origin',
  'initiator',
  'fault',
  'credential',
  'kind',
  'reason',
  'document',
  'limit',
  'period',
  'calendar',
  'source',
  'check',
  'job',
  'instance',
] as const;

type ValueNames = NotifierConfig['names'];

const mostValueBytes = 60;
const mostScopes = 6;

/** A label's value by its configured name, else as it is. */
export function valueName(names: ValueNames, label: string, value: string, language: Language): string {
  const known = names[label]?.[value];
  return plain(truncateUtf8(known === undefined ? value : known[language], mostValueBytes));
}

/** `银联卡 (cup_card)`; the id stays, because commands and boards take it. */
export function channelText({ labels }: AlertFacts, names: ValueNames, language: Language): string {
  const { channel } = labels;
  if (channel === undefined || channel === 'all') return words.allChannels[language];
  const name = valueName(names, 'channel', channel, language);
  return name === channel ? plain(channel) : `${name} (${plain(channel)})`;
}

/** `region=东区 carrier=carrier_x`, or nothing. */
export function scopeText({ labels }: AlertFacts, names: ValueNames, language: Language): string {
  return scopeLabels
    .filter((label) => labels[label] !== undefined && labels[label] !== '')
    .slice(0, mostScopes)
    .map((label) => `${label}=${valueName(names, label, labels[label]!, language)}`)
    .join(' ');
}

const known = <T extends object>(table: T, key: string | undefined): key is Extract<keyof T, string> =>
  key !== undefined && Object.hasOwn(table, key);

export function stageText({ labels: { stage } }: AlertFacts, language: Language): string {
  return known(stageNames, stage) ? stageNames[stage][language] : words.unknownStage[language];
}

export function teamText({ labels: { team } }: AlertFacts, language: Language): string {
  return (teams as readonly string[]).includes(team ?? '')
    ? (teamNames as Readonly<Record<string, Names>>)[team!]![language]
    : plain(truncateUtf8(team ?? '-', mostValueBytes));
}

/** `C19 清算文件延迟或不完整`. */
export function causeText({ labels }: AlertFacts, language: Language): string {
  const cause = causes.find(({ label }) => label === labels.cause);
  if (cause !== undefined) return `${cause.id} ${cause.names[language]}`;
  return plain(truncateUtf8(labels.cause ?? words.unknownCause[language], mostValueBytes));
}
