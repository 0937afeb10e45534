import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { problem } from '../../../collector/server/problem.ts';

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets requests with this bearer token pass. Without a configured token nobody passes. */
export function bearer(token: string | undefined): RequestHandler {
  const right = token === undefined ? undefined : hash(token);
  return (request, response, next) => {
    const given = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (right !== undefined && given !== undefined && timingSafeEqual(hash(given), right)) return next();
    response.set('www-authenticate', 'Bearer');
    problem(response, 401, 'unauthorized', 'send the configured token as Authorization: Bearer');
  };
}
