import type { AuditEntry } from './audit/audit.ts';
import type { NotifierConfig } from './config/schema.ts';
import type { Secrets } from './config/secrets.ts';
import type { Post } from './delivery/post.ts';
import type { Journal } from './journal/journal.ts';
import type { Logger } from './log.ts';
import type { AskSilences } from './silences/poll.ts';
import type { Timing } from './timing.ts';

/** What a notifier is put together from. */
export interface NotifierParts {
  readonly config: NotifierConfig;
  readonly secrets: Secrets;
  readonly journal: Journal;
  readonly audit: (entries: readonly AuditEntry[]) => void;
  readonly timing: Timing;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  readonly post: Post;
  readonly askSilences?: AskSilences;
  readonly log: Logger;
}
