import { causes } from '../../collector/causes/catalogue.ts';
import { catalogue } from '../index.ts';
import { severities } from '../severity.ts';
import { type Text, template } from '../text.ts';
import { thresholds } from '../thresholds.ts';

/** Summary as a reader sees it: `<channel>`, `<value>`. */
const plain = (text: Text): string =>
  template(text)
    .replace(/\{\{ \$labels\.(\w+)[^}]*\}\}/g, '<$1>')
    .replace(/\{\{ \$value[^}]*\}\}/g, '<value>')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');

/** docs/reference/alerts.md: every alert, every threshold, every cause. */
export function alertReference(): string {
  const entries = catalogue();
  const counts = severities.map(
    (severity) => `${entries.filter(({ rule }) => rule.severity === severity).length} ${severity}`,
  );
  const names = new Set(entries.map(({ rule }) => rule.alert));
  return [
    '# Alerts',
    '',
    'Generated from alerts/ by `npm run generate`; edit there.',
    '',
    `${names.size} alerts in ${entries.length} rules: ${counts.join(', ')}. Every alert carries the labels \`severity\`,`,
    '`team`, `stage`, `channel` (`all` where no channel is meant), `cause` and `cause_family`; one that runs into a known',
    'instant also `deadline`, and nothing inhibits it. `for` is how long the condition holds before it fires, `keep` how',
    'long it goes on firing after the condition is gone.',
    '',
    '| alert | severity | team | stage | cause | for | keep | also by | says |',
    '|---|---|---|---|---|---|---|---|---|',
    ...entries.map(
      ({ of, rule }) =>
        `| ${rule.alert} | ${rule.severity}${rule.deadline ? ', deadline' : ''} | ${rule.team ?? of.cause.team} | ${rule.stage} | [${of.cause.label}](../../alerts/runbooks/en/${of.cause.label}.md#${rule.alert.toLowerCase()}) | ${rule.for} | ${rule.keepFiringFor} | ${rule.by.join(', ')} | ${plain(rule.summary.en)} |`,
    ),
    '',
    '## Thresholds',
    '',
    'One table (alerts/thresholds.ts), read by the rules and by the dashboards. Shares are of the same minutes, of the',
    "channel's normal day or of the fleet, with a floor under them.",
    '',
    '| name | value | unit | of what |',
    '|---|---|---|---|',
    ...Object.entries(thresholds).map(
      ([name, { value, unit, of }]) => `| \`${name}\` | ${value} | ${unit} | ${of} |`,
    ),
    '',
    '## Causes',
    '',
    '`alert` causes have rules and a runbook. `count-only` ones are decided elsewhere and only counted here. `never` must',
    'never alert, however much of it there is.',
    '',
    '| number | label | cause | 中文 | kind | team |',
    '|---|---|---|---|---|---|',
    ...uniqueCauses().map(
      (c) => `| ${c.id} | \`${c.label}\` | ${c.names.en} | ${c.names.zh} | ${c.kind} | ${c.team} |`,
    ),
    '',
  ].join('\n');
}

/** Causes once each, by number: one may stand in the catalogue twice to be asked twice. */
function uniqueCauses() {
  return [...new Map(causes.map((cause) => [cause.label, cause])).values()].sort((a, b) =>
    a.id.localeCompare(b.id),
  );
}
