import type { Express, Request, Response } from 'express';
import { problem } from '../../../collector/server/problem.ts';
import { openToken } from '../acknowledge/link.ts';
import { evidenceCsv } from '../evidence/csv.ts';
import { type Audience, evidencePack } from '../evidence/pack.ts';
import { typedNumber } from '../intake/identity.ts';
import { bearer } from './bearer.ts';
import type { AppParts } from './parts.ts';

/**
 * GET /v1/evidence/NUMBER with the reader's token, `?audience=internal` for our own part of the timeline, and
 * GET /evidence/TOKEN for links in messages, which show the provider's part. `?format=csv` for a spreadsheet.
 */
export function evidenceRoutes(http: Express, { notifier, config, secrets, now }: AppParts): void {
  function answer(request: Request, response: Response, number: string, audience: Audience): void {
    const incident = notifier.state.incidents.get(number);
    if (incident === undefined) {
      problem(response, 404, 'unknown_alert', 'no alert has this number, or it is no longer kept');
      return;
    }
    const pack = evidencePack(incident, config, audience, now());
    response.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    if (request.query.format !== 'csv') {
      response.json(pack);
      return;
    }
    response
      .type('text/csv; charset=utf-8')
      .set('content-disposition', `attachment; filename="evidence-${number}.csv"`)
      .send(evidenceCsv(pack));
  }

  http.get('/v1/evidence/:number', bearer(secrets.readerToken), (request, response) => {
    const audience = request.query.audience === 'internal' ? 'internal' : 'provider';
    answer(request, response, typedNumber(String(request.params.number)), audience);
  });

  http.get('/evidence/:token', (request, response) => {
    const result = openToken(secrets.linkKey, 'evidence', request.params.token, now());
    if (result.ok) answer(request, response, result.id, 'provider');
    else if (result.why === 'expired')
      problem(response, 410, 'expired', 'this link has expired; ask for /v1/evidence with a token');
    else problem(response, 403, 'forged', 'this link is not valid');
  });
}
