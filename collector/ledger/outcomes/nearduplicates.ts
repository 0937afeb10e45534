import { mix } from '../../state/mix.ts';

/** What makes two approvals the same purchase. */
export interface Purchase {
  readonly channel: string;
  readonly terminal: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
}

/** Two approvals of one amount at one terminal this close together are one purchase paid twice, more often than not. */
const windowMs = 60_000;
/** More than a minute of 3,000 approvals a second; beyond it the older half is forgotten early. */
const mostPerGeneration = 200_000;
/** Places of a generation; a power of two, so that the rest of a division is a mask. */
const places = 2 ** 18;

/**
 * Finds approvals that repeat a recent one. Bounded: two generations of a minute each, in memory only, so that a
 * restart overlooks repeats of the minute before it. Times are event times.
 */
export interface NearDuplicates {
  /** Notes an approval; true when the same purchase was approved within a minute of it. */
  repeats(purchase: Purchase, at: number): boolean;
}

/**
 * Purchases of one generation by a 53-bit number, in packed open addressing: no text is built and nothing is left to the
 * garbage collector for each of thousands of approvals a second. At 70 a second two different purchases of two minutes
 * share a number once in some centuries.
 */
interface Generation {
  readonly numbers: Float64Array;
  readonly times: Float64Array;
  /** Places taken so far, the first `size`: what has to be emptied before the generation serves again. */
  readonly taken: Int32Array;
  size: number;
}

export function nearDuplicates(): NearDuplicates {
  let current = generation();
  let previous = generation();
  let began = 0;

  return {
    repeats(purchase, at) {
      if (at - began > windowMs || current.size >= mostPerGeneration) {
        [previous, current] = [current, emptied(previous)];
        began = Math.max(at, began);
      }
      const number = numberOf(purchase);
      const place = placeOf(current, number);
      const last = current.numbers[place] === 0 ? timeOf(previous, number) : current.times[place];
      if (current.numbers[place] === 0) current.taken[current.size++] = place;
      current.numbers[place] = number;
      current.times[place] = at;
      return last !== undefined && Math.abs(at - last) <= windowMs;
    },
  };
}

/** Fresh pages of the system hold zeros and cost memory only once written to. */
const generation = (): Generation => ({
  numbers: new Float64Array(places),
  times: new Float64Array(places),
  taken: new Int32Array(mostPerGeneration),
  size: 0,
});

/** Empties only what was taken: a quiet minute costs next to nothing, and no memory is asked for each minute. */
function emptied(old: Generation): Generation {
  for (let i = 0; i < old.size; i++) old.numbers[old.taken[i]!] = 0;
  old.size = 0;
  return old;
}

/** Where a number is, or belongs. There is always a free place: at most four in five are taken. */
function placeOf({ numbers }: Generation, number: number): number {
  let place = number % places;
  while (numbers[place] !== 0 && numbers[place] !== number) place = (place + 1) & (places - 1);
  return place;
}

function timeOf(generation: Generation, number: number): number | undefined {
  const place = placeOf(generation, number);
  return generation.numbers[place] === 0 ? undefined : generation.times[place];
}

let low = 0;
let high = 0;

/** 53 bits, never 0. */
function numberOf({ channel, terminal, amount, currency }: Purchase): number {
  low = Math.imul(amount, 0x9e3779b1) ^ Math.floor(amount / 2 ** 32);
  high = Math.imul(amount ^ 0x5bd1e995, 0x85ebca6b);
  stir(channel);
  stir(terminal);
  stir(currency);
  const a = mix(low ^ (high >>> 16));
  return (mix(high ^ a) >>> 11) * 2 ** 32 + (a >>> 0) || 1;
}

function stir(text: string): void {
  let a = low ^ text.length;
  let b = high;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b + unit, 0x85ebca6b) ^ (b >>> 15);
  }
  low = a;
  high = b;
}
