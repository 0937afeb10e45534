import { longestPan, shortestPan } from './bins.ts';
import { kinds, separatorKind } from './characters.ts';
import { isDigitAt, newRun, nextGroup, readRun } from './digitrun.ts';
import type { Finding } from './finding.ts';
import { partOfMachineId } from './machineids.ts';
import { beginsLikePan, isPan } from './pan.ts';

const run = newRun();
const sizes = new Uint8Array(longestPan);

/** Ends with a word for a card or account number and nothing but punctuation after it. */
const cardWord =
  /(?:card|pan|acct|account|卡号|账号|卡)(?:[ _-]?(?:no|num|nbr|number))?\.?[\s:=#"'：＝_>-]*$/i;

/**
 * A card number written in groups that begins with the group of digits at `start`:
 *
 * - 4-4-4-4, also with one to three more, 4-6-5 and 4-6-4, by one and the same separator, wherever they stand;
 * - 6-13 for UnionPay, with no digits joined on the left;
 * - groups of one to five and a shorter rest, by one and the same separator, with no other digits joined to them;
 * - any grouping right after a word for a card number.
 *
 * Looser shapes found anywhere would refuse columns of trace and reference (6-12) or trace and milliseconds (6-13),
 * dates with serials (4-8-4), pairs of terminal ids (8-8) and of hours or ports (`2300-0130 0500-0900`).
 * `from` bounds what is looked at to the left, `first` is the size of the first group.
 */
export function groupedPan(text: string, start: number, from: number, first: number): Finding | undefined {
  const joined = joinedOnLeft(text, start, from);
  if (joined && first !== 4 && first !== 6) return undefined;
  let total = 0;
  let count = 0;
  let at = start;
  let separator = 0;
  let uniform = true;
  /** Ends of the longest card number in a shape that counts anywhere, and in any grouping; -1 without one. */
  let shaped = -1;
  let loose = -1;
  let end = start;
  for (; at !== -1; at = nextGroup(text, end)) {
    if (count > 0) {
      const next = text.charCodeAt(end);
      uniform &&= count === 1 || next === separator;
      separator = next;
    }
    readRun(text, at, run, total);
    if (total + run.length > longestPan) break;
    const hadPrefix = total >= 4;
    total += run.length;
    sizes[count++] = run.length;
    end = run.end;
    if (!hadPrefix && total >= 4 && !beginsLikePan(run.digits, 0)) return undefined;
    if (count > 1 && total >= shortestPan && isPan(run.digits, 0, total)) {
      loose = end;
      if (uniform && writtenLikePan(count, total, run.digits, joined)) shaped = end;
    }
  }
  if (loose === -1) return undefined;
  const alone = !joined && uniform && at === -1 && loose === end && evenGroups(count);
  const found = alone || followsCardWord(text, start, from) ? loose : shaped;
  if (found === -1 || partOfMachineId(text, start, found)) return undefined;
  return { what: 'pan', start, end: found };
}

function writtenLikePan(count: number, total: number, digits: Uint8Array, joined: boolean): boolean {
  const [first, second, third] = sizes;
  if (count === 2) return !joined && first === 6 && second === 13 && digits[0] === 6 && digits[1] === 2;
  if (count === 3) return first === 4 && second === 6 && (third === 5 || third === 4);
  return first === 4 && total >= 16 && allButLastAre(4, count);
}

function evenGroups(count: number): boolean {
  const size = sizes[0]!;
  return size <= 5 && allButLastAre(size, count);
}

function allButLastAre(size: number, count: number): boolean {
  for (let i = 1; i < count - 1; i++) if (sizes[i] !== size) return false;
  return sizes[count - 1]! <= size;
}

function joinedOnLeft(text: string, start: number, from: number): boolean {
  return (
    start - 2 >= from && kinds[text.charCodeAt(start - 1)] === separatorKind && isDigitAt(text, start - 2)
  );
}

function followsCardWord(text: string, start: number, from: number): boolean {
  return cardWord.test(text.slice(Math.max(from, start - 32), start));
}
