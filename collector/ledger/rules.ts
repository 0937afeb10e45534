import type { ruleKinds } from '../events/vocabulary.ts';
import { table } from '../state/table.ts';
import { expiresAt } from '../time/expiry.ts';
import { parseTimestamp } from '../time/parse.ts';
import type { Book, Foundation } from './book.ts';

export type RuleKind = (typeof ruleKinds)[number];

/** One change as last reported. Times are epoch ms. */
interface Change {
  readonly at: number;
  /** A channel, or `all`. */
  readonly scope: string;
  readonly kind: RuleKind;
  readonly effectiveAt: number;
  readonly acknowledged: boolean;
  readonly cancelled: boolean;
}

/** Announced changes of interfaces, rules and calendars. */
export interface RulesBook extends Book {
  /** When the earliest change of these properties takes effect that has not yet; 0 when none is ahead. */
  nextEffective(scope: string, kind: RuleKind, acknowledged: boolean, now: number): number;
  /** End of the last day the calendar speaks for, epoch ms. */
  calendarValidUntil(): number;
}

const keepMs = 7 * 24 * 3_600_000;
const housekeepingMs = 3_600_000;

export function rulesBook(f: Foundation): RulesBook {
  const changes = f.space.register(table<Change>('rules'));
  const channels = new Set(f.vocabulary.channels);
  let tidied = 0;

  return {
    nextEffective(scope, kind, acknowledged, now) {
      let next = 0;
      for (const [, change] of changes.entries()) {
        if (change.cancelled || change.effectiveAt <= now || change.scope !== scope) continue;
        if (change.kind !== kind || change.acknowledged !== acknowledged) continue;
        if (next === 0 || change.effectiveAt < next) next = change.effectiveAt;
      }
      return next;
    },
    calendarValidUntil: () => expiresAt(f.business.calendar.validUntil, f.business.zone),
    on: {
      'rule.change'(e, { at }) {
        if ((changes.get(e.changeId)?.at ?? 0) >= at) return;
        changes.set(e.changeId, {
          at,
          // What is not about one of our channels concerns all of them.
          scope: channels.has(e.scope) ? e.scope : 'all',
          kind: e.type,
          effectiveAt: parseTimestamp(e.effectiveAt) ?? at,
          acknowledged: e.acknowledged,
          cancelled: e.cancelled ?? false,
        });
      },
    },
    tick(now) {
      if (now - tidied < housekeepingMs) return;
      tidied = now;
      for (const [id, change] of [...changes.entries()])
        if (Math.max(change.effectiveAt, change.at) < now - keepMs) changes.delete(id);
    },
  };
}
