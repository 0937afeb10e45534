import { t } from '@grafana/i18n';
import { TextLink } from '@grafana/ui';
import { ruleBook } from '../app/rulebook.ts';
import { language } from '../language.ts';
import type { CauseNamed } from '../logic/inspect.ts';
import { runbookLink } from '../logic/links.ts';
import { teamName } from './names.ts';

const alerting = new Set(ruleBook.rules.map(({ cause }) => cause));

/** A cause, whose move it is, and what to do about it. */
export function CauseLinks({ cause, names, team }: CauseNamed) {
  return (
    <span>
      {names[language()]}
      {/* Money that is on time is nobody's move. */}
      {cause !== 'not_due' && ` (${teamName(team)})`}{' '}
      {alerting.has(cause) && (
        <TextLink href={runbookLink(cause)} variant="bodySmall">
          {t('links.runbook', 'Runbook')}
        </TextLink>
      )}
    </span>
  );
}
