import { authorizationIdentity } from '../../events/authorization.ts';
import { batchUpload } from '../../events/batch-upload.ts';
import { reversal } from '../../events/reversal.ts';
import { table } from '../../state/table.ts';
import { type Attempt, attemptOf } from '../authorizations/attempt.ts';
import { walletAnswer } from '../authorizations.ts';
import type { Booked, Foundation } from '../book.ts';
import { type Sale, saleKey } from '../salekey.ts';

/** A capture nobody knows the outcome of. */
export interface UnknownOutcome {
  readonly channel: string;
  /** Event time, epoch ms. */
  readonly at: number;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  /** Kept where a wallet result may bring the answer, which says nothing of terminals and nodes. */
  readonly attempt?: Attempt;
  /** A wallet waits for its user: not counted as a request yet. */
  readonly waitsForUser?: boolean;
}

/** What ended the waiting for an outcome. */
export type Settler = 'authorization' | 'paid' | 'closed' | 'reversal' | 'upload';

export interface UnknownOutcomes {
  /** Takes an authorization in state unknown, unless what settles it has already come: then says what. */
  open(e: Booked<'authorization'>, at: number): Settler | undefined;
  waitsForUser(e: Booked<'authorization'>, at: number): boolean;
  /** Ends the waiting of one sale; undefined when it was not waiting. */
  settle(order: Sale): UnknownOutcome | undefined;
  each(visit: (unknown: UnknownOutcome) => void): void;
}

/** Upload records that are money by themselves, hence prove the sale (docs/ledger.md). */
export const provingUploads: ReadonlySet<string> = new Set(['offline', 'tip', 'foreign_capture']);
/** A record is uploaded again at most this often before somebody looks at it. */
const uploadAttempts = 9;

/**
 * Sales in state unknown, until anything settles them: the same rule by which the money book moves them out of
 * `switch.unknown`, in any order of arrival. What came before leaves no record here; its identity proves it.
 */
export function unknownOutcomes(f: Foundation): UnknownOutcomes {
  const waiting = f.space.register(table<UnknownOutcome>('outcomes.unknown'));

  function settledBy(order: Sale): Settler | undefined {
    const { clearingDay, channel, rrn } = order;
    const answered = (state: 'approved' | 'declined'): boolean =>
      f.admitted(authorizationIdentity(clearingDay, channel, rrn, state));
    if (answered('approved') || answered('declined')) return 'authorization';
    const config = f.business.channel(channel);
    const wallet = config?.notifications ? walletAnswer(f, order) : undefined;
    if (wallet !== undefined) return wallet;
    if (f.admitted(reversal.identity({ ...order, result: 'accepted' } as Booked<'reversal'>)))
      return 'reversal';
    return config?.messages === 'dual' && isUploaded(order) ? 'upload' : undefined;
  }

  function isUploaded(order: Sale): boolean {
    for (const result of batchUpload.schema.shape.result.options)
      for (let attempt = 1; attempt <= uploadAttempts; attempt++)
        if (f.admitted(batchUpload.identity({ ...order, result, attempt } as Booked<'batch.upload'>)))
          return true;
    return false;
  }

  const waitsForUser = (e: Booked<'authorization'>, at: number): boolean =>
    f.classify(e.channel, e.code, at).outcome === 'pending';

  return {
    waitsForUser,
    open(e, at) {
      const settled = settledBy(e);
      if (settled !== undefined) return settled;
      const { channel, amount, currency } = e;
      waiting.set(saleKey(e), {
        channel,
        at,
        amount,
        currency,
        ...(f.business.channel(channel)?.notifications && { attempt: attemptOf(e) }),
        ...(waitsForUser(e, at) && { waitsForUser: true }),
      });
      return undefined;
    },
    settle(order) {
      const key = saleKey(order);
      const known = waiting.get(key);
      if (known !== undefined) waiting.delete(key);
      return known;
    },
    each(visit) {
      for (const [, unknown] of waiting.entries()) visit(unknown);
    },
  };
}
