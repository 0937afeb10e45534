import express, { type Express } from 'express';
import { problem } from '../../../collector/server/problem.ts';

/** An app that answers 503 until the one behind it is ready, so that a port can be taken first. */
export function waitingFront(): { readonly app: Express; open(behind: Express): void } {
  let behind: Express | undefined;
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    if (behind === undefined) problem(response, 503, 'starting', 'the journal is being read');
    else behind(request, response, next);
  });
  return {
    app,
    open(ready) {
      behind = ready;
    },
  };
}
