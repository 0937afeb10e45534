import type { Response } from 'express';
import { type Asking, asking } from '../inspect/asking.ts';
import { budgetOf } from '../inspect/search.ts';
import { gate } from './gate.ts';
import type { Asked } from './inspect.ts';
import { problem } from './problem.ts';

/** Answers a question that reads through stored records. */
export type Search = <A extends object>(
  asked: Asked,
  response: Response,
  answer: (it: Asking) => Promise<A>,
) => Promise<A | undefined>;

/** Searches that may go on at a time: each takes turns with everything else, and two of them leave most turns free. */
const mostSearches = 2;

/** The searches of one server; one too many is told to come again. */
export function searcher(): Search {
  const pass = gate(mostSearches);
  return async ({ ledger, store, split, now }, response, answer) => {
    const it = asking({ ledger, store, shares: split.shares, now }, budgetOf());
    const answered = pass(() => answer(it));
    if (answered !== undefined) return answered;
    response.set('retry-after', '1');
    problem(response, 429, 'busy', 'other searches are going on');
    return undefined;
  };
}
