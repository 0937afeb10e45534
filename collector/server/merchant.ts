import type { RequestHandler } from 'express';
import { merchantQuestion } from '../inspect/merchant.ts';
import { merchantMoney } from '../inspect/merchantmoney.ts';
import type { Ask } from './inspect.ts';
import type { Search } from './search.ts';

/** `GET /v1/merchant`: a merchant's contract, account and named money. `pseudonym` = what merchants are stored as. */
export const merchantHandler = (
  ask: Ask,
  search: Search,
  pseudonym: (id: string) => string,
): RequestHandler =>
  ask(merchantQuestion, (asked, question, response) => {
    const merchant = pseudonym(question.merchant);
    return search(asked, response, (it) => merchantMoney(it, { ...question, merchant }));
  });
