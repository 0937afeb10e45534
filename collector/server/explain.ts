import type { RequestHandler } from 'express';
import { explainOf, explainQuestion } from '../inspect/explain.ts';
import type { Ask } from './inspect.ts';

/** `GET /v1/explain`: why money waits. */
export const explainHandler = (ask: Ask): RequestHandler =>
  ask(explainQuestion, ({ ledger, split, now }, question) => explainOf(ledger, split.shares, question, now));
