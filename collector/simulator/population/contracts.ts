import type { Profile } from '../profiles/profile.ts';
import { cardOnly, type Merchants } from './merchants.ts';
import type { Pairs } from './pairs.ts';

/** Contracts of record: the mode of each merchant, by clearing day. */
export interface Contracts {
  /** Modes by index, as contracts write them. */
  readonly modes: readonly string[];
  /** Index of the mode of record of a merchant for a clearing day. */
  modeOf(merchant: number, day: number): number;
  /** A new version of record from a clearing day on; returns its version number. */
  change(merchant: number, mode: number, from: number): number;
  everChanged(merchant: number): boolean;
}

export function contractsOf(modes: readonly string[], first: Uint8Array): Contracts {
  const changes = new Map<number, { readonly from: number; readonly mode: number }[]>();
  return {
    modes,
    modeOf(merchant, day) {
      const versions = changes.size === 0 ? undefined : changes.get(merchant);
      if (versions === undefined) return first[merchant]!;
      return versions.findLast((version) => version.from <= day)?.mode ?? first[merchant]!;
    },
    change(merchant, mode, from) {
      const versions = changes.get(merchant) ?? [];
      versions.push({ from, mode });
      changes.set(merchant, versions);
      return versions.length + 1;
    },
    everChanged: (merchant) => changes.has(merchant),
  };
}

/**
 * Contract mode of each merchant (index into `profile.modes`), so that each mode gets its share of the amount:
 * card-only shops have D+0 until its share is full; then the largest shops first, each to the mode that is
 * furthest behind. A mode that cannot carry captured-by-upload money is kept off dual-message channels.
 */
export function assignModes(profile: Profile, merchants: Merchants, pairs: Pairs): Uint8Array {
  const expected = expectedAmounts(profile, merchants, pairs);
  const modes = profile.modes.map(([name]) => name);
  const behind = profile.modes.map(([, share]) => share);
  const result = new Uint8Array(merchants.count);
  const order = Array.from(expected.keys()).sort((a, b) => expected[b]! - expected[a]! || a - b);
  for (const m of order) {
    const mode = chosen(modes, behind, merchants.takes[m] === cardOnly, dualMessage(profile, pairs, m));
    result[m] = mode;
    behind[mode] = behind[mode]! - expected[m]!;
  }
  return result;
}

function chosen(
  modes: readonly string[],
  behind: readonly number[],
  sameDay: boolean,
  dual: boolean,
): number {
  let best = -1;
  for (let n = 0; n < modes.length; n += 1) {
    if (modes[n] === 'D+0' && (!sameDay || behind[n]! <= 0)) continue;
    if (modes[n] === 'S+0' && dual) continue;
    if (modes[n] === 'D+0') return n;
    if (best < 0 || behind[n]! > behind[best]!) best = n;
  }
  return best;
}

function dualMessage(profile: Profile, pairs: Pairs, merchant: number): boolean {
  for (let p = pairs.first[merchant]!; p < pairs.first[merchant + 1]!; p += 1)
    if (profile.channels[pairs.channel[p]!]!.messages === 'dual') return true;
  return false;
}

/** Expected share of the approved amount of each merchant. */
function expectedAmounts(profile: Profile, merchants: Merchants, pairs: Pairs): Float64Array {
  const weights = new Float64Array(profile.channels.length);
  for (let p = 0; p < pairs.count; p += 1) {
    const c = pairs.channel[p]!;
    weights[c] = weights[c]! + merchants.weight[pairs.merchant[p]!]!;
  }
  const result = new Float64Array(merchants.count);
  for (let p = 0; p < pairs.count; p += 1) {
    const c = pairs.channel[p]!;
    const m = pairs.merchant[p]!;
    result[m] = result[m]! + (profile.channels[c]!.amount * merchants.weight[m]!) / weights[c]!;
  }
  return result;
}
