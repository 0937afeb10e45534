import { freezeReasons, initiators, limitKinds, limitPeriods } from '../events/vocabulary.ts';
import { type Tally, tally } from '../state/tally.ts';
import { documentExpiries } from './accounts/documents.ts';
import { type BlockedState, type Restriction, restrictions } from './accounts/restrictions.ts';
import { scheduledRestrictions } from './accounts/scheduled.ts';
import type { Book, Foundation } from './book.ts';
import { type Counts, counts } from './counts.ts';

/** Restrictions in force, counted; one merchant under two of them counts in both. */
export interface Frozen {
  /** channel (`all`: imposed by none), reason */
  readonly byChannel: Counts;
  /** reason, initiator */
  readonly byInitiator: Counts;
  /** reason, initiator, currency: what risk systems said was held when they froze, minor units */
  readonly reported: Counts;
}

/** Accounts that are frozen or limited, or will be; and the limits that refuse sales. */
export interface AccountsBook extends Book {
  frozen(): Frozen;
  /** Merchants of whose accounts something is blocked. */
  blocked(): ReadonlyMap<string, BlockedState>;
  /** Freezes and limits in force on one merchant. */
  of(merchant: string): readonly Restriction[];
  /** reason, initiator */
  readonly freezes: Tally;
  readonly releases: Tally;
  /** channel, function, within */
  scheduled(now: number): Counts;
  /** document, within */
  expiringDocuments(now: number): Counts;
  /** limit, period */
  readonly limitHits: Tally;
  readonly limitChanges: Tally;
}

export function accountsBook(f: Foundation): AccountsBook {
  const { space, vocabulary } = f;
  const reason = { label: 'reason', values: freezeReasons };
  const initiator = { label: 'initiator', values: initiators };
  const limit = { label: 'limit', values: limitKinds };
  const period = { label: 'period', values: limitPeriods };
  const channel = { label: 'channel', values: [...vocabulary.channels, 'all'] };
  const currency = { label: 'currency', values: vocabulary.currencies };

  const open = restrictions(f);
  const announced = scheduledRestrictions(f);
  const papers = documentExpiries(f);
  const freezes = space.register(tally('accounts.freezes', reason, initiator));
  const releases = space.register(tally('accounts.releases', reason, initiator));
  const limitHits = space.register(tally('accounts.limit_hits', limit, period));
  const limitChanges = space.register(tally('accounts.limit_changes', limit, period));
  let tidiedOn = '';

  return {
    freezes,
    releases,
    limitHits,
    limitChanges,
    blocked: open.blocked,
    of: (merchant) => [...open.all()].filter((each) => each.merchant === merchant),
    scheduled: announced.ahead,
    expiringDocuments: (now) => papers.expiring(f.business.day(now)),
    frozen() {
      const byChannel = counts(channel, reason);
      const byInitiator = counts(reason, initiator);
      const reported = counts(reason, initiator, currency);
      for (const each of open.all()) {
        const c = channel.values.indexOf(each.channel);
        const r = freezeReasons.indexOf(each.reason);
        const i = initiators.indexOf(each.initiator);
        const m = currency.values.indexOf(each.currency);
        if (c >= 0) byChannel.addAt(1, c, r);
        byInitiator.addAt(1, r, i);
        if (m >= 0) reported.addAt(each.held, r, i, m);
      }
      return { byChannel, byInitiator, reported };
    },
    on: {
      'merchant.account'(e) {
        (e.action === 'release' ? releases : freezes).add(1, e.reason, e.initiator);
        open.take(e);
      },
      'merchant.restriction'(e, { at }) {
        announced.take(e, at);
      },
      'merchant.document'(e, { at, now }) {
        papers.take(e, at, f.business.day(now));
      },
      'limit.hit'(e) {
        limitHits.add(1, e.limit, e.period);
      },
      'limit.change'(e) {
        limitChanges.add(1, e.limit, e.period);
      },
    },
    tick(now) {
      const today = f.business.day(now);
      if (today === tidiedOn) return;
      tidiedOn = today;
      announced.tick(now);
      papers.forget(today);
    },
  };
}
