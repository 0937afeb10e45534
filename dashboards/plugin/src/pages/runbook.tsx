import { css } from '@emotion/css';
import { type GrafanaTheme2, renderMarkdown } from '@grafana/data';
import { t } from '@grafana/i18n';
import { config } from '@grafana/runtime';
import {
  EmbeddedScene,
  SceneAppPage,
  SceneFlexItem,
  SceneFlexLayout,
  SceneReactObject,
} from '@grafana/scenes';
import { Alert, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { ruleBook } from '../app/rulebook.ts';
import { language } from '../language.ts';
import { base, pluginId } from '../logic/links.ts';
import { withAnchors, withLinks } from '../logic/runbook.ts';

/** The runbook of a cause, in the reader's language, from the app's own files. */
export const runbookPage = (cause: string, parent: SceneAppPage): SceneAppPage =>
  new SceneAppPage({
    title: ruleBook.causes[cause]?.[language()] ?? cause,
    url: `${base}/alerts/runbook/${encodeURIComponent(cause)}`,
    routePath: 'runbook/:cause/*',
    getParentPage: () => parent,
    getScene: () =>
      new EmbeddedScene({
        body: new SceneFlexLayout({
          direction: 'column',
          children: [
            new SceneFlexItem({
              ySizing: 'content',
              body: new SceneReactObject({ component: Runbook as never, props: { cause } }),
            }),
          ],
        }),
      }),
  });

function Runbook({ cause }: { cause: string }) {
  const styles = useStyles2(getStyles);
  const [text, setText] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    // Only causes of the rule book are fetched: the address is the user's to write.
    if (ruleBook.causes[cause] === undefined) return setText(null);
    let current = true;
    fetch(`${config.appSubUrl ?? ''}/public/plugins/${pluginId}/runbooks/${language()}/${cause}.md`)
      .then((answer) => (answer.ok ? answer.text() : null))
      .then(
        (markdown) => current && setText(markdown),
        () => current && setText(null),
      );
    return () => {
      current = false;
    };
  }, [cause]);
  useEffect(() => {
    const chapter = window.location.hash.slice(1);
    if (typeof text === 'string' && chapter !== '') document.getElementById(chapter)?.scrollIntoView();
  }, [text]);
  if (text === undefined) return <LoadingPlaceholder text={t('state.loading', 'Loading')} />;
  if (text === null)
    return <Alert severity="warning" title={t('runbook.none', 'There is no runbook of this cause')} />;
  return (
    <article
      className={styles.text}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a file of this app, sanitised by renderMarkdown
      dangerouslySetInnerHTML={{ __html: withLinks(withAnchors(renderMarkdown(text))) }}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({
    maxWidth: theme.spacing(110),
    // The page's own title says it.
    h1: { display: 'none' },
    'h2, h3': { marginTop: theme.spacing(3) },
    'ul, ol': { paddingLeft: theme.spacing(3) },
    pre: { whiteSpace: 'pre-wrap' },
    a: { color: theme.colors.text.link },
  }),
});
