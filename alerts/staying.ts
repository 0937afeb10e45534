import { guarded } from './promql.ts';
import type { AlertRule, RecordingRule } from './rule.ts';

interface Stayed {
  readonly records: readonly RecordingRule[];
  readonly rules: readonly AlertRule[];
}

/**
 * A page ends where its trouble ends, not where the trouble becomes a milder step of the same alert: a deadline that has
 * passed with the money still held up, or a carrier of which a few terminals came back, is no news. Without this the page
 * resolves and a second message opens on a fault that everybody knows. So both steps ask what is recorded: the urgent one
 * where its condition holds, the page where it holds and is, or lately was, worth a page.
 */
export function staying(rules: readonly AlertRule[]): Stayed {
  const pages = rules.filter(({ worthAPage }) => worthAPage !== undefined);
  const isMilder = ({ alert, severity }: AlertRule): boolean =>
    severity === 'urgent' && pages.some((page) => page.alert === alert);
  return {
    records: [
      ...rules.filter(isMilder).map((rule) => ({
        record: recordOf(rule, 'urgent'),
        expr: guarded(rule.expr, rule.guards),
        group: rule.group,
      })),
      ...pages.map((rule) => ({
        record: recordOf(rule, 'page'),
        expr: guarded(recordOf(rule, 'urgent'), rule.worthAPage!.guards),
        group: rule.group,
      })),
    ],
    rules: rules.map((rule) => {
      if (rule.worthAPage === undefined && !isMilder(rule)) return rule;
      const { stays } = rule.worthAPage ?? {};
      const guards = stays === undefined ? [] : [`and max_over_time(${recordOf(rule, 'page')}[${stays}])`];
      return { ...rule, expr: recordOf(rule, 'urgent'), guards };
    }),
  };
}

/** UnknownOutcomes of a channel and currency is channel_currency:unknown_outcomes:urgent. */
function recordOf({ alert, channel, by }: AlertRule, step: 'page' | 'urgent'): string {
  const subject = [...(channel === 'label' ? ['channel'] : []), ...by].join('_');
  const symptom = alert.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  return `${subject}:${symptom}:${step}`;
}
