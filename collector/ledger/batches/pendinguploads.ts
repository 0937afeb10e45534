import { authorizationIdentity } from '../../events/authorization.ts';
import type { EventOfKind } from '../../events/kinds.ts';
import { captureTypes, uploadKinds } from '../../events/vocabulary.ts';
import { paged } from '../../state/paged.ts';
import { table } from '../../state/table.ts';
import type { Booked, Foundation, Handlers, Receipt } from '../book.ts';
import { type Counts, counts } from '../counts.ts';
import { type Sale, saleKey } from '../salekey.ts';
import { type OldestByChannel, oldestByChannel } from './oldest.ts';

type UploadKind = (typeof uploadKinds)[number];

/** One record that is missing, or was refused. */
export interface PendingUpload {
  readonly kind: UploadKind;
  /** Minor units, of whatever arrived first. */
  readonly amount: number;
  readonly currency: string;
  /** Event time of the sale or of its first record, whichever is earlier; epoch ms. */
  readonly since: number;
  /** The merchant is owed this only once the record is in; false = the record proves what is already booked. */
  readonly money: boolean;
  /** A record about it was rejected, retried or abandoned. */
  readonly failed?: boolean;
}

/** Records that are money by themselves; the others prove what an authorization has booked (docs/ledger.md). */
const moneyKinds: ReadonlySet<string> = new Set(['offline', 'tip', 'foreign_capture']);
const captures: ReadonlySet<string> = new Set(captureTypes);
/** An `ok` that overtook a failed attempt has a higher number, and senders give up after a few. */
const attemptsAhead = 3;

/**
 * Open items by clearing day, channel and RRN: approvals on dual-message channels and refused records, until their
 * `ok` record or a reversal. Those that are money are the account `terminal.upload`, kept here a second time by
 * record so that it can be split by kind and held against the money book.
 */
export interface PendingUploads {
  readonly on: Pick<Handlers, 'authorization' | 'batch.upload' | 'reversal'>;
  open(): IterableIterator<[key: string, item: PendingUpload]>;
  /** channel, kind: records that wait. */
  transactions(): Counts;
  /** channel, kind, currency: money that waits for them, minor units. */
  amounts(): Counts;
  /** Epoch ms of the oldest, 0 = none, by channel. */
  oldest(): OldestByChannel;
  /** Gives up proofs that nobody sent for 45 days; money is never given up. */
  forget(now: number): void;
}

const channelOf = (key: string): string => key.slice(11, key.indexOf('|', 11));
const proofKeepMs = 45 * 86_400_000;

export function pendingUploads(f: Foundation): PendingUploads {
  const items = f.space.register(table<PendingUpload>('batches.pending'));
  // Remembers which money is in, so that a late approval or an overtaken refusal does not open it again.
  const received = f.space.register(paged<1>('batches.received', f.read, 'dated'));
  const { channels, currencies } = f.vocabulary;
  const dual = new Set(f.config.channels.filter((c) => c.messages === 'dual').map((c) => c.id));
  const channel = { label: 'channel', values: channels };
  const kind = { label: 'kind', values: uploadKinds };
  let totals: { transactions: Counts; amounts: Counts; oldest: OldestByChannel } | undefined;

  /** Totals follow every change; after a start they are taken once from what was loaded. */
  function running() {
    if (totals !== undefined) return totals;
    totals = {
      transactions: counts(channel, kind),
      amounts: counts(channel, kind, { label: 'currency', values: currencies }),
      oldest: oldestByChannel(channels, () => sinceOfAll()),
    };
    for (const [key, item] of items.entries()) count(key, item, 1);
    return totals;
  }

  function* sinceOfAll(): Generator<[string, number]> {
    for (const [key, item] of items.entries()) yield [channelOf(key), item.since];
  }

  function count(key: string, item: PendingUpload, sign: 1 | -1): void {
    const { transactions, amounts, oldest } = running();
    const at = channels.indexOf(channelOf(key));
    if (at < 0) return;
    const k = uploadKinds.indexOf(item.kind);
    const c = currencies.indexOf(item.currency);
    transactions.addAt(sign, at, k);
    if (item.money && c >= 0) amounts.addAt(sign * item.amount, at, k, c);
    if (sign > 0) oldest.opened(channels[at]!, item.since);
    else oldest.closed(channels[at]!, item.since);
  }

  function put(key: string, item: PendingUpload): void {
    const before = items.get(key);
    running();
    if (before !== undefined) count(key, before, -1);
    items.set(key, item);
    count(key, item, 1);
  }

  function close(key: string, item: PendingUpload): void {
    running();
    count(key, item, -1);
    items.delete(key);
  }

  const reversed = (e: Sale): boolean => f.admitted(`${e.clearingDay}|r|${e.channel}|${e.rrn}|accepted`);
  const approvedElsewhere = (e: Sale): boolean =>
    !dual.has(e.channel) && f.admitted(authorizationIdentity(e.clearingDay, e.channel, e.rrn, 'approved'));

  /** Whether the proof itself is in: it may have overtaken the refusal of an earlier attempt. */
  function proven(e: Booked<'batch.upload'>): boolean {
    for (let attempt = 1; attempt <= e.attempt + attemptsAhead; attempt++)
      if (f.admitted(`${e.clearingDay}|bu|${e.channel}|${e.rrn}|ok|${attempt}`)) return true;
    return false;
  }

  function authorized(e: Booked<'authorization'>, { at }: Receipt): void {
    if (e.state !== 'approved' || !captures.has(e.type)) return;
    const isDual = dual.has(e.channel);
    if (!isDual && items.size === 0) return;
    const key = saleKey(e);
    const item = items.get(key);
    if (item !== undefined) {
      const owned = item.money ? item.kind : kindOfSale(e.type);
      put(key, { ...item, kind: isDual ? owned : item.kind, money: isDual, since: Math.min(item.since, at) });
    } else if (isDual && received.get(key) === undefined && !reversed(e)) {
      const { amount, currency } = e;
      put(key, { kind: kindOfSale(e.type), amount, currency, since: at, money: true });
    }
  }

  function uploaded(e: Booked<'batch.upload'>, { at }: Receipt): void {
    const key = saleKey(e);
    const item = items.get(key);
    const isMoney = moneyKinds.has(e.type);
    if (e.result === 'ok') {
      if (isMoney) received.set(key, 1);
      if (item !== undefined && (isMoney || !item.money)) close(key, item);
      else if (item?.failed) put(key, withoutFailure(item));
      return;
    }
    if (isMoney ? received.get(key) !== undefined : proven(e)) return;
    if (item !== undefined) {
      const becomesMoney = isMoney && !approvedElsewhere(e);
      put(key, {
        ...item,
        kind: isMoney ? e.type : item.kind,
        money: item.money || becomesMoney,
        since: Math.min(item.since, at),
        failed: true,
      });
    } else if (!reversed(e)) {
      const { type, amount, currency } = e;
      const money = isMoney && !approvedElsewhere(e);
      put(key, { kind: type, amount, currency, since: at, money, failed: true });
    }
  }

  return {
    on: {
      authorization: authorized,
      'batch.upload': uploaded,
      reversal(e) {
        if (e.result !== 'accepted' || items.size === 0) return;
        const key = saleKey(e);
        const item = items.get(key);
        if (item !== undefined) close(key, item);
      },
    },
    open: () => items.entries(),
    transactions: () => running().transactions,
    amounts: () => running().amounts,
    oldest: () => running().oldest,
    forget(now) {
      for (const [key, item] of [...items.entries()])
        if (!item.money && now - item.since > proofKeepMs) close(key, item);
    },
  };
}

/** What the record of an approved dual-message sale will be. */
function kindOfSale(type: EventOfKind<'authorization'>['type']): UploadKind {
  if (type === 'offline_sale') return 'offline';
  return type === 'adjustment' ? 'tip' : 'foreign_capture';
}

function withoutFailure({ failed, ...item }: PendingUpload): PendingUpload {
  return item;
}
