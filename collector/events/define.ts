import { z } from 'zod';
import { configured, freeText, instant } from './fields.ts';

/** Fields every event may carry beside its own. */
export const envelope = {
  /** When it happened, at the system that saw it (event time, never the time of sending). */
  at: instant,
  /** The source it comes from; over HTTP the token decides, and a contradicting value is rejected. */
  source: configured.optional(),
  /** Certification and test-merchant traffic: counted as received, kept out of every book. */
  test: z.boolean().optional(),
  /** Free text for people; scanned for card data, never a label. */
  note: freeText.optional(),
} as const;

type Shape = Record<string, z.ZodType>;

/**
 * One kind of event. `identity` is the business key under which the event is booked once; it begins with a day, so
 * that keys age out together and neighbours are stored together. A level (a kind whose newest value wins) has none.
 */
export interface EventKind<K extends string = string, S extends Shape = Shape> {
  readonly kind: K;
  /** Heading of the generated reference. */
  readonly title: string;
  /** What it means and when to send it. */
  readonly doc: string;
  /** `once`: booked under its identity; `level`: the newest value of its subject wins, nothing is stored per event. */
  readonly grain: 'once' | 'level';
  /** Money events are booked however late they come (domain rule: at least 45 days). */
  readonly money: boolean;
  /** Records of reference hold until they are replaced, so they are taken however old they are: a fleet or all contracts may be loaded on the first day. Observations are not. */
  readonly record: boolean;
  readonly schema: z.ZodObject<S & typeof envelope & { kind: z.ZodLiteral<K> }>;
  identity(event: EventOf<K, S>): string;
  /** Milliseconds between the sale and the event: an absent clearing day is the sale's. Left out: none. */
  readonly sinceSale?: (event: EventOf<K, S>) => number;
  /** Fields that two events of the same identity may differ in without being a conflict. */
  readonly volatile: readonly string[];
  readonly example: Record<string, unknown>;
}

export type EventOf<K extends string, S extends Shape> = {
  readonly kind: K;
} & z.output<z.ZodObject<S & typeof envelope & { kind: z.ZodLiteral<K> }>>;

interface Definition<K extends string, S extends Shape> {
  readonly kind: K;
  readonly title: string;
  readonly doc: string;
  readonly grain?: 'once' | 'level';
  readonly money?: boolean;
  readonly record?: boolean;
  readonly fields: S;
  readonly identity: (event: EventOf<K, S>) => string;
  readonly sinceSale?: (event: EventOf<K, S>) => number;
  readonly volatile?: readonly string[];
  readonly example: Record<string, unknown>;
}

/** Declares one kind of event; the zod schema is the only definition, types, JSON Schema and docs come from it. */
export function defineEvent<const K extends string, S extends Shape>(d: Definition<K, S>): EventKind<K, S> {
  return {
    kind: d.kind,
    title: d.title,
    doc: d.doc,
    grain: d.grain ?? 'once',
    money: d.money ?? false,
    record: d.record ?? false,
    schema: z.object({ kind: z.literal(d.kind), ...envelope, ...d.fields }) as EventKind<K, S>['schema'],
    identity: d.identity,
    ...(d.sinceSale && { sinceSale: d.sinceSale }),
    volatile: ['at', 'source', 'note', ...(d.volatile ?? [])],
    example: { kind: d.kind, ...d.example },
  };
}
