import { codeGroups } from '../../iso8583/outcomes.ts';
import { sketch } from '../../state/sketch.ts';
import type { Foundation } from '../book.ts';

/**
 * How many different merchants were refused lately, by channel and group of codes: separates one shop from many.
 * The window is the running minute and the five before it, of event time: five to six minutes.
 */
export interface Spread {
  refused(channel: string, group: string, merchant: string, at: number): void;
  merchants(channel: string, group: string, now: number): number;
  tick(now: number): void;
}

const minuteMs = 60_000;
const minutesBack = 5;

export function spread(f: Foundation): Spread {
  const slots = f.space.register(sketch('authorizations.refused'));
  const prefixes = new Map(
    f.vocabulary.channels.flatMap((channel) =>
      codeGroups.map((group) => [`${channel}|${group}`, `${channel}|${group}|`]),
    ),
  );
  let tidied = 0;

  const minuteOf = (at: number): number => Math.floor(at / minuteMs);

  return {
    refused(channel, group, merchant, at) {
      slots.add(`${channel}|${group}|${minuteOf(at)}`, merchant);
    },
    merchants(channel, group, now) {
      const prefix = prefixes.get(`${channel}|${group}`);
      const minute = minuteOf(now);
      const keys = Array.from({ length: minutesBack + 1 }, (_, back) => `${prefix}${minute - back}`);
      return slots.union(keys);
    },
    tick(now) {
      const minute = minuteOf(now);
      if (minute === tidied) return;
      tidied = minute;
      for (const key of [...slots.keys()]) {
        const of = Number(key.slice(key.lastIndexOf('|') + 1));
        if (of < minute - minutesBack) slots.delete(key);
      }
    },
  };
}
