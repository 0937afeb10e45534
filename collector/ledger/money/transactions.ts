import { authorizationIdentity } from '../../events/authorization.ts';
import { captureTypes } from '../../events/vocabulary.ts';
import { paged } from '../../state/paged.ts';
import { table } from '../../state/table.ts';
import type { Booked, Foundation, Handlers, Receipt } from '../book.ts';
import { defaultMode } from '../business.ts';
import { type Sale, saleKey, saleOf } from '../salekey.ts';
import type { Captures, Stand } from './captures.ts';
import { type CellId, cellKey } from './cell.ts';
import type { Outstanding } from './outstanding.ts';
import { instantMode, type Placement } from './placement.ts';
import { type Fact, type Said, type TransactionFacts, waitsAlone, withFact } from './transaction.ts';

/** A sale that still waits for something, as views need it. */
export interface OpenTransaction {
  readonly cell: CellId;
  readonly facts: TransactionFacts;
  readonly account: 'terminal.upload' | 'switch.unknown';
}

export interface Transactions {
  readonly on: Handlers;
  /** Sales whose outcome is unknown or whose upload is outstanding, one by one: for drill-down, not for every scrape. */
  open(): Iterable<OpenTransaction>;
  /** The same in sums. */
  outstanding(): Outstanding;
  /** What is kept of one sale, and where it stands by that; a sale that was simply approved leaves no record. */
  find(sale: Sale): Stand | undefined;
  /** Sales whose records are in memory: those of about a day, and all that still wait. The others are in `settledSales`. */
  recent(): Iterable<readonly [sale: Sale, facts: TransactionFacts]>;
  tick(now: number): void;
}

/** Paged space of sales nothing is awaited of, under `saleKey`. */
export const settledSales = 'money.settled';

/** What the events of one sale have in common. */
interface Reference extends Sale {
  readonly merchant: string;
  readonly amount: number;
  readonly currency: string;
}

const captureSet: ReadonlySet<string> = new Set(captureTypes);
/** Upload records that are money by themselves; on a single-message channel the others prove what is booked already. */
const moneyUploads: ReadonlySet<string> = new Set(['offline', 'tip', 'foreign_capture']);

const dayMs = 86_400_000;
/** Facts stay in memory a little longer than an authorization may be late without being looked for in the store. */
const residentMs = dayMs + 2 * 3_600_000;
const tidyMs = 60_000;

/**
 * Folds the life of single sales into the journal, whatever the order their events arrive in. Facts are in memory for a
 * day, because a late approval must find the reversal that came before it; those that still wait stay longer, the
 * others move to the store.
 */
export function transactions(
  f: Foundation,
  placement: Placement,
  captures: Captures,
  sums: Outstanding,
): Transactions {
  const recent = f.space.register(table<TransactionFacts>('money.open'));
  const settled = f.space.register(paged<TransactionFacts>(settledSales, f.read, 'dated'));
  let counted = false;
  let tidied = 0;

  const said = ({ merchant, currency, amount, clearingDay }: Reference, at: number): Said => ({
    merchant,
    currency,
    amount,
    at,
    mode: placement.modeOf(merchant, clearingDay),
  });

  function* waiting(): Iterable<Stand> {
    for (const [key, facts] of recent.entries()) {
      const [clearingDay = '', channel = ''] = key.split('|');
      const stand = captures.standOf(channel, clearingDay, facts);
      if (waitsAlone(stand.account)) yield stand;
    }
  }

  /** After a start the sums are those of what was loaded; from then on they follow every move. */
  function counting(): Outstanding {
    if (counted) return sums;
    counted = true;
    for (const { cell, account, facts } of waiting())
      if (account !== undefined) sums.count(cellKey(cell), account, facts, 1);
    return sums;
  }

  /** Merges one fact and posts the difference between the old position and the new one. */
  function learn(e: Reference, at: number, fact: Fact, known = recall(e, at)): void {
    const facts = withFact(known, fact, said(e, at));
    const before = known && captures.standOf(e.channel, e.clearingDay, known);
    captures.move(before, captures.standOf(e.channel, e.clearingDay, facts));
    recent.set(saleKey(e), facts);
  }

  /** What is known of a sale; a plain approval or decline left no record, but its identity proves it. */
  function recall(e: Reference, at: number): TransactionFacts | undefined {
    const key = saleKey(e);
    return recent.get(key) ?? settled.get(key) ?? proven(e, at, 'approved') ?? proven(e, at, 'declined');
  }

  function proven(e: Reference, at: number, state: 'approved' | 'declined'): TransactionFacts | undefined {
    if (!f.admitted(authorizationIdentity(e.clearingDay, e.channel, e.rrn, state))) return undefined;
    return { ...said(e, at), [state]: true };
  }

  function authorized(e: Booked<'authorization'>, { at, now }: Receipt): void {
    if (!captureSet.has(e.type)) return;
    if (e.state === 'unknown') {
      learn(e, at, 'unknown');
      return;
    }
    const key = saleKey(e);
    const known = recent.get(key) ?? (now - at > dayMs ? settled.get(key) : undefined);
    if (known !== undefined) learn(e, at, e.state, known);
    else if (e.state === 'approved') first(e, at);
  }

  /** An approval nothing was known of: booked without a record where nothing later needs one. */
  function first(e: Booked<'authorization'>, at: number): void {
    const facts = { ...said(e, at), approved: true };
    const stand = captures.standOf(e.channel, e.clearingDay, facts);
    captures.move(undefined, stand);
    if (waitsAlone(stand.account)) recent.set(saleKey(e), facts);
    else if (facts.mode === instantMode) settled.set(saleKey(e), facts);
  }

  /** Whether a record says something about the money: on a dual-message channel all but refunds are captures. */
  function isCapture(e: Booked<'batch.upload'>): boolean {
    if (moneyUploads.has(e.type)) return true;
    return e.type !== 'refund' && placement.booking(e.channel, defaultMode).dual;
  }

  return {
    on: {
      authorization(e, receipt) {
        counting();
        authorized(e, receipt);
      },
      reversal(e, { at }) {
        counting();
        if (e.result === 'accepted') learn(e, at, 'reversed');
      },
      'wallet.result'(e, { at }) {
        counting();
        // The callback of a sale approved at once says nothing new: that is most of them, and none leaves a record.
        const known = recent.get(saleKey(e));
        if (e.state === 'paid' && (known?.approved ?? proven(e, at, 'approved')) !== undefined) return;
        learn(e, at, e.state, known);
      },
      'batch.upload'(e, { at }) {
        counting();
        if (isCapture(e)) learn(e, at, e.result === 'ok' ? 'uploaded' : 'uploadFailed');
      },
    },
    *open() {
      for (const { cell, account, facts } of waiting())
        if (waitsAlone(account)) yield { cell, facts, account };
    },
    outstanding: counting,
    find(sale) {
      const facts = recent.get(saleKey(sale)) ?? settled.get(saleKey(sale));
      return facts && captures.standOf(sale.channel, sale.clearingDay, facts);
    },
    *recent() {
      for (const [key, facts] of recent.entries()) yield [saleOf(key), facts];
    },
    tick(now) {
      // Before every commit and scrape; sales wait by the hour.
      if (now - tidied < tidyMs) return;
      tidied = now;
      for (const [key, facts] of recent.entries()) {
        if (now - facts.at < residentMs) continue;
        const [clearingDay = '', channel = ''] = key.split('|');
        if (waitsAlone(captures.standOf(channel, clearingDay, facts).account)) continue;
        recent.delete(key);
        settled.set(key, facts);
      }
    },
  };
}
