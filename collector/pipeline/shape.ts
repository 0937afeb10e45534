import type { z } from 'zod';
import { configured, currency, day, instant, responseCode } from '../events/fields.ts';
import { isLocalDate } from '../time/date.ts';
import { parseTimestamp } from '../time/parse.ts';

/** What a check saw beside yes or no. One object is reused for every event. */
export interface Notes {
  /** A key that no schema knows, at any level. */
  unknown: boolean;
}

/**
 * A zod schema compiled to one pass over the parsed JSON, four times as fast as zod itself: zod stays the only definition
 * and has the last word, because a value that is not accepted here goes to zod for the reason. Objects get their defaults
 * in place. Strings that are instants or days must also exist in the calendar.
 */
export interface Shape {
  accepts(value: unknown, notes: Notes): boolean;
  /** Fields of an object, by name. */
  readonly fields?: ReadonlyMap<string, Field>;
  /** Shape of an array's elements. */
  readonly element?: Shape;
  /** The leaf the schema files name; lets plans find instants, channels, merchants by what they are. */
  readonly leaf: z.ZodType;
}

export interface Field {
  readonly name: string;
  readonly required: boolean;
  /** Put in when the field is absent. */
  readonly fallback: unknown;
  readonly shape: Shape;
}

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly defaultValue?: unknown;
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly entries?: Record<string, unknown>;
  readonly values?: readonly unknown[];
  readonly format?: string;
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDefinition } }[];
}

interface CheckDefinition {
  readonly check: string;
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
}

type Test<T> = (value: T) => boolean;

let lastText = '';
let lastInstant: number | undefined;

/** As parseTimestamp, but the text read last costs nothing: `at` is checked first and read once more later. */
export function readInstant(text: string): number | undefined {
  if (text === lastText) return lastInstant;
  lastInstant = parseTimestamp(text);
  lastText = text;
  return lastInstant;
}

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

/** Compiles a schema; a type of zod that is not known here is left to zod. */
export function shapeOf(schema: z.ZodType): Shape {
  if (schema === instant) return leaf(schema, (v) => typeof v === 'string' && readInstant(v) !== undefined);
  const d = definitionOf(schema);
  if (schema === day)
    return leaf(schema, remembering(both(isString, [...checksOf<string>(schema, d), isLocalDate])));
  if (repetitive.has(schema)) return leaf(schema, remembering(both(isString, checksOf<string>(schema, d))));
  switch (d.type) {
    case 'object':
      return objectShape(schema, d.shape!);
    case 'array':
      return arrayShape(schema, d);
    case 'record':
      return recordShape(schema, d);
    case 'string':
      return leaf(schema, both(isString, checksOf<string>(schema, d)));
    case 'number':
      return leaf(schema, numberTest(schema, d));
    case 'boolean':
      return leaf(schema, (v) => typeof v === 'boolean');
    case 'enum':
      return leaf(schema, memberOf(Object.values(d.entries!)));
    case 'literal':
      return leaf(schema, memberOf(d.values!));
    default:
      return leaf(schema, asZod(schema));
  }
}

const leaf = (schema: z.ZodType, test: Test<unknown>): Shape => ({ accepts: test, leaf: schema });

const asZod =
  (schema: z.ZodType): Test<unknown> =>
  (value) =>
    schema.safeParse(value).success;

const isString = (value: unknown): value is string => typeof value === 'string';

function both<T>(is: (value: unknown) => value is T, tests: readonly Test<T>[]): Test<unknown> {
  const [only] = tests;
  if (only === undefined) return is;
  if (tests.length === 1) return (value) => is(value) && only(value);
  return (value) => is(value) && tests.every((test) => test(value));
}

function memberOf(values: readonly unknown[]): Test<unknown> {
  const [only] = values;
  if (values.length === 1) return (value) => value === only;
  const members = new Set(values);
  return (value) => members.has(value);
}

/** Fields whose few values come again and again: remembering a good one costs a tenth of matching it. */
const repetitive: ReadonlySet<z.ZodType> = new Set<z.ZodType>([configured, currency, responseCode]);
const mostRemembered = 2000;

function remembering(test: Test<unknown>): Test<unknown> {
  const good = new Set<unknown>();
  return (value) => {
    if (good.has(value)) return true;
    if (!test(value)) return false;
    if (good.size >= mostRemembered) good.clear();
    good.add(value);
    return true;
  };
}

function checksOf<T extends string | readonly unknown[] | number>(
  schema: z.ZodType,
  d: Definition,
): Test<T>[] {
  return (d.checks ?? []).flatMap((each): Test<T>[] => {
    const { check, pattern, minimum, maximum, value, inclusive } = each._zod.def;
    const sized = (v: T): number => (v as string).length;
    if (check === 'string_format' && pattern !== undefined) return [(v) => pattern.test(v as string)];
    if (check === 'min_length' && minimum !== undefined) return [(v) => sized(v) >= minimum];
    if (check === 'max_length' && maximum !== undefined) return [(v) => sized(v) <= maximum];
    if (check === 'greater_than' && value !== undefined)
      return [inclusive ? (v) => (v as number) >= value : (v) => (v as number) > value];
    if (check === 'less_than' && value !== undefined)
      return [inclusive ? (v) => (v as number) <= value : (v) => (v as number) < value];
    return [asZod(schema)];
  });
}

function numberTest(schema: z.ZodType, d: Definition): Test<unknown> {
  const integer = d.format === 'safeint';
  if (d.format !== undefined && !integer) return asZod(schema);
  const is = integer
    ? (v: unknown): v is number => Number.isSafeInteger(v)
    : (v: unknown): v is number => Number.isFinite(v);
  return both(is, checksOf<number>(schema, d));
}

function arrayShape(schema: z.ZodType, d: Definition): Shape {
  const element = shapeOf(d.element!);
  const tests = checksOf<readonly unknown[]>(schema, d);
  return {
    leaf: schema,
    element,
    accepts(value, notes) {
      if (!Array.isArray(value) || !tests.every((test) => test(value))) return false;
      for (let i = 0; i < value.length; i++) if (!element.accepts(value[i], notes)) return false;
      return true;
    },
  };
}

function recordShape(schema: z.ZodType, d: Definition): Shape {
  const key = shapeOf(d.keyType!);
  const entry = shapeOf(d.valueType!);
  const partial = (d as { partial?: boolean }).partial === true;
  if (!partial || (d.checks ?? []).length > 0) return leaf(schema, asZod(schema));
  return {
    leaf: schema,
    accepts(value, notes) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      for (const name in value) {
        if (!key.accepts(name, notes)) return false;
        if (!entry.accepts((value as Record<string, unknown>)[name], notes)) return false;
      }
      return true;
    },
  };
}

function objectShape(schema: z.ZodType, shape: Record<string, z.ZodType>): Shape {
  const fields = new Map(Object.entries(shape).map(([name, type]) => [name, fieldOf(name, type)]));
  const required = [...fields.values()].filter((f) => f.required).length;
  const fallbacks = [...fields.values()].filter((f) => f.fallback !== undefined);
  return {
    leaf: schema,
    fields,
    accepts(value, notes) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      const object = value as Record<string, unknown>;
      let missing = required;
      for (const name in object) {
        const field = fields.get(name);
        if (field === undefined) notes.unknown = true;
        else if (!field.shape.accepts(object[name], notes)) return false;
        else if (field.required) missing--;
      }
      if (missing > 0) return false;
      for (const field of fallbacks) object[field.name] ??= field.fallback;
      return true;
    },
  };
}

function fieldOf(name: string, type: z.ZodType): Field {
  const d = definitionOf(type);
  if (d.type === 'optional')
    return { name, required: false, fallback: undefined, shape: shapeOf(d.innerType!) };
  if (d.type === 'default')
    return { name, required: false, fallback: d.defaultValue, shape: shapeOf(d.innerType!) };
  return { name, required: true, fallback: undefined, shape: shapeOf(type) };
}
