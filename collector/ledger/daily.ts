import { addDays } from '../time/date.ts';
import type { Foundation } from './book.ts';

/** A `tick` that drops, once a day, what is older than the store keeps: `forget` gets the oldest day to keep. */
export function dailyTick(f: Foundation, forget: (oldest: string) => void): (now: number) => void {
  let done = '';
  return (now) => {
    const today = f.business.day(now);
    if (today === done) return;
    done = today;
    forget(addDays(today, -f.config.store.keepDays));
  };
}
