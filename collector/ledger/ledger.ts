import type { EventOfKind, Kind } from '../events/kinds.ts';
import { accountsBook } from './accounts.ts';
import { authorizationsBook } from './authorizations.ts';
import { batchesBook } from './batches.ts';
import type { Book, Foundation, Handlers, Receipt } from './book.ts';
import { cohortBook } from './cohort.ts';
import { complaintsBook } from './complaints.ts';
import { credentialsBook } from './credentials.ts';
import { delaysBook } from './delays.ts';
import { duesBook } from './dues.ts';
import { profiles } from './expectations/profiles.ts';
import { feedsBook } from './feeds.ts';
import { filesBook } from './files.ts';
import { freshnessBook } from './freshness.ts';
import { gatewaysBook } from './gateways.ts';
import { attemptsOn, learnedShare, learningBook } from './learning.ts';
import { linksBook } from './links.ts';
import { maintenanceBook } from './maintenance.ts';
import { merchantsBook } from './merchants.ts';
import { moneyBook } from './money.ts';
import { outcomesBook } from './outcomes.ts';
import { payerBook } from './payer.ts';
import { payoutsBook } from './payouts.ts';
import { punctualityBook } from './punctuality.ts';
import { reconciliationBook } from './reconciliation.ts';
import { rulesBook } from './rules.ts';
import { runsBook } from './runs.ts';
import { byOpeningHours, terminalsBook } from './terminals.ts';

/** All books over one foundation. A new book is one file and one line here. */
function openBooks(f: Foundation) {
  const merchants = merchantsBook(f);
  const files = filesBook(f);
  const normal = profiles(f.space, f.business.calendar, f.business.zone);
  const terminals = terminalsBook(f, learnedShare(normal, byOpeningHours(f)));
  const links = linksBook(f);
  const authorizations = authorizationsBook(f, links, (id, now) => normal.expected(attemptsOn(id), now));
  const money = moneyBook(f, merchants, files);
  const freshness = freshnessBook(f);
  return {
    merchants,
    files,
    money,
    payouts: payoutsBook(f, money),
    cohort: cohortBook(f, money),
    delays: delaysBook(f, money),
    dues: duesBook(f, money),
    punctuality: punctualityBook(f, files, money),
    runs: runsBook(f),
    reconciliation: reconciliationBook(f),
    payer: payerBook(f),
    links,
    authorizations,
    outcomes: outcomesBook(f, authorizations),
    maintenance: maintenanceBook(f, (scope, subject, now) => {
      if (scope === 'bank') return money.banks.isSlow(subject, now) || money.banks.isSilent(subject, now);
      return scope === 'channel' || scope === 'issuer'
        ? authorizations.isFailing(scope, subject, now)
        : false;
    }),
    accounts: accountsBook(f),
    rules: rulesBook(f),
    freshness,
    feeds: feedsBook(f, freshness),
    complaints: complaintsBook(f),
    terminals,
    gateways: gatewaysBook(f),
    credentials: credentialsBook(f),
    batches: batchesBook(f, terminals),
    learning: learningBook(f, normal, authorizations, terminals),
  } satisfies Record<string, Book>;
}

export type Books = ReturnType<typeof openBooks>;

/** The ledger: every book, one fold. Everything anyone sees is a view of it. */
export interface Ledger extends Books {
  readonly foundation: Foundation;
  /** Rises with every event and tick: what was worked out at one revision and instant holds as long as both do. */
  readonly revision: number;
  /** Books one event that was admitted for the first time (or a level). */
  fold(event: EventOfKind, receipt: Receipt): void;
  /** Tells of one event that was booked before and came again. */
  repeated(event: EventOfKind, receipt: Receipt): void;
  /** Lets time pass; called before commits and scrapes. */
  tick(now: number): void;
}

type AnyHandler = (event: never, receipt: Receipt) => void;

export function openLedger(foundation: Foundation): Ledger {
  const books = openBooks(foundation);
  const handlers = handlersOf(books, ({ on }) => on);
  const repeats = handlersOf(books, ({ again }) => again ?? {});
  const ticking = (Object.values(books) as Book[]).filter((book) => book.tick !== undefined);
  let revision = 0;
  return {
    ...books,
    foundation,
    get revision() {
      return revision;
    },
    fold(event, receipt) {
      revision++;
      for (const handler of handlers.get(event.kind) ?? []) handler(event as never, receipt);
    },
    repeated(event, receipt) {
      const told = repeats.get(event.kind);
      if (told === undefined) return;
      revision++;
      for (const handler of told) handler(event as never, receipt);
    },
    tick(now) {
      revision++;
      for (const book of ticking) book.tick?.(now);
    },
  };
}

/** Handlers of all books by kind, in the order of the books. */
function handlersOf(books: Books, which: (book: Book) => Handlers): Map<Kind, AnyHandler[]> {
  const handlers = new Map<Kind, AnyHandler[]>();
  for (const book of Object.values(books) as Book[])
    for (const [kind, handler] of Object.entries(which(book)) as [Kind, AnyHandler][])
      handlers.set(kind, [...(handlers.get(kind) ?? []), handler]);
  return handlers;
}
