import type { RequestHandler } from 'express';
import { waitingOf, waitingQuestion } from '../inspect/waiting.ts';
import type { Ask } from './inspect.ts';

/** `GET /v1/waiting`: where money waits. */
export const waitingHandler = (ask: Ask): RequestHandler =>
  ask(waitingQuestion, ({ ledger, split, now }, question) => waitingOf(ledger, split.shares, question, now));
