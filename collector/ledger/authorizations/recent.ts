import { column } from '../../state/column.ts';
import { interner } from '../../state/interner.ts';
import type { Foundation } from '../book.ts';

/** Answered and failed requests of one subject in the running minute and the five before it. */
export interface Recent {
  /** Approved, or failed for the system's sake: what a failure ratio is made of. */
  readonly attempts: number;
  readonly failures: number;
}

/** Minute counts of the last minutes by subject (`channel|cup_card`, `issuer|icbc`), by event time. */
export interface RecentFailures {
  count(subject: string, failed: boolean, at: number): void;
  of(subject: string, now: number): Recent;
}

const minuteMs = 60_000;
const minutesBack = 5;
/** A ring of eight minutes per subject; a power of two, so that positions are cheap. */
const ring = 8;

export function recentFailures({ space }: Foundation): RecentFailures {
  const subjects = space.register(interner('authorizations.subjects'));
  const part = (name: string) =>
    space.register(column(`authorizations.recent.${name}`, 'u32', { lazy: true }));
  const [minutes, attempts, failures] = [part('minutes'), part('attempts'), part('failures')];

  return {
    count(subject, failed, at) {
      const minute = Math.floor(at / minuteMs);
      const slot = subjects.intern(subject) * ring + (minute % ring);
      const held = minutes.get(slot);
      if (held > minute) return;
      const fresh = held < minute;
      if (fresh) minutes.set(slot, minute);
      attempts.set(slot, (fresh ? 0 : attempts.get(slot)) + 1);
      failures.set(slot, (fresh ? 0 : failures.get(slot)) + (failed ? 1 : 0));
    },
    of(subject, now) {
      const index = subjects.find(subject);
      const sum = { attempts: 0, failures: 0 };
      if (index === undefined) return sum;
      const newest = Math.floor(now / minuteMs);
      for (let slot = index * ring; slot < (index + 1) * ring; slot++) {
        const minute = minutes.get(slot);
        if (minute > newest || minute < newest - minutesBack) continue;
        sum.attempts += attempts.get(slot);
        sum.failures += failures.get(slot);
      }
      return sum;
    },
  };
}
