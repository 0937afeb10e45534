import type { Request, Response } from 'express';
import { problem } from '../../../collector/server/problem.ts';
import { webhookSchema } from '../intake/payload.ts';
import { count } from './metrics.ts';
import type { AppParts } from './parts.ts';

/**
 * POST /v1/alerts. 200 once the webhook is on the disk; 503 when it is not, although its messages go out: Alertmanager
 * then posts it again, and what was told before is recognised. 400 for what is no webhook of version 4: Alertmanager
 * does not repeat that.
 */
export function alertsHandler({ notifier, counters, log }: AppParts) {
  return (request: Request, response: Response): void => {
    const parsed = webhookSchema.safeParse(request.body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const place = issue?.path.join('.') ?? '';
      count(counters.webhooks, 'invalid');
      log.warn({ place, problem: issue?.message }, 'not a webhook of Alertmanager, version 4');
      problem(response, 400, 'invalid_webhook', `${place}: ${issue?.message}`);
      return;
    }
    const receipt = notifier.receive(parsed.data);
    const durable = notifier.durable();
    count(counters.webhooks, durable ? receipt.replaceAll(' ', '_') : 'not_durable');
    if (durable) response.json({ receipt });
    else problem(response, 503, 'not_durable', 'the journal cannot be written; messages go out all the same');
  };
}
