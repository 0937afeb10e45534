import { authorizationIdentity } from '../../events/authorization.ts';
import { captureTypes } from '../../events/vocabulary.ts';
import { paged } from '../../state/paged.ts';
import { table } from '../../state/table.ts';
import type { Booked, Foundation, Handlers, Receipt } from '../book.ts';
import type { CellId } from './cell.ts';
import type { Placement } from './placement.ts';
import { type Fact, isSettled, type TransactionFacts } from './transaction.ts';

/** A sale that still waits for something, as views need it. */
export interface OpenTransaction {
  readonly cell: CellId;
  readonly facts: TransactionFacts;
  readonly account: 'terminal.upload' | 'switch.unknown';
}

export interface Transactions {
  readonly on: Handlers;
  /** Sales whose outcome is unknown or whose upload is outstanding. */
  open(): Iterable<OpenTransaction>;
  tick(now: number): void;
}

/** What the events of one sale have in common. */
interface Reference {
  readonly channel: string;
  readonly clearingDay: string;
  readonly rrn: string;
  readonly merchant: string;
  readonly amount: number;
  readonly currency: string;
}

const captures: ReadonlySet<string> = new Set(captureTypes);
/** Upload records that are money by themselves; the others prove what was already booked. */
const moneyUploads: ReadonlySet<string> = new Set(['offline', 'tip', 'foreign_capture']);
/** Facts without money behind them (a reversal whose sale never came) leave memory after two days. */
const dayMs = 86_400_000;
const orphanMs = 2 * dayMs;

/** Folds the life of single sales into the journal, whatever the order their events arrive in. */
export function transactions(f: Foundation, placement: Placement): Transactions {
  const open = f.space.register(table<TransactionFacts>('money.open'));
  const settled = f.space.register(paged<TransactionFacts>('money.settled', f.read));

  const keyOf = (e: Reference): string => `${e.clearingDay}|${e.channel}|${e.rrn}`;

  /** Merges one fact and posts the difference between the old position and the new one. */
  function learn(e: Reference, at: number, fact: Fact, known = recall(e, at)): void {
    const key = keyOf(e);
    const before = known && placement.positionOf(e.channel, e.clearingDay, known);
    const start = known ?? { merchant: e.merchant, currency: e.currency, amount: e.amount, at };
    const facts: TransactionFacts = { ...start, [fact]: true };
    const after = placement.positionOf(e.channel, e.clearingDay, facts);
    placement.move(e.channel, e.clearingDay, facts, before, after);
    if (isSettled(after, placement.booking(e.channel, e.clearingDay, facts.merchant))) {
      open.delete(key);
      settled.set(key, facts);
    } else open.set(key, facts);
  }

  /** What is known of a sale; a plain approval or decline left no record, but its identity proves it. */
  function recall(e: Reference, at: number): TransactionFacts | undefined {
    const key = keyOf(e);
    return open.get(key) ?? settled.get(key) ?? proven(e, at, 'approved') ?? proven(e, at, 'declined');
  }

  function proven(e: Reference, at: number, state: 'approved' | 'declined'): TransactionFacts | undefined {
    if (!f.admitted(authorizationIdentity(e.clearingDay, e.channel, e.rrn, state))) return undefined;
    return { merchant: e.merchant, currency: e.currency, amount: e.amount, at, [state]: true };
  }

  function authorized(e: Booked<'authorization'>, { at, now }: Receipt): void {
    if (!captures.has(e.type)) return;
    if (e.state === 'unknown') {
      learn(e, at, 'unknown');
      return;
    }
    const key = keyOf(e);
    const mayBeSettled =
      now - at > 86_400_000 || f.config.channels.find((c) => c.id === e.channel)?.notifications;
    const known = open.get(key) ?? (mayBeSettled ? settled.get(key) : undefined);
    if (known !== undefined) learn(e, at, e.state, known);
    else if (e.state === 'approved') first(e, at);
  }

  /** An approval nothing was known of: booked without a record where nothing later needs one. */
  function first(e: Booked<'authorization'>, at: number): void {
    const facts = { merchant: e.merchant, currency: e.currency, amount: e.amount, at, approved: true };
    const position = placement.positionOf(e.channel, e.clearingDay, facts);
    placement.move(e.channel, e.clearingDay, facts, undefined, position);
    if (position === 'terminal.upload') open.set(keyOf(e), facts);
    else if (placement.keepsRecords(e.channel, e.clearingDay, e.merchant)) settled.set(keyOf(e), facts);
  }

  return {
    on: {
      authorization: authorized,
      reversal(e, { at }) {
        if (e.result === 'accepted') learn(e, at, 'reversed');
      },
      'wallet.result'(e, { at }) {
        const known = recall(e, at);
        if (known?.approved && e.state === 'paid') return;
        learn(e, at, e.state, known);
      },
      'batch.upload'(e, { at }) {
        if (!moneyUploads.has(e.type)) return;
        const known = recall(e, at);
        learn(e, at, e.result === 'ok' ? 'uploaded' : 'uploadFailed', known);
      },
    },
    *open() {
      for (const [key, facts] of open.entries()) {
        const [clearingDay = '', channel = ''] = key.split('|');
        const account = placement.positionOf(channel, clearingDay, facts);
        if (account !== 'terminal.upload' && account !== 'switch.unknown') continue;
        yield { cell: placement.cell(channel, clearingDay, facts), facts, account };
      }
    },
    tick(now) {
      for (const [key, facts] of open.entries()) {
        const [clearingDay = '', channel = ''] = key.split('|');
        if (now - facts.at < orphanMs || placement.positionOf(channel, clearingDay, facts) !== undefined)
          continue;
        open.delete(key);
        settled.set(key, facts);
      }
    },
  };
}
