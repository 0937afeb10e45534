import { longestPan, panLengths, shortestPan } from './bins.ts';

/** True when a card number may begin with the four digits at `offset`, whatever its length. */
export function beginsLikePan(digits: Uint8Array, offset: number): boolean {
  return panLengths[prefixOf(digits, offset)] !== 0;
}

/**
 * True when `length` digits (values 0-9) at `offset` are a card number: the prefix belongs to a scheme, the scheme
 * has numbers of this length, and the Luhn check digit fits (ISO/IEC 7812-1 annex B).
 */
export function isPan(digits: Uint8Array, offset: number, length: number): boolean {
  return fitsRange(digits, offset, length) && luhnFits(digits, offset, length);
}

/** As `isPan` without the check digit, for where the surroundings already say what it is. */
export function fitsRange(digits: Uint8Array, offset: number, length: number): boolean {
  if (length < shortestPan || length > longestPan) return false;
  return ((panLengths[prefixOf(digits, offset)]! >> (length - shortestPan)) & 1) === 1;
}

function prefixOf(digits: Uint8Array, offset: number): number {
  return digits[offset]! * 1000 + digits[offset + 1]! * 100 + digits[offset + 2]! * 10 + digits[offset + 3]!;
}

function luhnFits(digits: Uint8Array, offset: number, length: number): boolean {
  let sum = 0;
  let doubled = false;
  for (let i = offset + length - 1; i >= offset; i--) {
    let digit = digits[i]!;
    if (doubled) {
      digit *= 2;
      if (digit > 9) digit -= 9;
    }
    sum += digit;
    doubled = !doubled;
  }
  return sum % 10 === 0;
}
