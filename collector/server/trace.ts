import type { RequestHandler } from 'express';
import { traceQuestion } from '../inspect/trace.ts';
import { traceOf } from '../inspect/tracing.ts';
import type { Ask } from './inspect.ts';
import type { Search } from './search.ts';

/** `GET /v1/trace`: where the money of a sale, an order or a merchant's day is. `pseudonym` = what merchants are stored as. */
export const traceHandler = (ask: Ask, search: Search, pseudonym: (id: string) => string): RequestHandler =>
  ask(traceQuestion, (asked, question, response) => {
    const merchant = question.merchant && pseudonym(question.merchant);
    return search(asked, response, (it) => traceOf(it, { ...question, merchant }));
  });
