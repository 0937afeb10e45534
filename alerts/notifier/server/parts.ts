import type { NotifierConfig } from '../config/schema.ts';
import type { Secrets } from '../config/secrets.ts';
import type { Logger } from '../log.ts';
import type { Notifier } from '../notifier.ts';
import type { Counters } from './metrics.ts';

/** What every endpoint of the notifier may ask. */
export interface AppParts {
  readonly config: NotifierConfig;
  readonly secrets: Secrets;
  readonly notifier: Notifier;
  readonly counters: Counters;
  readonly now: () => number;
  readonly log: Logger;
}
