import express, { type Express, type Response } from 'express';
import { alertsOf } from '../acknowledge/command.ts';
import { openToken } from '../acknowledge/link.ts';
import { confirmPage, donePage, refusedPage } from '../acknowledge/page.ts';
import type { Incident } from '../incidents/incident.ts';
import type { AppParts } from './parts.ts';

/** GET /ack/TOKEN shows what a message named and a button; POST acknowledges it. */
export function acknowledgeRoutes(http: Express, { notifier, config, secrets, now }: AppParts): void {
  /** The incidents a token opens; answers itself when it opens none. */
  function opened(token: string, response: Response): readonly Incident[] | undefined {
    const result = openToken(secrets.linkKey, 'ack', token, now());
    if (!result.ok) {
      send(response, result.why === 'expired' ? 410 : 403, refusedPage(result.why));
      return undefined;
    }
    const found = alertsOf(notifier.state, result.id).flatMap((id) => notifier.state.incidents.get(id) ?? []);
    if (found.length > 0) return found;
    send(response, 410, refusedPage('forgotten'));
    return undefined;
  }

  http.get('/ack/:token', (request, response) => {
    const incidents = opened(request.params.token, response);
    if (incidents !== undefined) send(response, 200, confirmPage(incidents, config));
  });

  http.post('/ack/:token', express.urlencoded({ extended: false, limit: '4kb' }), (request, response) => {
    const incidents = opened(String(request.params.token), response);
    if (incidents === undefined) return;
    const chosen = (request.body as { by?: unknown } | undefined)?.by;
    const by = config.people.find(({ id }) => id === chosen)?.id ?? 'link';
    const firing = incidents.filter(({ status }) => status === 'firing').map(({ id }) => id);
    notifier.acknowledge(firing, by, 'link');
    send(response, 200, donePage(incidents, config));
  });
}

function send(response: Response, status: number, page: string): void {
  response
    .status(status)
    .type('html')
    .set({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    })
    .send(page);
}
