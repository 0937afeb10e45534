import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { type Split, splitter } from '../causes/split.ts';
import type { Config } from '../config/schema.ts';
import type { Archive } from '../inspect/archive.ts';
import { readQuestion } from '../inspect/question.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Clock } from '../time/clock.ts';
import { problem } from './problem.ts';

/** Memory and store that belong together, as of the last transaction. */
export interface Books {
  readonly ledger: Ledger;
  readonly store: Archive;
}

export interface InspectParts {
  readonly config: Config;
  readonly clock: Clock;
  /** Undefined while the store cannot be read. */
  readonly books: () => Books | undefined;
}

/** What a question is answered from; `now` in epoch ms, `split` is of that instant. */
export interface Asked extends Books {
  readonly split: Split;
  readonly now: number;
}

/** Makes the handler of one question about the books. */
export type Ask = <Q extends object>(
  schema: z.ZodType<Q>,
  answer: (asked: Asked, question: Q, response: Response) => object | Promise<object> | undefined,
) => RequestHandler;

/** Questions that come close together are answered from one split: some milliseconds of work a second, whoever asks. */
const splitFreshMs = 1000;

/** The handlers of questions: they read the query, need readable books, and let nobody keep the answer. */
export function inspector({ config, clock, books }: InspectParts): Ask {
  let last: Asked | undefined;

  function current(): Asked | undefined {
    const open = books();
    if (open === undefined) return undefined;
    const now = clock.now();
    if (last === undefined || last.ledger !== open.ledger || now - last.now >= splitFreshMs) {
      const { ledger, store } = open;
      last = { ledger, store, now, split: splitter(ledger)(now) };
    }
    return last;
  }

  return (schema, answer) => async (request: Request, response: Response) => {
    response.set('cache-control', 'no-store');
    const read = readQuestion(schema, request.query, config);
    if ('problem' in read) {
      problem(response, 400, read.problem.code, read.problem.message);
      return;
    }
    const now = current();
    if (now === undefined) {
      problem(response, 503, 'store_failed', 'the ledger cannot be read; see /readyz');
      return;
    }
    // The split was one piece of work, the answer is another.
    await nextTurn();
    try {
      const said = await answer(now, read.question, response);
      if (said !== undefined) response.json(said);
    } catch (error) {
      // A store that failed is opened anew: what was being read from the old one is worth nothing.
      if (books()?.store === now.store) throw error;
      problem(response, 503, 'store_failed', 'the ledger cannot be read; see /readyz');
    }
  };
}
