import { t } from '@grafana/i18n';
import { Input, Stack, TextLink, useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { ruleBook } from '../app/rulebook.ts';
import { language } from '../language.ts';
import { runbookLink } from '../logic/links.ts';
import { filled, type Part, type Rule } from '../logic/rulebook.ts';
import { stageName, teamName } from './names.ts';
import { SeverityMark } from './severity.tsx';
import { tableStyles } from './table.ts';

const isValue = (part: Part): boolean => typeof part !== 'string' && part.kind === 'value';

/** A rule's summary with its labels as `<label>` and its value as `<value>`. */
const plain = (rule: Rule): string =>
  filled(
    rule[language()].summary.map((part) => (isValue(part) ? '<value>' : part)),
    {
      labels: new Proxy({}, { get: (_, name) => `<${String(name)}>` }),
      value: undefined,
      answers: new Map(),
      translate: (fixed) => fixed,
    },
  );

/** Every alerting rule, as it was when the app was built; searchable. */
export function RuleTable() {
  const table = useStyles2(tableStyles);
  const [sought, setSought] = useState('');
  const rows = useMemo(
    () =>
      ruleBook.rules.map((rule) => {
        const says = plain(rule);
        const cause = ruleBook.causes[rule.cause]?.[language()] ?? rule.cause;
        const text = [
          rule.alert,
          rule.severity,
          stageName(rule.stage),
          teamName(rule.team),
          cause,
          says,
        ].join(' ');
        return { rule, says, cause, text: text.toLowerCase() };
      }),
    [],
  );
  const shown = rows.filter(({ text }) =>
    sought
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word)),
  );
  return (
    <Stack direction="column" gap={1}>
      <Input
        width={50}
        aria-label={t('rules.search', 'Search rules')}
        placeholder={t('rules.placeholder', 'Search: alert, cause, stage, owner, words')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <table className={table.table}>
        <thead>
          <tr>
            <th>{t('rules.severity', 'Severity')}</th>
            <th>{t('rules.alert', 'Alert')}</th>
            <th>{t('rules.cause', 'Cause')}</th>
            <th>{t('rules.stage', 'Stage')}</th>
            <th>{t('rules.owner', 'Owner')}</th>
            <th>{t('rules.for', 'Holds for')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ rule, says, cause }) => (
            <tr key={`${rule.alert} ${rule.severity} ${rule.stage} ${rule.cause} ${rule.expr}`}>
              <td>
                <SeverityMark severity={rule.severity} />
              </td>
              <td>
                <TextLink href={runbookLink(rule.cause, rule.alert)}>{rule.alert}</TextLink>
                <div className={table.small}>{says}</div>
              </td>
              <td>{cause}</td>
              <td>{stageName(rule.stage)}</td>
              <td>{teamName(rule.team)}</td>
              <td>{rule.for}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Stack>
  );
}
