import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { problem } from '../../../collector/server/problem.ts';
import { acknowledgeRoutes } from './acknowledge.ts';
import { alertsHandler } from './alerts.ts';
import { bearer } from './bearer.ts';
import { commandHandler } from './command.ts';
import { evidenceRoutes } from './evidence.ts';
import { incidentsHandler } from './incidents.ts';
import { metricsText } from './metrics.ts';
import type { AppParts } from './parts.ts';

/** A group of 500 alerts with all annotations is about 2 MB. */
const mostWebhookBytes = '32mb';

/** Every endpoint of the notifier; docs/notifier.md describes them. */
export function notifierApp(parts: AppParts): Express {
  const { secrets, notifier, counters, now, log } = parts;
  const http = express();
  http.disable('x-powered-by').set('etag', false).set('query parser', 'simple');

  const json = express.json({ limit: mostWebhookBytes });
  http.post('/v1/alerts', bearer(secrets.alertmanagerToken), json, alertsHandler(parts));
  http.post(
    '/v1/commands',
    bearer(secrets.commandToken),
    express.json({ limit: '10kb' }),
    commandHandler(parts),
  );
  http.get('/v1/incidents', bearer(secrets.readerToken), incidentsHandler(parts));
  evidenceRoutes(http, parts);
  acknowledgeRoutes(http, parts);
  http.get('/metrics', (_request, response) => {
    response.type('text/plain; version=0.0.4; charset=utf-8').send(metricsText(notifier, counters, now()));
  });
  http.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  http.get('/readyz', (_request, response) => {
    const durable = notifier.durable();
    response
      .status(durable ? 200 : 503)
      .json({ ready: durable, ...(durable ? {} : { why: 'the journal cannot be written' }) });
  });

  http.use((_request: Request, response: Response) => {
    problem(response, 404, 'not_found', 'see docs/notifier.md for the endpoints');
  });
  http.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const status = (error as { status?: unknown }).status;
    if (response.headersSent) return next(error);
    if (typeof status === 'number' && status >= 400 && status < 500)
      return problem(response, status, 'bad_request', 'the body is no JSON, or too long');
    log.error({ name: (error as Error).name, stack: (error as Error).stack }, 'a request failed');
    problem(response, 500, 'internal_error', 'the notifier has a defect; its log says more');
  });
  return http;
}
