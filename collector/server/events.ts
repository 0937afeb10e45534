import type { Request, RequestHandler, Response } from 'express';
import type { RefusedRequest } from '../metrics/own.ts';
import type { HttpSource } from '../sources/http/httpsource.ts';
import { Aborted, RequestError } from '../sources/http/problem.ts';
import { problem } from './problem.ts';

/** Milliseconds a refused sender has to read its answer before the connection is cut. */
const lingerMs = 2000;

/**
 * `POST /v1/events`: answers 200 with a report when the events are durable. Anything else means that the request has to
 * be sent again: what of it was already stored will be a duplicate.
 */
export function eventsHandler(source: HttpSource, refused: (reason: RefusedRequest) => void): RequestHandler {
  return async (request: Request, response: Response) => {
    try {
      response.json(await source.receive(response.locals.source as string, request));
    } catch (error) {
      if (error instanceof Aborted) return;
      if (!(error instanceof RequestError)) throw error;
      refused(error.problem);
      if (error.retryAfterSeconds !== undefined) response.set('retry-after', String(error.retryAfterSeconds));
      if (!request.complete) closeAfter(request, response);
      problem(response, error.status, error.problem, error.message);
    }
  };
}

/** The rest of a refused body is not worth reading: the connection ends with the answer. */
function closeAfter(request: Request, response: Response): void {
  response.set('connection', 'close');
  response.once('finish', () => setTimeout(() => request.destroy(), lingerMs).unref());
}
