import { z } from 'zod';
import { type EventKindDefinition, eventKinds } from '../events/kinds.ts';

interface JsonProperty {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  readonly items?: JsonProperty;
  readonly properties?: Record<string, JsonProperty>;
  readonly required?: readonly string[];
  readonly default?: unknown;
}

/** JSON Schema (draft 2020-12) of one kind, as producers must send it. */
export function jsonSchemaOf(kind: EventKindDefinition): Record<string, unknown> {
  return z.toJSONSchema(kind.schema, { io: 'input', target: 'draft-2020-12' }) as Record<string, unknown>;
}

/** JSON Schema of any event: one of the kinds. */
export function eventsJsonSchema(): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Event',
    oneOf: eventKinds.map((kind) => {
      const { $schema: _, ...schema } = jsonSchemaOf(kind);
      return { title: kind.kind, description: kind.doc, ...schema };
    }),
  };
}

/** The reference page of all events, Markdown. */
export function eventReference(): string {
  const index = eventKinds.map((k) => `- [\`${k.kind}\`](#${anchor(k.kind)}): ${k.title}`);
  return [
    '# Events',
    '',
    'Generated from collector/events by `npm run generate`; edit there. Every event is one JSON object on a line, with the',
    'envelope `kind`, `at` (RFC 3339 with offset, event time), and optionally `source`, `test` (kept out of every book)',
    'and `note` (free text, scanned for card data). Money is in integer minor units. A **once** kind is booked one time',
    'under its identity; of a **level** the newest value wins.',
    '',
    ...index,
    '',
    ...eventKinds.flatMap(section),
  ].join('\n');
}

const anchor = (kind: string): string => kind.replace(/[^a-z_-]/g, '');

function section(kind: EventKindDefinition): string[] {
  const schema = jsonSchemaOf(kind) as JsonProperty;
  const envelope = new Set(['kind', 'at', 'source', 'test', 'note']);
  const rows = Object.entries(schema.properties ?? {}).filter(([name]) => !envelope.has(name));
  const grain = kind.grain === 'level' ? 'level' : 'once';
  return [
    `## ${kind.kind}`,
    '',
    `${kind.title}. ${kind.doc}`,
    '',
    `*${grain}${kind.money ? ', money: booked however late' : ''}*`,
    '',
    '| field | type | required |',
    '|---|---|---|',
    ...rows.map(
      ([name, property]) =>
        `| \`${name}\` | ${typeText(property)} | ${schema.required?.includes(name) ? 'yes' : defaultText(property)} |`,
    ),
    '',
    '```json',
    JSON.stringify(kind.example),
    '```',
    '',
  ];
}

function defaultText({ default: value }: JsonProperty): string {
  return value === undefined ? '' : `default \`${JSON.stringify(value)}\``;
}

function typeText(p: JsonProperty): string {
  if (p.enum) return p.enum.map((v) => `\`${v}\``).join(' ');
  if (p.format === 'date-time') return 'instant';
  if (p.pattern) return `text \`${p.pattern.replaceAll('|', '\\|')}\``;
  if (p.type === 'array') return `list of ${typeText(p.items ?? {})}`;
  if (p.type === 'object' && p.properties) {
    const fields = Object.entries(p.properties).map(
      ([name, each]) => `\`${name}\`${p.required?.includes(name) ? '' : '?'}: ${typeText(each)}`,
    );
    return `{ ${fields.join('; ')} }`;
  }
  return String(p.type ?? 'object');
}
