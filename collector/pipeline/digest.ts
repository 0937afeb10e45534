import { instant } from '../events/fields.ts';
import { mix } from '../state/mix.ts';
import { parseTimestamp } from '../time/parse.ts';
import type { Shape } from './shape.ts';

/** The two 32-bit halves of the value hashed last. */
let low = 0;
let high = 0;
const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

/** Leaves the hash of a value in `low` and `high`. `seed` tells fields apart. */
type Hash = (value: unknown, seed: number) => void;

/**
 * A 53-bit hash of what an event says: its known fields without the volatile ones. Two events of one identity with
 * different hashes contradict each other. The order of keys does not matter, nor how an instant is written; an optional
 * field added to the schema later does not change the hash of events that lack it. Not made to resist a sender that
 * looks for collisions: it could as well send the same content.
 */
export function digester(
  shape: Shape,
  omit: ReadonlySet<string>,
): (event: Record<string, unknown>) => number {
  const hash = objectHash(shape, omit);
  return (event) => {
    hash(event, 0);
    return (high >>> 11) * 4_294_967_296 + (low >>> 0);
  };
}

function hashOf(shape: Shape): Hash {
  if (shape.fields !== undefined) return objectHash(shape, new Set());
  if (shape.element !== undefined) return arrayHash(hashOf(shape.element));
  if (shape.leaf === instant) return (value, seed) => hashNumber(parseTimestamp(value as string)!, seed);
  return hashPlain;
}

/** Fields are hashed apart and added up: addition does not know their order. */
function objectHash(shape: Shape, omit: ReadonlySet<string>): Hash {
  const steps = [...shape.fields!.values()]
    .filter((field) => !omit.has(field.name))
    .map((field) => ({ name: field.name, seed: seedOf(field.name), hash: hashOf(field.shape) }));
  return (value, seed) => {
    const object = value as Record<string, unknown>;
    let sumLow = seed;
    let sumHigh = ~seed;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i]!;
      const field = object[step.name];
      if (field === undefined) continue;
      step.hash(field, step.seed);
      sumLow = (sumLow + low) | 0;
      sumHigh = (sumHigh + high) | 0;
    }
    finish(sumLow, sumHigh);
  };
}

function arrayHash(element: Hash): Hash {
  return (value, seed) => {
    const array = value as readonly unknown[];
    let a = seed ^ array.length;
    let b = ~seed;
    for (const each of array) {
      element(each, seed);
      a = Math.imul(a ^ low, 0x01000193);
      b = Math.imul(b ^ high, 0x85ebca6b) + 1;
    }
    finish(a, b);
  };
}

/** Values without a shape of their own: texts, numbers, booleans, and records of them. */
function hashPlain(value: unknown, seed: number): void {
  if (typeof value === 'string') hashText(value, seed);
  else if (typeof value === 'number') hashNumber(value, seed);
  else if (typeof value === 'boolean') finish(seed ^ (value ? 0x5bd1e995 : 0x1b873593), seed);
  else if (Array.isArray(value)) arrayHash(hashPlain)(value, seed);
  else hashRecord(value as Record<string, unknown>, seed);
}

function hashRecord(record: Record<string, unknown>, seed: number): void {
  let sumLow = seed;
  let sumHigh = ~seed;
  for (const key of Object.keys(record)) {
    hashPlain(record[key], seedOf(key));
    sumLow = (sumLow + low) | 0;
    sumHigh = (sumHigh + high) | 0;
  }
  finish(sumLow, sumHigh);
}

function hashNumber(value: number, seed: number): void {
  bits[0] = value === 0 ? 0 : value;
  finish(
    Math.imul(words[0]! ^ seed, 0x01000193) ^ words[1]!,
    Math.imul(words[1]! ^ seed, 0x85ebca6b) ^ words[0]!,
  );
}

function hashText(text: string, seed: number): void {
  let a = 0x811c9dc5 ^ seed;
  let b = 0x9747b28c ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b + unit, 0x85ebca6b) ^ (b >>> 15);
  }
  finish(a ^ text.length, b);
}

/** Spreads every input bit over both halves. */
function finish(a: number, b: number): void {
  low = mix(a ^ (b >>> 16));
  high = mix(b ^ low);
}

function seedOf(name: string): number {
  hashText(name, 0);
  return low;
}
