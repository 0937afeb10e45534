import { z } from 'zod';
import { teams } from '../../../collector/causes/teams.ts';
import { isZone } from '../../../collector/time/zone.ts';
import { severities } from '../../severity.ts';
import { robotLanguages } from '../message/language.ts';
import { providerSideCauses } from './providercauses.ts';

const id = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, 'a name of small letters, digits, - and _');
/** Secrets stay in the environment; a configuration only names the variable. */
const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable, A-Z, 0-9 and _');
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
const names = z.strictObject({ zh: z.string().min(1).max(60), en: z.string().min(1).max(60) });
const minutes = z.int().min(1).max(1440);
const listOf = <T extends z.ZodType>(of: T) => z.array(of).min(1);

const person = z.strictObject({
  id,
  /** For WeCom and DingTalk, which call people by it. */
  mobile: z
    .string()
    .regex(/^\+?[0-9-]{5,20}$/, 'a telephone number')
    .optional(),
  /** open_id or user_id, for Feishu. */
  feishu: z
    .string()
    .regex(/^[A-Za-z0-9_-]{2,64}$/)
    .optional(),
});

/** People a robot calls, by severity; `all` is everybody in the group. */
const mentions = z.strictObject({
  page: z.array(id).default([]),
  urgent: z.array(id).default([]),
});

const robot = {
  id,
  urlVariable: variable,
  language: z.enum(robotLanguages).default('zh'),
  mention: mentions.prefault({}),
  /** Takes over pages this robot could not deliver within `fallbackAfterSeconds`. */
  fallback: id.optional(),
  fallbackAfterSeconds: z.int().min(10).max(3600).default(60),
  /** Tickets once a day, or as they come (a ticket system). */
  tickets: z.enum(['daily', 'now']).default('daily'),
};

const keyword = z.string().min(1).max(20).optional();

const robots = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wecom'), ...robot, perMinute: z.int().min(2).max(20).default(20) }),
  z.strictObject({
    kind: z.literal('dingtalk'),
    ...robot,
    perMinute: z.int().min(2).max(20).default(20),
    secretVariable: variable.optional(),
    /** Word the robot's security settings ask for. */
    keyword,
  }),
  z.strictObject({
    kind: z.literal('feishu'),
    ...robot,
    perMinute: z.int().min(2).max(100).default(100),
    secretVariable: variable.optional(),
    keyword,
  }),
  z.strictObject({
    kind: z.literal('webhook'),
    ...robot,
    perMinute: z.int().min(2).max(6000).default(600),
    /** Bearer token. */
    tokenVariable: variable.optional(),
    /** `notifier`: our own JSON; `alertmanager`: as Alertmanager would have posted it, for forwarders that know that. */
    format: z.enum(['notifier', 'alertmanager']).default('notifier'),
  }),
]);

const conditions = {
  receivers: listOf(z.string().min(1)).optional(),
  severities: listOf(z.enum(severities)).optional(),
  teams: listOf(z.enum(teams)).optional(),
  channels: listOf(z.string().min(1)).optional(),
};

const route = z.strictObject({ ...conditions, robots: listOf(id) });

const step = z.strictObject({
  afterMinutes: minutes,
  robots: listOf(id),
  mention: z.array(id).default([]),
});

const escalation = z.strictObject({
  severities: listOf(z.enum(['page', 'urgent'])),
  teams: listOf(z.enum(teams)).optional(),
  steps: listOf(step),
});

const provider = z.strictObject({
  id,
  names,
  channels: listOf(z.string().min(1)),
  causes: listOf(z.string().min(1)).default([...providerSideCauses]),
  /** Whom to call and what to say: shown as it is. */
  contact: z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
});

/** The notifier's configuration, a file of its own. */
export const notifierSchema = z.strictObject({
  server: z.strictObject({
    host: z.string().default('127.0.0.1'),
    port: z.int().min(0).max(65_535).default(9465),
    /** Where people reach this process from a chat, for links. */
    publicUrl: z
      .url({ protocol: /^https?$/ })
      .max(120)
      .transform((url) => url.replace(/\/+$/, '')),
    /** Token Alertmanager sends. */
    tokenVariable: variable,
    /** Token that may read incidents and evidence; without one nobody may. */
    readerTokenVariable: variable.optional(),
    /** Token of a chat bridge that sends commands; without one there are none. */
    commandTokenVariable: variable.optional(),
  }),
  store: z
    .strictObject({
      /** Holds journal.ndjson and audit.ndjson. One process per folder. */
      folder: z.string().min(1).default('var/notifier'),
      /** Resolved incidents and their evidence are kept this long. */
      keepDays: z.int().min(1).max(400).default(30),
    })
    .prefault({}),
  zone: z.string().refine(isZone, 'not a time zone of the IANA table').default('Asia/Shanghai'),
  dailyDigestAt: timeOfDay.default('09:00'),
  alertmanager: z
    .strictObject({
      /** For its silences; without one they are not watched. */
      url: z.url({ protocol: /^https?$/ }).optional(),
      silencePollSeconds: z.int().min(5).max(3600).default(60),
      /** The same notification again within this time is a retry, later it is a reminder. Less than repeat_interval. */
      retryMinutes: minutes.default(30),
      /** A firing alert that no notification named for so long is given up. Several times repeat_interval. */
      silentHours: z.int().min(1).max(720).default(48),
    })
    .prefault({}),
  acknowledgement: z.strictObject({
    /** Key that signs links, 32 characters or more. */
    secretVariable: variable,
    linkHours: z.int().min(1).max(168).default(24),
    /** An acknowledged alert is not repeated for so long. */
    quietHours: z.int().min(1).max(168).default(12),
  }),
  people: z.array(person).default([]),
  robots: listOf(robots),
  /** The first that fits decides; the last has no conditions, so that nothing goes unheard. */
  routes: listOf(route),
  escalation: z.array(escalation).default([]),
  providers: z.array(provider).default([]),
  /** Names of label values: `channel: { cup_card: { zh, en } }`. */
  names: z.record(z.string(), z.record(z.string(), names)).default({}),
  /** Collector's configuration, for its channel names. */
  collectorConfig: z.string().optional(),
  /** Raises the alarm when Alertmanager's heartbeat stops. */
  watchdog: z
    .strictObject({
      alertname: z.string().default('Watchdog'),
      /** At least twice the time between two heartbeats, which is about 6 minutes with the shipped routing. */
      silentMinutes: minutes.default(15),
      robots: listOf(id),
    })
    .optional(),
  telemetry: z
    .strictObject({ logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info') })
    .prefault({}),
});

export type NotifierConfig = z.output<typeof notifierSchema>;
export type RobotConfig = NotifierConfig['robots'][number];
export type Person = NotifierConfig['people'][number];
export type EscalationStep = NotifierConfig['escalation'][number]['steps'][number];
export type ProviderConfig = NotifierConfig['providers'][number];
