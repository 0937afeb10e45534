import { merchantAccount } from '../../events/merchant-account.ts';
import type { FreezeReason, initiators } from '../../events/vocabulary.ts';
import { table } from '../../state/table.ts';
import type { Booked, Foundation } from '../book.ts';

export type Initiator = (typeof initiators)[number];

/** A freeze or limit that lies on a merchant. */
export interface Restriction {
  readonly merchant: string;
  readonly action: 'freeze' | 'limit';
  readonly function: Booked<'merchant.account'>['function'];
  readonly reason: FreezeReason;
  readonly initiator: Initiator;
  /** Channel that imposed it; `all` when it holds for all. */
  readonly channel: string;
  /** What the risk system said the account held, minor units. */
  readonly held: number;
  readonly currency: string;
}

/** How much of an account is blocked. */
export const blockedStates = ['collection_blocked', 'payout_blocked', 'frozen'] as const;
export type BlockedState = (typeof blockedStates)[number];

export interface Restrictions {
  take(e: Booked<'merchant.account'>): void;
  all(): Iterable<Restriction>;
  /** Merchants of whose accounts something is blocked by a freeze; a limit blocks nothing, it only lessens. */
  blocked(): ReadonlyMap<string, BlockedState>;
}

/** Restrictions by reference, until released; a release may come before what it releases. */
export function restrictions(f: Foundation): Restrictions {
  const open = f.space.register(table<Restriction>('accounts.restrictions'));
  const keyOf = (ref: string, action: string): string => `${ref}|${action}`;

  function* all(): Iterable<Restriction> {
    for (const [, restriction] of open.entries()) yield restriction;
  }

  return {
    all,
    take(e) {
      if (e.action === 'release') {
        for (const action of ['freeze', 'limit'])
          if (open.get(keyOf(e.ref, action)) !== undefined) open.delete(keyOf(e.ref, action));
        return;
      }
      if (f.admitted(merchantAccount.identity({ ...e, action: 'release' }))) return;
      open.set(keyOf(e.ref, e.action), {
        merchant: e.merchant,
        action: e.action,
        function: e.function,
        reason: e.reason,
        initiator: e.initiator,
        channel: e.channel ?? 'all',
        held: e.held ?? 0,
        currency: e.currency ?? f.vocabulary.currencies[0]!,
      });
    },
    blocked() {
      const blocked = new Map<string, BlockedState>();
      for (const { merchant, action, function: what } of all()) {
        if (action !== 'freeze') continue;
        const state = stateOf(what);
        if (state === undefined) continue;
        const known = blocked.get(merchant);
        blocked.set(merchant, known === undefined || known === state ? state : 'frozen');
      }
      return blocked;
    },
  };
}

/** What blocking a function does to the account; paying out of it, refunds and profit sharing leave its money alone. */
function stateOf(what: Restriction['function']): BlockedState | undefined {
  if (what === 'all') return 'frozen';
  if (what === 'payout') return 'payout_blocked';
  return what === 'collection' ? 'collection_blocked' : undefined;
}
