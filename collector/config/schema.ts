import { z } from 'zod';
import { configured, currency } from '../events/fields.ts';
import { fileTypes, networks, settlementModes, transactionTypes } from '../events/vocabulary.ts';

/** `HH:MM` on a 24-hour clock in the acquirer's zone; `24:00` ends the day. */
const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'not a time of day: HH:MM, up to 24:00');
const names = z.strictObject({ en: z.string().min(1).max(60), zh: z.string().min(1).max(60) });
const positive = z.int().min(1);
const days = z.enum(['every', 'workday']);

const file = z.strictObject({
  type: z.enum(fileTypes),
  /** Usual arrival, on the calendar day after the clearing day. */
  expected: timeOfDay,
  /** Internal deadline: after it the settlement run cannot take the money of the day in time. */
  deadline: timeOfDay,
  days: days.default('every'),
});

const channel = z.strictObject({
  id: configured,
  names,
  type: z.enum(['card_scheme_domestic', 'qr_switch', 'wallet', 'direct_bank', 'card_scheme_intl']),
  dayCut: timeOfDay.default('23:00'),
  /** Response-code table, see collector/iso8583/tables. */
  codes: z.string().min(1),
  /** `single`: an approved sale is captured; `dual`: it is captured when its record is uploaded. */
  messages: z.enum(['single', 'dual']).default('single'),
  /** `file`: merchants are paid after the clearing file; `ledger`: from our own books, reconciled later. */
  settlesFrom: z.enum(['file', 'ledger']).default('file'),
  transactionTypes: z.array(z.enum(transactionTypes)).min(1),
  links: z.array(configured).max(8).default([]),
  /** Asynchronous payment notifications (wallets). */
  notifications: z.boolean().default(false),
  issuers: z.boolean().default(false),
  files: z.array(file).max(5).default([]),
  /** An unanswered outcome is waited for this long before it counts as unknown. */
  unknownAfterSeconds: positive.default(60),
  /** Expected attempts per minute at a typical working hour, until a profile has been learned. */
  fallbackPerMinute: z.number().min(0).default(0),
  /** Money of a normal day, major units of the first currency, until a day has closed: thresholds are shares of it. */
  fallbackDayAmount: z.number().min(0).default(0),
});

const model = z.strictObject({ id: configured, firmwares: z.array(configured).min(1).max(30) });

const modeSchedule = z.strictObject({
  mode: z.enum(settlementModes),
  /** When the run that makes the orders usually ends, and when it must have ended. */
  run: z.strictObject({ expected: timeOfDay, deadline: timeOfDay, days }).optional(),
  /** The last moment to hand a payout to the bank and still be on time. */
  instructBy: timeOfDay.default('08:30'),
  /** When merchants look at their phone (P90 of arrivals); the contract runs to 18:00. */
  perceived: timeOfDay.default('10:30'),
});

const token = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 of the bearer token, 64 hex digits');

const source = z.strictObject({
  id: configured,
  names: names.optional(),
  /** SHA-256 of each accepted bearer token; several, so that a token can be rotated. */
  tokens: z.array(token).max(4).default([]),
  channels: z.union([z.literal('all'), z.array(configured).min(1)]).default('all'),
  kinds: z.union([z.literal('all'), z.array(z.string()).min(1)]).default('all'),
  /** Longest normal silence; three of them make the source stale. */
  expectedIntervalSeconds: positive.default(60),
  /** Hours in which silence means anything. */
  activeFrom: timeOfDay.default('00:00'),
  activeUntil: timeOfDay.default('24:00'),
  /** Directory of NDJSON files to follow instead of HTTP. */
  follow: z
    .strictObject({ directory: z.string().min(1), pollMilliseconds: positive.default(500) })
    .optional(),
});

const limits = z.strictObject({
  bodyBytes: positive.default(16 * 1024 * 1024),
  /** Longest line; a presence snapshot of a large fleet has several hundred kB. */
  lineBytes: positive.default(1024 * 1024),
  lines: positive.default(50_000),
  bodySeconds: positive.default(30),
  /** Decoded bytes that may wait for a commit before new requests get 429. */
  queuedBytes: positive.default(64 * 1024 * 1024),
});

/** The whole configuration. Every value has a default where a safe one exists; `check` prints the effective ones. */
export const configSchema = z.strictObject({
  acquirer: z.strictObject({
    name: z.string().min(1).max(80),
    zone: z.string().default('Asia/Shanghai'),
    currencies: z.array(currency).min(1).max(3).default(['CNY']),
    calendar: z.string().default('cn'),
    calendarDirectory: z.string().optional(),
    makeUpWorkdays: z.boolean().default(true),
  }),
  server: z
    .strictObject({
      host: z.string().default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(9464),
      limits: limits.prefault({}),
      /** SHA-256 of tokens that may read merchant-level data (explain, trace); none = nobody. */
      readers: z.array(token).max(8).default([]),
      /** Alertmanager whose firing alerts the status page lists. */
      alertmanager: z.url().optional(),
    })
    .prefault({}),
  store: z
    .strictObject({
      path: z.string().default('var/ledger.db'),
      /** Keys are kept this long to recognise repeats; money events may come 45 days late. */
      keepDays: z.int().min(45).max(400).default(60),
      checkpointSeconds: positive.default(30),
    })
    .prefault({}),
  identifiers: z
    .strictObject({
      /** Environment variable holding the key under which merchant and terminal ids are stored hashed. */
      hashKeyVariable: z.string().optional(),
    })
    .prefault({}),
  sources: z.array(source).min(1).max(25),
  channels: z.array(channel).min(1).max(32),
  settlement: z.strictObject({ modes: z.array(modeSchedule).min(1) }),
  fleet: z.strictObject({
    regions: z.array(configured).min(1).max(40),
    networks: z
      .array(z.enum(networks))
      .min(1)
      .default([...networks]),
    carriers: z.array(configured).max(8),
    gateways: z.array(configured).max(16),
    models: z.array(model).max(20),
    /** Terminals that must be heard from at a typical working hour, as a share of those active. */
    fallbackOnlineShare: z.number().min(0).max(1).default(0.9),
    businessHours: z
      .strictObject({ from: timeOfDay, until: timeOfDay })
      .default({ from: '08:00', until: '22:00' }),
  }),
  nodes: z.array(configured).max(16).default([]),
  issuers: z.array(configured).max(31).default([]),
  banks: z.array(configured).max(31).default([]),
  payoutChannels: z.array(configured).max(6).default([]),
  payerAccounts: z.array(configured).max(10).default([]),
  /** Those of them that pay S+0 alone: what they hold covers no run. */
  instantAccounts: z.array(configured).max(10).default([]),
  metrics: z
    .strictObject({
      /** Most series this instance may export; a configuration that needs more is refused at start. */
      budget: positive.default(25_000),
      /** Metrics (full names) not to export. */
      omit: z.array(z.string()).default([]),
      /** `table`: every code of the channel's table; `watched`: 00, W and system codes, the rest as `other`. */
      responseCodes: z.enum(['table', 'watched']).default('table'),
      latencyBuckets: z.array(z.number().positive()).min(3).default([0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60]),
    })
    .prefault({}),
  telemetry: z
    .strictObject({
      /** OTLP/HTTP endpoint for the collector's own traces and metrics; nothing is loaded without one. */
      endpoint: z.url().optional(),
      logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
    })
    .prefault({}),
});

export type Config = z.output<typeof configSchema>;
export type ChannelConfig = Config['channels'][number];
export type SourceConfig = Config['sources'][number];
export type ModeSchedule = Config['settlement']['modes'][number];
