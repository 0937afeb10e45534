import { t } from '@grafana/i18n';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import type { ReactNode } from 'react';
import type { Answer } from '../app/scope.ts';

/** What stands in place of an answer that is not there yet, or did not come. */
export function Awaiting<K extends string>({ answer, children }: { answer: Answer<K>; children: ReactNode }) {
  if (answer.error !== undefined)
    return (
      <Alert severity="error" title={t('state.failed', 'Prometheus did not answer')}>
        {answer.error}
      </Alert>
    );
  if (answer.samples === undefined) return <LoadingPlaceholder text={t('state.loading', 'Loading')} />;
  return children;
}
