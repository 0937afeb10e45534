import type { SourceConfig } from '../config/schema.ts';
import { column } from '../state/column.ts';
import { interner } from '../state/interner.ts';
import { parseTimestamp } from '../time/parse.ts';
import { DAY_MS, timeOfDay } from '../time/timeofday.ts';
import { localTimeOfDay } from '../time/zone.ts';
import type { Book, Foundation } from './book.ts';

/** How new what we know is, by source: blind is not healthy. */
export interface FreshnessBook extends Book {
  /** Notes an event of a source, of any kind, booked or not: `at` = event time, `now` = arrival, epoch ms. */
  saw(source: string, at: number, now: number): void;
  /** Event time of the newest event; 0 = never. An event from the future counts as of its arrival. */
  lastEvent(source: string): number;
  /** Everything before it has been sent, as the source says; 0 = never said. */
  watermark(source: string): number;
  /** Longest normal silence at `now` in ms; 0 while silence means nothing. */
  expectedInterval(source: string, now: number): number;
  /** Heard from within three intervals; while silence means nothing, heard from at all. */
  isUp(source: string, now: number): boolean;
}

/** So many missed intervals make a source stale (domain.md 3.3, SourceStale). */
const intervals = 3;

export function freshnessBook(f: Foundation): FreshnessBook {
  const ids = f.space.register(interner('freshness.sources'));
  const last = f.space.register(column('freshness.last', 'f64', { lazy: true }));
  const watermarks = f.space.register(column('freshness.watermarks', 'f64', { lazy: true }));
  const configured = new Map(f.config.sources.map((s) => [s.id, s]));

  const read = (source: string, values: typeof last): number => {
    const index = ids.find(source);
    return index === undefined ? 0 : values.get(index);
  };

  function expectedInterval(source: string, now: number): number {
    const config = configured.get(source);
    if (config === undefined) return 0;
    const interval = config.expectedIntervalSeconds * 1000;
    const active = activeFor(config, localTimeOfDay(now, f.business.zone));
    // Silence begins to count when the hours begin: last night's last event is not three intervals ago at 08:00.
    return active === undefined || active < intervals * interval ? 0 : interval;
  }

  return {
    saw(source, at, now) {
      const index = ids.intern(source);
      const seen = Math.min(at, now);
      if (seen > last.get(index)) last.set(index, seen);
    },
    lastEvent: (source) => read(source, last),
    watermark: (source) => read(source, watermarks),
    expectedInterval,
    isUp(source, now) {
      const seen = read(source, last);
      const interval = expectedInterval(source, now);
      return seen > 0 && (interval === 0 || now - seen <= intervals * interval);
    },
    on: {
      'source.watermark'(e, { source, now }) {
        const index = ids.intern(source);
        const watermark = Math.min(parseTimestamp(e.watermark) ?? 0, now);
        if (watermark > watermarks.get(index)) watermarks.set(index, watermark);
      },
    },
  };
}

/** Milliseconds since the active hours began; undefined outside them, infinite where they never end. */
function activeFor({ activeFrom, activeUntil }: SourceConfig, clock: number): number | undefined {
  const from = timeOfDay(activeFrom);
  const length = (timeOfDay(activeUntil) - from + DAY_MS) % DAY_MS;
  if (length === 0) return Number.POSITIVE_INFINITY;
  const since = (clock - from + DAY_MS) % DAY_MS;
  return since < length ? since : undefined;
}
