import type { RoutedAlert } from '../tools/receiver.ts';
import { print } from './say.ts';

/** What marks a message in front, so that severities are told apart at a glance. */
const marks: Readonly<Record<string, string>> = { page: '!!!', urgent: '!! ', ticket: '!  ', info: 'i  ' };

/** Annotations that follow the summary, with what they are called in each language. */
const details: readonly (readonly [annotation: string, en: string, zh: string])[] = [
  ['impact', 'impact', '影响'],
  ['action', 'do', '处置'],
  ['money_at_risk', 'money at risk', '风险金额'],
  ['merchants_at_risk', 'merchants', '涉及商户'],
  ['time_left', 'time left', '剩余时间'],
];

/** A routed alert as a short message, English and Chinese; `when` is put in front. */
export function messageText(
  { status, labels, annotations }: RoutedAlert,
  receivers: readonly string[],
  when: string,
): string {
  // Fires for ever, so that its silence means something (docs/alerting.md): one line is enough.
  if (labels.alertname === 'Watchdog')
    return `    ${when}  Watchdog: the way from a rule to this receiver works 告警链路正常`;
  const severity = labels.severity ?? '';
  const mark = status === 'firing' ? (marks[severity] ?? '   ') : 'ok ';
  const head = `${mark} ${when}  ${status === 'firing' ? severity : 'resolved'} ${labels.alertname} -> ${receivers.join(', ')}`;
  if (status === 'resolved')
    return [head, annotations.summary, annotations.summary_zh].filter((line) => line).join('\n      ');
  const parts = (language: 'en' | 'zh'): string =>
    details
      .flatMap(([annotation, en, zh]) => {
        const text = annotations[language === 'en' ? annotation : `${annotation}_zh`];
        return text === undefined ? [] : [`${language === 'en' ? en : zh}: ${text}`];
      })
      .join(language === 'en' ? '; ' : '；');
  return [
    head,
    `      ${annotations.summary ?? ''}`,
    `      ${annotations.summary_zh ?? ''}`,
    `      cause ${labels.cause}, stage ${labels.stage}, team ${labels.team}`,
    `      ${parts('en')}`,
    `      ${parts('zh')}`,
    ...(annotations.runbook_url === undefined ? [] : [`      ${annotations.runbook_url}`]),
  ]
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** How long deliveries of one alert are gathered, so that one message names all its receivers. */
const gatherMs = 400;

/** Prints each change of an alert once, with everybody who got it. */
export function messagePrinter(now: () => string) {
  const gathering = new Map<string, { readonly receivers: string[]; readonly timer: NodeJS.Timeout }>();
  const printed = new Set<string>();
  return (receiver: string, alert: RoutedAlert): void => {
    const change = `${alert.fingerprint} ${alert.startsAt} ${alert.status}`;
    const open = gathering.get(change);
    if (open !== undefined) {
      open.receivers.push(receiver);
      return;
    }
    if (printed.has(change)) {
      print(`    ${now()}  ${alert.labels.alertname} also -> ${receiver}`);
      return;
    }
    printed.add(change);
    const receivers = [receiver];
    const when = now();
    const timer = setTimeout(() => {
      gathering.delete(change);
      print(messageText(alert, receivers, when));
    }, gatherMs);
    gathering.set(change, { receivers, timer });
  };
}
