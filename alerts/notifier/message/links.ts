import { signedToken } from '../acknowledge/link.ts';
import type { Incident } from '../incidents/incident.ts';
import { linkTarget } from './escape.ts';
import type { Language } from './language.ts';
import type { Link } from './line.ts';
import { scopeLabels } from './scope.ts';
import { byteLength } from './utf8.ts';
import { words } from './words.ts';

/** Makes links that only this notifier can have made. */
export interface LinkMaker {
  readonly publicUrl: string;
  readonly key: string;
  /** How long a link works. */
  readonly lifetimeMs: number;
}

export const ackLink = (maker: LinkMaker, message: string, now: number): string =>
  `${maker.publicUrl}/ack/${signedToken(maker.key, 'ack', message, now + maker.lifetimeMs)}`;

export const evidenceLink = (maker: LinkMaker, alert: string, now: number): string =>
  `${maker.publicUrl}/evidence/${signedToken(maker.key, 'evidence', alert, now + maker.lifetimeMs)}`;

const mostSilenceBytes = 600;

/** The form of Alertmanager's own page with the alert's name, channel and scope filled in. */
export function silenceLink({ externalUrl, facts: { labels } }: Incident): string | undefined {
  if (!/^https?:\/\//.test(externalUrl)) return undefined;
  const matchers = ['alertname', 'channel', ...scopeLabels]
    .filter((name) => labels[name] !== undefined)
    .map((name) => `${name}=${JSON.stringify(labels[name])}`);
  const url = `${externalUrl.replace(/\/+$/, '')}/#/silences/new?filter=${encodeURIComponent(`{${matchers.join(',')}}`)}`;
  return byteLength(url) <= mostSilenceBytes ? linkTarget(url) : undefined;
}

/** Runbook, board, silence form: what there is of them. */
export function furtherLinks(incident: Incident, language: Language): Link[] {
  const { annotations } = incident.facts;
  const runbook = (language === 'zh' ? annotations.runbook_url_zh : undefined) ?? annotations.runbook_url;
  const candidates = [
    { label: words.runbook[language], url: runbook },
    { label: words.dashboard[language], url: annotations.dashboard_url },
    { label: words.silence[language], url: incident.status === 'firing' ? silenceLink(incident) : undefined },
  ];
  return candidates.flatMap(({ label, url }) => (url === undefined ? [] : [{ label, url: linkTarget(url) }]));
}
