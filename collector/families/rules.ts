import { ruleKinds } from '../events/vocabulary.ts';
import type { RuleKind } from '../ledger/rules.ts';
import type { Family } from './family.ts';
import { gaugeEach, seconds } from './views.ts';

/** Announced changes of rules and interfaces, and how long the calendar still speaks. */
export const rules: Family = ({ rules: book }, vocabulary, config) => [
  gaugeEach(
    'acquirer_rule_change_effective_timestamp_seconds',
    'When the next change takes effect, by scope (a channel, or all), kind and whether its owner has acknowledged it; 0 = none ahead.',
    [
      { label: 'scope', values: [...vocabulary.channels, 'all'] },
      { label: 'kind', values: ruleKinds },
      { label: 'acknowledged', values: ['yes', 'no'] },
    ],
    (now, scope, kind, acknowledged) =>
      seconds(book.nextEffective(scope!, kind as RuleKind, acknowledged === 'yes', now)),
  ),
  gaugeEach(
    'acquirer_calendar_valid_until_timestamp_seconds',
    'End of the last day the business calendar speaks for; due dates after it follow the weekend rule only.',
    [{ label: 'calendar', values: [config.acquirer.calendar] }],
    () => seconds(book.calendarValidUntil()),
  ),
];
