import { t } from '@grafana/i18n';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import type { ReactNode } from 'react';
import type { Reply } from '../app/collector.ts';
import { clockTime } from '../logic/inspect.ts';

interface RepliedProps<A> {
  readonly reply: Reply<A> | undefined;
  children(answer: A): ReactNode;
}

/** The collector's answer, or what stands in its place. */
export function Replied<A extends { readonly at: string; readonly silentSources: readonly string[] }>({
  reply,
  children,
}: RepliedProps<A>) {
  if (reply === undefined) return <LoadingPlaceholder text={t('state.loading', 'Loading')} />;
  if (reply.state !== 'answered') return <NoReply reply={reply} />;
  const { at, silentSources } = reply.answer;
  return (
    <div>
      {silentSources.length > 0 && (
        <Alert
          severity="warning"
          title={t('reply.silent', 'Silent: {{names}}. What they tell of is as old as their last event', {
            names: silentSources.join(', '),
          })}
        />
      )}
      {children(reply.answer)}
      <div>{t('reply.as_of', "As of {{at}}, on the acquirer's clock.", { at: clockTime(at) })}</div>
    </div>
  );
}

function NoReply({ reply }: { reply: Exclude<Reply<never>, { readonly state: 'answered' }> }) {
  if (reply.state === 'refused')
    return (
      <Alert severity="warning" title={t('reply.refused', 'The question has a mistake')}>
        {reply.message}
      </Alert>
    );
  const words = {
    unset: t('reply.unset', 'The address of the collector is not set: an administrator can on Configuration'),
    forbidden: t(
      'reply.forbidden',
      "The token on Configuration is missing or not a reader's: its SHA-256 belongs into server.readers of the collector",
    ),
    busy: t('reply.busy', 'Others are searching at this moment: ask again in a second'),
    not_ready: t('reply.not_ready', 'The collector cannot read its books: see its /readyz'),
    unreachable: t('reply.unreachable', "Grafana's server cannot reach the collector"),
  };
  return <Alert severity={reply.state === 'unset' ? 'info' : 'error'} title={words[reply.state]} />;
}
