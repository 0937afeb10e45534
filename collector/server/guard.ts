import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { RefusedRequest } from '../metrics/own.ts';
import type { Caller } from './bearer.ts';
import { problem } from './problem.ts';

type Authenticate = (authorization: string | undefined) => Caller;

/** Lets sources pass, and leaves the source's id in `response.locals.source`; the others are counted. */
export function sourcesOnly(
  authenticate: Authenticate,
  refused: (reason: RefusedRequest) => void,
): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const caller = authenticate(request.headers.authorization);
    if (caller?.role === 'source') {
      response.locals.source = caller.source;
      next();
    } else {
      refused('unauthorized');
      refuse(response, caller, 'this token may read, but not send events');
    }
  };
}

/** Lets readers of merchant-level data pass. Without configured readers nobody does. */
export function readersOnly(authenticate: Authenticate): RequestHandler {
  return (request, response, next) => {
    const caller = authenticate(request.headers.authorization);
    if (caller?.role === 'reader') next();
    else refuse(response, caller, 'this token may send events, but not read merchant-level data');
  };
}

function refuse(response: Response, caller: Caller, forbidden: string): void {
  if (caller === undefined) {
    response.set('www-authenticate', 'Bearer');
    problem(response, 401, 'unauthorized', 'send a known token as Authorization: Bearer');
  } else problem(response, 403, 'forbidden', forbidden);
}
