import { byteLength, truncateUtf8 } from '../message/utf8.ts';
import type { WebhookAlert } from './payload.ts';
import { isPersonal, withoutNumbers } from './sensitive.ts';

/** What is kept of an alert: clean of personal data, bounded, ready to be shown. */
export interface AlertFacts {
  readonly fingerprint: string;
  /** Epoch ms. */
  readonly startsAt: number;
  readonly labels: Readonly<Record<string, string>>;
  /** Only those messages are made of, see `textAnnotations` and `urlAnnotations`. */
  readonly annotations: Readonly<Record<string, string>>;
}

const textAnnotations = [
  'summary',
  'description',
  'impact',
  'action',
  'money_at_risk',
  'merchants_at_risk',
  'time_left',
].flatMap((name) => [name, `${name}_zh`]);
const urlAnnotations = ['runbook_url', 'runbook_url_zh', 'dashboard_url'];

const mostTextBytes = 6000;
const mostLabelBytes = 200;
/** A longer link would take a quarter of a WeCom message. */
const mostUrlBytes = 1000;

export function alertFacts(alert: WebhookAlert): AlertFacts {
  return {
    fingerprint: alert.fingerprint,
    startsAt: alert.startsAt,
    labels: Object.fromEntries(
      Object.entries(alert.labels)
        .filter(([name]) => !isPersonal(name))
        .map(([name, value]) => [name, truncateUtf8(withoutNumbers(value), mostLabelBytes)]),
    ),
    annotations: Object.fromEntries([
      ...kept(alert, textAnnotations, (text) => truncateUtf8(withoutNumbers(text), mostTextBytes)),
      ...kept(alert, urlAnnotations, safeUrl),
    ]),
  };
}

function kept(
  { annotations }: WebhookAlert,
  names: readonly string[],
  clean: (text: string) => string | undefined,
): [string, string][] {
  return names.flatMap((name) => {
    const text = annotations[name];
    const cleaned = text === undefined ? undefined : clean(text);
    return cleaned === undefined || cleaned === '' ? [] : [[name, cleaned] as [string, string]];
  });
}

/** A web address as it is, or nothing; never a `javascript:` one and never half of one. */
export function safeUrl(text: string): string | undefined {
  if (byteLength(text) > mostUrlBytes || !URL.canParse(text)) return undefined;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
    ? text
    : undefined;
}
