import type { StateSpace } from '../../state/part.ts';
import { table } from '../../state/table.ts';
import type { Calendar } from '../../time/businessday.ts';
import { type DayClass, dayClasses } from './dayclass.ts';
import { believedAfter, learn, type SlotMean } from './mean.ts';
import { type SlotAt, slotAt, slotMs, slotStart, slotsPerDay } from './slot.ts';

/** Whether a value was learned from the past or is the configuration's stand-in. */
export type ExpectationState = 'learned' | 'fallback';

/**
 * What is normal, by day class and half hour, learned per series (a series is a name like `attempts|cup_card`).
 * Values are per minute for counted things and plain means for sampled ones.
 */
export interface Profiles {
  /** Adds a count at an instant (event time, epoch ms). */
  count(series: string, at: number, amount: number): void;
  /** Notes a level at an instant; the slot's value is the mean of what was noted. */
  sample(series: string, at: number, value: number): void;
  /** Expected value at an instant, interpolated between half hours; undefined until enough days were seen. */
  expected(series: string, at: number): number | undefined;
  /** Learns the half hours that ended a while before `now`. */
  tick(now: number): void;
  /** A profile to start another collector from, and back. */
  save(): SavedProfiles;
  load(saved: SavedProfiles): void;
}

/** Portable form: series -> day class -> 48 means. */
export interface SavedProfiles {
  readonly version: 1;
  readonly series: Readonly<Record<string, Partial<Record<DayClass, readonly SlotMean[]>>>>;
}

interface Open {
  /** Start of the half hour, epoch ms. */
  readonly start: number;
  sum: number;
  samples: number;
}

/** Events of a half hour may come this late and still be learned from. */
const graceMs = 5 * 60_000;

export function profiles(space: StateSpace, calendar: Calendar, zone: string): Profiles {
  const learned = space.register(table<SlotMean[]>('expectations.learned'));
  const open = space.register(table<Open[]>('expectations.open'));
  let due = 0;

  function slotOf(series: string, at: number): Open | undefined {
    const start = slotStart(at);
    const slots = open.get(series) ?? [];
    let slot = slots.find((s) => s.start === start);
    if (slot === undefined) {
      if (start + slotMs + graceMs < due) return undefined;
      slot = { start, sum: 0, samples: 0 };
      slots.push(slot);
      open.set(series, slots);
    } else open.touch(series);
    return slot;
  }

  function close(series: string, { start, sum, samples }: Open): void {
    const { dayClass, slot } = slotAt(start, calendar, zone);
    const key = `${series}|${dayClass}`;
    const means = learned.get(key) ?? Array.from({ length: slotsPerDay }, (): SlotMean => [0, 0, 0]);
    // A counted slot is a rate per minute; one count in it is the difference that means nothing.
    const value = samples > 0 ? sum / samples : (sum * 60_000) / slotMs;
    means[slot] = learn(means[slot]!, value, samples > 0 ? 1 : 60_000 / slotMs);
    learned.set(key, means);
  }

  function mean(series: string, { dayClass, slot }: SlotAt): number | undefined {
    const [value, days] = learned.get(`${series}|${dayClass}`)?.[slot] ?? [0, 0];
    return days >= believedAfter ? value : undefined;
  }

  return {
    count(series, at, amount) {
      const slot = slotOf(series, at);
      if (slot !== undefined) slot.sum += amount;
    },
    sample(series, at, value) {
      const slot = slotOf(series, at);
      if (slot === undefined) return;
      slot.sum += value;
      slot.samples += 1;
    },
    expected(series, at) {
      // Means stand for the middle of their half hour; between two middles the value runs straight.
      const before = at - slotMs / 2;
      const share = (before - slotStart(before)) / slotMs;
      const a = mean(series, slotAt(before, calendar, zone));
      const b = mean(series, slotAt(before + slotMs, calendar, zone));
      if (a === undefined || b === undefined) return mean(series, slotAt(at, calendar, zone));
      return a + (b - a) * share;
    },
    tick(now) {
      due = now;
      for (const [series, slots] of open.entries()) {
        const ended = slots.filter((s) => s.start + slotMs + graceMs <= now);
        if (ended.length === 0) continue;
        for (const slot of ended) close(series, slot);
        open.set(
          series,
          slots.filter((s) => !ended.includes(s)),
        );
      }
    },
    save() {
      const series: Record<string, Partial<Record<DayClass, SlotMean[]>>> = {};
      for (const [key, means] of learned.entries()) {
        const cut = key.lastIndexOf('|');
        series[key.slice(0, cut)] = { ...series[key.slice(0, cut)], [key.slice(cut + 1)]: means };
      }
      return { version: 1, series };
    },
    load(saved) {
      for (const [series, classes] of Object.entries(saved.series))
        for (const each of dayClasses) {
          const means = classes[each];
          if (means !== undefined) learned.set(`${series}|${each}`, [...means]);
        }
    },
  };
}
