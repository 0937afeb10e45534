import { longestPan, shortestPan } from './bins.ts';
import { isCardField } from './fieldnames.ts';
import type { FindingKind } from './finding.ts';
import { fitsRange, isPan } from './pan.ts';
import { redact } from './redact.ts';
import { scanText } from './scan.ts';

/**
 * Why an unknown value is refused: card data in a text or number, a field whose name says card data, or a value too
 * deep or too large to be looked through.
 */
export type UnknownFindingKind = FindingKind | 'card_field' | 'too_deep' | 'too_large';

export interface UnknownFinding {
  readonly what: UnknownFindingKind;
  /** Where, as `extra.items[3].card_no`; keys are redacted and cut, so it may be logged. */
  readonly path: string;
}

/** Bounds of the walk; beyond them a value is refused, never passed. */
export interface UnknownLimits {
  /** Objects and arrays within each other. */
  readonly depth: number;
  /** Values altogether. */
  readonly nodes: number;
}

export const defaultLimits: UnknownLimits = { depth: 16, nodes: 10_000 };

/**
 * Looks through parsed JSON of unknown shape for card data: texts, numbers, keys, and values under a name that
 * says card data. `path` is where the value stands and begins the path of the finding.
 */
export function scanUnknown(
  value: unknown,
  path: string,
  limits: UnknownLimits = defaultLimits,
): UnknownFinding | undefined {
  return walk(value, path, limits.depth, { left: limits.nodes });
}

interface Budget {
  left: number;
}

function walk(value: unknown, path: string, depth: number, budget: Budget): UnknownFinding | undefined {
  if (--budget.left < 0) return { what: 'too_large', path };
  switch (typeof value) {
    case 'string': {
      const found = scanText(value);
      return found && { what: found.what, path };
    }
    case 'number':
    case 'bigint':
      return isPanNumber(value) ? { what: 'pan', path } : undefined;
    case 'object':
      if (value === null) return undefined;
      if (depth === 0) return { what: 'too_deep', path };
      return Array.isArray(value)
        ? walkArray(value, path, depth, budget)
        : walkObject(value, path, depth, budget);
    default:
      return undefined;
  }
}

function walkArray(
  array: readonly unknown[],
  path: string,
  depth: number,
  budget: Budget,
): UnknownFinding | undefined {
  for (let i = 0; i < array.length; i++) {
    const found = walk(array[i], '', depth - 1, budget);
    if (found !== undefined) return { what: found.what, path: `${path}[${i}]${found.path}` };
  }
  return undefined;
}

function walkObject(object: object, path: string, depth: number, budget: Budget): UnknownFinding | undefined {
  const fields = object as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    const inKey = keyFinding(key);
    if (inKey !== undefined && (inKey !== 'card_field' || holdsSomething(value)))
      return { what: inKey, path: `${path}.${shown(key)}` };
    const found = walk(value, '', depth - 1, budget);
    if (found !== undefined) return { what: found.what, path: `${path}.${shown(key)}${found.path}` };
  }
  return undefined;
}

/** What is wrong with hot keys, forgotten all at once when full. A key that holds card data is not remembered. */
const keyFindings = new Map<string, 'card_field' | undefined>();
const mostKeys = 4096;
const longestKey = 64;

function keyFinding(key: string): UnknownFindingKind | undefined {
  const known = keyFindings.get(key);
  if (known !== undefined || keyFindings.has(key)) return known;
  const inText = scanText(key);
  if (inText !== undefined) return inText.what;
  const found = isCardField(key) ? 'card_field' : undefined;
  if (keyFindings.size >= mostKeys) keyFindings.clear();
  if (key.length <= longestKey) keyFindings.set(key, found);
  return found;
}

function shown(key: string): string {
  const safe = redact(key);
  return safe.length > 40 ? `${safe.slice(0, 40)}…` : safe;
}

/** Null, booleans and empty values hold no card data, whatever their name. */
function holdsSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || typeof value === 'boolean') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/**
 * A whole number, or the whole part of one, that is a card number. Above 2^53 JSON.parse has already rounded the last
 * digits, so the check digit says nothing any more: there prefix and length alone refuse.
 */
function isPanNumber(value: number | bigint): boolean {
  if (typeof value === 'bigint') return isPanText(String(value < 0n ? -value : value), isPan);
  const size = Math.abs(value);
  // Below 13 digits and from 20 on nothing can be one; NaN and infinities fall out here as well.
  if (!(size >= 1e12 && size < 1e19)) return false;
  return isPanText(String(Math.trunc(size)), size <= Number.MAX_SAFE_INTEGER ? isPan : fitsRange);
}

const numberDigits = new Uint8Array(longestPan);

function isPanText(
  digits: string,
  test: (digits: Uint8Array, offset: number, length: number) => boolean,
): boolean {
  if (digits.length < shortestPan || digits.length > longestPan) return false;
  for (let i = 0; i < digits.length; i++) numberDigits[i] = digits.charCodeAt(i) - 0x30;
  return test(numberDigits, 0, digits.length);
}
