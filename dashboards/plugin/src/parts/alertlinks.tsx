import { t } from '@grafana/i18n';
import { TextLink } from '@grafana/ui';
import { ruleBook } from '../app/rulebook.ts';
import type { Firing } from '../logic/attention.ts';
import { boardLink, type Range, runbookLink } from '../logic/links.ts';

/** Where to go from an alert: what to do, and the board with its channel, bank or region chosen. */
export function AlertLinks({
  firing,
  range,
  className,
}: {
  firing: Firing;
  range: Range;
  className: string;
}) {
  const { rule, labels } = firing;
  return (
    <span className={className}>
      {labels.cause !== undefined && (
        <TextLink href={runbookLink(labels.cause, labels.alertname)} inline={false}>
          {t('links.runbook', 'Runbook')}
        </TextLink>
      )}
      {rule !== undefined && (
        <TextLink href={boardLink(ruleBook, rule.board, labels, range)} inline={false}>
          {t('links.board', 'Board')}
        </TextLink>
      )}
    </span>
  );
}
