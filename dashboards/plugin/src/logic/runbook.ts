import { base } from './links.ts';

/** Headings get ids, so that `#alertname` finds its chapter: the lower-case text without anything but letters and digits. */
export const withAnchors = (html: string): string =>
  html.replace(/<(h[1-4])(?: id="[^"]*")?>(.*?)<\/\1>/g, (_, tag: string, inner: string) => {
    const id = inner
      .replace(/<[^>]*>/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '');
    return `<${tag} id="${id}">${inner}</${tag}>`;
  });

/** Links from one runbook to another lead to the app's page of it. */
export const withLinks = (html: string): string =>
  html.replace(
    /href="([a-z0-9_]+)\.md(#[^"]*)?"/g,
    (_, cause: string, chapter = '') => `href="${base}/alerts/runbook/${cause}${chapter}"`,
  );
