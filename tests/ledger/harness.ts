import { configSchema } from '../../collector/config/schema.ts';
import { vocabularyOf } from '../../collector/config/vocabulary.ts';
import { type EventOfKind, type Kind, kindByName } from '../../collector/events/kinds.ts';
import { classifier } from '../../collector/iso8583/classify.ts';
import { loadResponseTables } from '../../collector/iso8583/loadtables.ts';
import type { Book, Foundation, Receipt } from '../../collector/ledger/book.ts';
import { business } from '../../collector/ledger/business.ts';
import { type DrainKind, stateSpace } from '../../collector/state/part.ts';
import { calendar } from '../../collector/time/businessday.ts';
import { loadCalendarYears } from '../../collector/time/loadcalendars.ts';
import { parseTimestamp } from '../../collector/time/parse.ts';

const tables = loadResponseTables();
const years = loadCalendarYears();

/** A small acquirer: one card channel, one wallet, one dual-message scheme. */
export const smallConfig = {
  acquirer: { name: 'Test', currencies: ['CNY', 'USD'] },
  sources: [
    { id: 'switch', expectedIntervalSeconds: 10 },
    { id: 'tms', expectedIntervalSeconds: 60, activeFrom: '08:00', activeUntil: '22:00' },
  ],
  channels: [
    {
      id: 'cup_card',
      names: { en: 'UnionPay card', zh: '银联卡' },
      type: 'card_scheme_domestic',
      codes: 'unionpay-pos',
      transactionTypes: ['sale', 'sale_void', 'refund', 'balance_inquiry'],
      links: ['a', 'b'],
      issuers: true,
      fallbackPerMinute: 600,
    },
    {
      id: 'alipay',
      names: { en: 'Alipay', zh: '支付宝' },
      type: 'wallet',
      dayCut: '00:00',
      codes: 'alipay',
      settlesFrom: 'ledger',
      transactionTypes: ['qr_payment', 'refund'],
      notifications: true,
      unknownAfterSeconds: 30,
    },
    {
      id: 'intl',
      names: { en: 'International', zh: '外卡' },
      type: 'card_scheme_intl',
      codes: 'visa',
      messages: 'dual',
      transactionTypes: ['sale', 'preauth', 'preauth_completion'],
      links: ['x'],
    },
  ],
  settlement: { modes: [{ mode: 'T+1' }, { mode: 'D+1' }] },
  fleet: {
    regions: ['east', 'north'],
    carriers: ['cmcc', 'unicom'],
    gateways: ['gw1'],
    models: [{ id: 'm1', firmwares: ['v1.0', 'v1.1'] }],
  },
  nodes: ['n1', 'n2'],
  issuers: ['icbc', 'ccb'],
  banks: ['bank_a', 'icbc'],
};

/** State as a store keeps it: rows by space, and the identities ever booked. */
interface Disk {
  readonly rows: Map<string, Map<string, string | Uint8Array>>;
  readonly identities: Set<string>;
}

export interface Harness<B extends Readonly<Record<string, Book>>> {
  readonly foundation: Foundation;
  readonly books: B;
  /** Books one event as the pipeline does; false when it was booked before. `now` defaults to the event's time. */
  send(event: EventOfKind, now?: number): boolean;
  /** Writes what changed, as a commit (or a checkpoint) does. */
  commit(kind?: DrainKind): void;
  /** Everything again from what was written: a restart. */
  reopen(config?: unknown): Harness<B>;
}

/** Books over an in-memory store that behaves as the real one. */
export function openHarness<B extends Readonly<Record<string, Book>>>(
  open: (foundation: Foundation) => B,
  config: unknown = smallConfig,
  disk: Disk = { rows: new Map(), identities: new Set() },
): Harness<B> {
  const effective = configSchema.parse(config);
  const space = stateSpace();
  const codes = classifier(
    tables,
    Object.fromEntries(effective.channels.map((c) => [c.id, c.codes])),
    effective.metrics.responseCodes,
  );
  const foundation: Foundation = {
    config: effective,
    vocabulary: vocabularyOf(effective),
    space,
    business: business(effective, calendar(years)),
    classify: codes.classify,
    liveCodes: codes.liveCodes,
    read: (name, key) => disk.rows.get(name)?.get(key) as string | undefined,
    admitted: (identity) => disk.identities.has(identity),
  };
  const books = open(foundation);
  for (const [name, rows] of disk.rows) for (const [key, value] of rows) space.load(name, key, value);

  return {
    foundation,
    books,
    send(event, now) {
      const kind = kindByName.get(event.kind)!;
      const at = parseTimestamp(event.at)!;
      const channel = 'channel' in event ? event.channel : undefined;
      const filled =
        'clearingDay' in kind.schema.shape && channel !== undefined && !('clearingDay' in event)
          ? { ...event, clearingDay: foundation.business.clearingDay(channel, at) }
          : event;
      if (kind.grain === 'once') {
        const identity = kind.identity(filled as never);
        if (disk.identities.has(identity)) return false;
        disk.identities.add(identity);
      }
      const receipt: Receipt = { at, now: now ?? at, source: event.source ?? 'switch' };
      for (const book of Object.values(books)) book.on[event.kind]?.(filled as never, receipt);
      return true;
    },
    commit(kindOfDrain = 'commit') {
      for (const { space: name, key, value } of space.drain(kindOfDrain)) {
        const rows = disk.rows.get(name) ?? new Map<string, string | Uint8Array>();
        disk.rows.set(name, rows);
        if (value === null) rows.delete(key);
        else rows.set(key, value);
      }
    },
    reopen: (other) => openHarness(open, other ?? config, disk),
  };
}

/** The example of a kind with some fields changed; a field set to undefined is left out. */
export function event<K extends Kind>(kind: K, fields: Record<string, unknown> = {}): EventOfKind<K> {
  const definition = kindByName.get(kind)!;
  const merged = Object.fromEntries(
    Object.entries({ ...definition.example, ...fields }).filter(([, value]) => value !== undefined),
  );
  return definition.schema.parse(merged) as EventOfKind<K>;
}

/** RFC 3339 text of an instant given in epoch ms. */
export const instant = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();
