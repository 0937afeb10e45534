import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Config } from '../config/schema.ts';
import { kindByName } from '../events/kinds.ts';
import { eventsJsonSchema, jsonSchemaOf } from '../generate/eventreference.ts';
import type { Health } from '../pipeline/committer.ts';
import type { HttpSource } from '../sources/http/httpsource.ts';
import type { Clock } from '../time/clock.ts';
import { alertReader } from './alerts.ts';
import { bearer } from './bearer.ts';
import { eventsHandler } from './events.ts';
import { explainHandler } from './explain.ts';
import { readersOnly, sourcesOnly } from './guard.ts';
import { type Books, inspector } from './inspect.ts';
import { merchantHandler } from './merchant.ts';
import { problem } from './problem.ts';
import { runbooks } from './runbooks.ts';
import { type ScrapeParts, scrapeHandler } from './scrape.ts';
import { searcher } from './search.ts';
import { statusPage } from './statuspage.ts';
import { type StatusView, statusView } from './statusview.ts';
import { traceHandler } from './trace.ts';
import { waitingHandler } from './waiting.ts';

export interface AppParts extends ScrapeParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly source: HttpSource;
  readonly health: () => Health;
  /** Ledger and store as of the last transaction; undefined while the store cannot be read. */
  readonly books: () => Books | undefined;
  /** What merchant ids are stored as. */
  readonly pseudonym: (id: string) => string;
  /** A request failed in a way nobody foresaw. */
  readonly onError: (error: unknown) => void;
}

/** Every endpoint of the collector. */
export function app(parts: AppParts): Express {
  const { config, source, own } = parts;
  const authenticate = bearer(config);
  const http = express();
  http.disable('x-powered-by').set('etag', false).set('query parser', 'simple');

  http.post('/v1/events', sourcesOnly(authenticate, own.refused), eventsHandler(source, own.refused));
  http.get('/metrics', scrapeHandler(parts));
  http.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  http.get('/readyz', (_request, response) => {
    const health = parts.health();
    response.status(health.ready ? 200 : 503).json(health);
  });
  const readers = readersOnly(authenticate);
  const ask = inspector(parts);
  http.get('/v1/waiting', readers, waitingHandler(ask));
  http.get('/v1/explain', readers, explainHandler(ask));
  const search = searcher();
  http.get('/v1/trace', readers, traceHandler(ask, search, parts.pseudonym));
  http.get('/v1/merchant', readers, merchantHandler(ask, search, parts.pseudonym));
  const schema = eventsJsonSchema();
  http.get('/v1/schema', (_request, response) => {
    response.json(schema);
  });
  http.get('/v1/schema/:kind', (request, response) => {
    const kind = kindByName.get(request.params.kind);
    if (kind === undefined) problem(response, 404, 'unknown_kind', 'no kind of event has this name');
    else response.json(jsonSchemaOf(kind));
  });
  const shelf = runbooks(config.acquirer.name);
  http.get('/runbooks', shelf.index);
  http.get('/runbooks/:language/:cause', shelf.one);
  http.get('/', statusHandler(parts));

  http.use((_request: Request, response: Response) => {
    problem(response, 404, 'not_found', 'see docs/http.md for the endpoints');
  });
  http.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    parts.onError(error);
    if (response.headersSent) next(error);
    else problem(response, 500, 'internal_error', 'the collector has a defect; its log says more');
  });
  return http;
}

const viewFreshMs = 3000;

function statusHandler(parts: AppParts) {
  const { config, clock } = parts;
  const alerts = alertReader(config.server.alertmanager, () => clock.now());
  let last: StatusView | undefined;

  function view(): StatusView | undefined {
    const ledger = parts.books()?.ledger;
    if (ledger === undefined) return undefined;
    const now = clock.now();
    if (last === undefined || now - last.now >= viewFreshMs) last = statusView(ledger, config, now);
    return last;
  }

  return async (_request: Request, response: Response): Promise<void> => {
    const health = parts.health();
    const page = statusPage({
      acquirer: config.acquirer.name,
      now: clock.now(),
      zone: config.acquirer.zone,
      view: view(),
      trouble: health.ready ? undefined : health.why,
      alerts: await alerts(),
    });
    response
      .type('html')
      .set({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      })
      .send(page);
  };
}
