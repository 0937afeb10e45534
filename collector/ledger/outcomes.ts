import { captureTypes } from '../events/vocabulary.ts';
import { walletResult } from '../events/wallet-result.ts';
import { type Histogram, histogram } from '../state/histogram.ts';
import { type Tally, tally } from '../state/tally.ts';
import { type Attempt, attemptOf } from './authorizations/attempt.ts';
import type { AuthorizationsBook } from './authorizations.ts';
import type { Book, Foundation } from './book.ts';
import { type Counts, counts } from './counts.ts';
import { dailyTick } from './daily.ts';
import { saysDuplicate } from './outcomes/duplicatecodes.ts';
import { fileRows } from './outcomes/filerows.ts';
import { nearDuplicates } from './outcomes/nearduplicates.ts';
import { reversals } from './outcomes/reversals.ts';
import { provingUploads, unknownOutcomes } from './outcomes/unknown.ts';

/** How a transaction was found to be there twice. `file_row`: a clearing line that came again in another file. */
export const duplicateKinds = ['code_94', 'near_duplicate', 'file_row'] as const;
export type DuplicateKind = (typeof duplicateKinds)[number];

/** Sales whose outcome nobody has known for longer than their channel's `unknownAfterSeconds`. */
export interface Unknown {
  /** channel */
  readonly transactions: Counts;
  /** channel, currency; minor units */
  readonly amounts: Counts;
  /** Event time of the oldest by channel, epoch ms. */
  readonly oldest: ReadonlyMap<string, number>;
}

/** Requests without a final answer, and what is done about them: queries, callbacks, reversals. */
export interface OutcomesBook extends Book {
  unknown(now: number): Unknown;
  /** channel, reason, result */
  readonly reversals: Tally;
  /** Reversals sent or queued and not answered: channel; and channel, currency in minor units. */
  pendingReversals(): { readonly transactions: Counts; readonly amounts: Counts };
  /** channel, kind */
  readonly duplicates: Tally;
  /** channel (those with notifications), source */
  readonly notifications: Tally;
  /** channel (those with notifications): lag of callbacks; observes milliseconds, reads seconds */
  readonly callbackLag: Histogram;
}

/** Callback lag, seconds: a second or two is normal, more than 30 at the 95th percentile is an incident. */
const lagBounds = [0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600];
const captures: ReadonlySet<string> = new Set(captureTypes);

export function outcomesBook(f: Foundation, authorizations: AuthorizationsBook): OutcomesBook {
  const { config, vocabulary, space } = f;
  const channel = { label: 'channel', values: vocabulary.channels };
  const currency = { label: 'currency', values: vocabulary.currencies };
  const notifying = config.channels.filter((c) => c.notifications).map((c) => c.id);
  const notified = { label: 'channel', values: notifying };
  const notifies = new Set(notifying);
  const tables = new Map(config.channels.map((c) => [c.id, c.codes]));
  const waitsFor = new Map(config.channels.map((c) => [c.id, c.unknownAfterSeconds * 1000]));

  const open = unknownOutcomes(f);
  const reversed = reversals(f);
  const repeated = nearDuplicates();
  const rows = fileRows(f);
  const duplicates = space.register(
    tally('outcomes.duplicates', channel, { label: 'kind', values: duplicateKinds }),
  );
  const notifications = space.register(
    tally('outcomes.notifications', notified, {
      label: 'source',
      values: walletResult.schema.shape.via.options,
    }),
  );
  const callbackLag = space.register(
    histogram('outcomes.callback_lag', { bounds: lagBounds, perUnit: 1000 }, notified),
  );

  /** One open item; a channel or currency that is no longer configured is in no series. */
  function add(transactions: Counts, amounts: Counts, id: string, of: string, amount: number): void {
    const [c, m] = [vocabulary.channels.indexOf(id), vocabulary.currencies.indexOf(of)];
    if (c < 0) return;
    transactions.addAt(1, c);
    if (m >= 0) amounts.addAt(amount, c, m);
  }

  /** A request that was given up is counted as failed already: closing its order is no second refusal. */
  function answer(attempt: Attempt, state: 'paid' | 'closed', waitsForUser: boolean, at: number): void {
    if (state === 'paid' || waitsForUser) authorizations.answered(attempt, state === 'paid', at);
  }

  function unknownAt(now: number): Unknown {
    const transactions = counts(channel);
    const amounts = counts(channel, currency);
    const oldest = new Map<string, number>();
    open.each(({ channel: id, at, amount, currency: of }) => {
      if (now - at <= (waitsFor.get(id) ?? Number.POSITIVE_INFINITY)) return;
      add(transactions, amounts, id, of, amount);
      if (at < (oldest.get(id) ?? Number.POSITIVE_INFINITY)) oldest.set(id, at);
    });
    return { transactions, amounts, oldest };
  }

  // Several metrics ask for one instant: one pass answers them.
  let changes = 0;
  let read: { readonly now: number; readonly changes: number; readonly unknown: Unknown } | undefined;

  return {
    unknown(now) {
      if (read?.now !== now || read.changes !== changes) read = { now, changes, unknown: unknownAt(now) };
      return read.unknown;
    },
    reversals: reversed.results,
    pendingReversals() {
      const transactions = counts(channel);
      const amounts = counts(channel, currency);
      for (const { channel: id, amount, currency: of } of reversed.pending())
        add(transactions, amounts, id, of, amount);
      return { transactions, amounts };
    },
    duplicates,
    notifications,
    callbackLag,
    on: {
      authorization(e, { at }) {
        if (saysDuplicate(tables.get(e.channel)!, e.code)) duplicates.add(1, e.channel, 'code_94');
        if (!captures.has(e.type)) return;
        changes++;
        if (e.state === 'unknown') {
          // A wallet's answer that came before the question had nothing to be counted by until now.
          const settled = open.open(e, at);
          if (settled === 'paid' || settled === 'closed')
            answer(attemptOf(e), settled, open.waitsForUser(e, at), at);
          return;
        }
        open.settle(e);
        if (e.state !== 'approved' || e.terminal === undefined) return;
        const { channel: id, terminal, amount, currency: of } = e;
        const purchase = { channel: id, terminal, amount, currency: of };
        if (repeated.repeats(purchase, at)) duplicates.add(1, e.channel, 'near_duplicate');
      },
      'wallet.result'(e, { at }) {
        if (notifies.has(e.channel)) {
          notifications.add(1, e.channel, e.via);
          if (e.via === 'callback') callbackLag.observe(e.lagMs, e.channel);
        }
        const waiting = open.settle(e);
        if (waiting?.attempt !== undefined)
          answer(waiting.attempt, e.state, waiting.waitsForUser === true, at);
        changes++;
      },
      reversal(e) {
        reversed.take(e);
        if (e.result === 'accepted') open.settle(e);
        changes++;
      },
      'batch.upload'(e) {
        if (!provingUploads.has(e.type)) return;
        open.settle(e);
        changes++;
      },
      'clearing.line': (e) => rows.booked(e),
    },
    again: {
      'clearing.line'(e) {
        if (rows.inAnotherFile(e)) duplicates.add(1, e.channel, 'file_row');
      },
    },
    tick: dailyTick(f, rows.forget),
  };
}
