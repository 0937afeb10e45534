import { createHash } from 'node:crypto';

/** What a board was when it was last generated. */
export interface Revision {
  readonly revision: number;
  /** SHA-256 of the board without its revision. */
  readonly content: string;
}

export type Revisions = Readonly<Record<string, Revision>>;

export const contentHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Revision of a board whose content is this now. Grafana replaces a board that a plugin brought only when its revision
 * has changed, so it goes up by one as soon as the content differs from what is on record, and only then.
 */
export function nextRevision(last: Revision | undefined, content: string): Revision {
  if (last === undefined) return { revision: 1, content };
  return last.content === content ? last : { revision: last.revision + 1, content };
}
