import { merchantContract } from '../events/merchant-contract.ts';
import { column } from '../state/column.ts';
import { interner } from '../state/interner.ts';
import { packedInterner } from '../state/packedinterner.ts';
import { type Tally, tally } from '../state/tally.ts';
import { dateOfDay, dayNumber } from '../time/date.ts';
import { type SettlementModeLabel, settlementModeLabels } from '../time/settlementmode.ts';
import type { Book, Booked, Foundation } from './book.ts';
import { olderVersions, type Version } from './merchants/versions.ts';

/** How many merchants have a contract in force, by settlement mode, and how many have ended theirs. */
export interface Census {
  readonly open: ReadonlyMap<SettlementModeLabel, number>;
  readonly openTotal: number;
  readonly closed: number;
}

/** Contracts of record: they alone say when a merchant's money is due. */
export interface MerchantsBook extends Book {
  /** Contract mode (`T+1`, `W+5`, ...) for a clearing day; undefined before the first version, or without any. */
  modeOf(merchant: string, clearingDay: string): string | undefined;
  /** Settlement bank of the newest version. */
  bankOf(merchant: string): string | undefined;
  onboardedOn(merchant: string): string | undefined;
  /** `closed` once a closing version is in force; undefined for a merchant without a contract in force. */
  standing(merchant: string, now: number): 'open' | 'closed' | undefined;
  census(now: number): Census;
  readonly changes: Tally;
  /** Changes of the account or bank that is paid (C28). */
  readonly accountChanges: Tally;
}

/** Merchants in force on a day; `open` by interned mode. */
interface Count {
  readonly day: number;
  readonly open: number[];
  closed: number;
}

function include(count: Count, version: Version | undefined, sign: 1 | -1): void {
  if (version === undefined) return;
  if (version.closed) count.closed += sign;
  else count.open[version.mode] = (count.open[version.mode] ?? 0) + sign;
}

/**
 * Newest version per merchant in packed columns, 12 bytes and the packed id each; replaced versions stay for
 * `store.keepDays`, as long as events of their clearing days are accepted.
 */
export function merchantsBook(f: Foundation): MerchantsBook {
  const ids = f.space.register(packedInterner('merchants.ids'));
  const modes = f.space.register(interner('merchants.modes'));
  const banks = f.space.register(interner('merchants.banks'));
  const newest = {
    version: f.space.register(column('merchants.version', 'u32')),
    effective: f.space.register(column('merchants.effective', 'u16')),
    mode: f.space.register(column('merchants.mode', 'u8')),
    bank: f.space.register(column('merchants.bank', 'u16')),
    onboarded: f.space.register(column('merchants.onboarded', 'u16')),
    closed: f.space.register(column('merchants.closed', 'u8')),
  };
  const older = olderVersions(f.space);
  const { change, origin } = merchantContract.schema.shape;
  const changes = f.space.register(
    tally(
      'merchants.changes',
      { label: 'change', values: change.options },
      { label: 'origin', values: origin.unwrap().options },
    ),
  );
  const accountChanges = f.space.register(tally('merchants.account_changes'));
  let prunedOn = 0;
  let counted: Count | undefined;

  /** Version in force on a day. */
  function inForce(merchant: number, day: number): Version | undefined {
    if (newest.effective.get(merchant) > day) return older.at(merchant, day);
    const version = newestOf(merchant);
    return version.version === 0 ? undefined : version;
  }

  function newestOf(merchant: number): Version {
    return {
      version: newest.version.get(merchant),
      effective: newest.effective.get(merchant),
      mode: newest.mode.get(merchant),
      closed: newest.closed.get(merchant) === 1,
    };
  }

  /**
   * First clearing day a change rules. Sales already booked keep their mode, so it cannot be a day that some
   * channel had open when the change was recorded (docs/ledger.md); an onboarding has no sales before it.
   */
  function firstDay(e: Booked<'merchant.contract'>, at: number): number {
    const wanted = dayNumber(e.effectiveFrom);
    if (e.change === 'onboarding') return wanted;
    const open = f.vocabulary.channels.map((channel) => dayNumber(f.business.clearingDay(channel, at)));
    return Math.max(wanted, ...open.map((day) => day + 1));
  }

  /** Counting all merchants takes milliseconds per 100,000, so it is done once a day and then kept up to date. */
  function countOn(day: number): Count {
    if (counted?.day !== day) {
      counted = { day, open: [], closed: 0 };
      for (let i = 0; i < ids.size; i++) include(counted, inForce(i, day), 1);
    }
    return counted;
  }

  const today = (now: number): number => dayNumber(f.business.day(now));
  const oldestDay = (now: number): number => today(now) - f.config.store.keepDays;

  return {
    changes,
    accountChanges,
    modeOf(merchant, clearingDay) {
      const index = ids.find(merchant);
      if (index === undefined) return undefined;
      const day = dayNumber(clearingDay);
      if (newest.effective.get(index) <= day) return modes.name(newest.mode.get(index));
      const version = older.at(index, day);
      return version && modes.name(version.mode);
    },
    bankOf(merchant) {
      const index = ids.find(merchant);
      return index === undefined ? undefined : banks.name(newest.bank.get(index));
    },
    onboardedOn(merchant) {
      const index = ids.find(merchant);
      return index === undefined ? undefined : dateOfDay(newest.onboarded.get(index));
    },
    standing(merchant, now) {
      const index = ids.find(merchant);
      const version = index === undefined ? undefined : inForce(index, today(now));
      if (version === undefined) return undefined;
      return version.closed ? 'closed' : 'open';
    },
    census(now) {
      const count = countOn(today(now));
      const open = new Map<SettlementModeLabel, number>(settlementModeLabels.map((label) => [label, 0]));
      count.open.forEach((merchants, code) => {
        const label = f.business.label(modes.name(code) ?? '');
        open.set(label, (open.get(label) ?? 0) + merchants);
      });
      return { open, openTotal: count.open.reduce((a, b) => a + b, 0), closed: count.closed };
    },
    on: {
      'merchant.contract'(e, { at, now }) {
        changes.add(1, e.change, e.origin);
        if (e.change === 'account' || e.change === 'bank') accountChanges.add(1);
        const index = ids.intern(e.merchant);
        const version: Version = {
          version: e.version,
          effective: firstDay(e, at),
          mode: modes.intern(e.mode),
          closed: e.change === 'closed',
        };
        if (counted !== undefined) include(counted, inForce(index, counted.day), -1);
        const known = newestOf(index);
        if (known.version > version.version) older.add(index, version);
        else {
          if (known.version > 0) older.add(index, known);
          newest.version.set(index, version.version);
          newest.effective.set(index, version.effective);
          newest.mode.set(index, version.mode);
          newest.bank.set(index, banks.intern(e.bank));
          newest.onboarded.set(index, dayNumber(e.onboardedOn));
          newest.closed.set(index, version.closed ? 1 : 0);
        }
        older.prune(index, oldestDay(now), newest.effective.get(index));
        if (counted !== undefined) include(counted, inForce(index, counted.day), 1);
      },
    },
    tick(now) {
      const day = today(now);
      if (day === prunedOn) return;
      prunedOn = day;
      older.pruneAll(oldestDay(now), (merchant) => newest.effective.get(merchant));
    },
  };
}
