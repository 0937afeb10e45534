import { accountFunctions } from '../../events/vocabulary.ts';
import { table } from '../../state/table.ts';
import { parseTimestamp } from '../../time/parse.ts';
import { DAY_MS } from '../../time/timeofday.ts';
import type { Booked, Foundation } from '../book.ts';
import { type Counts, counts } from '../counts.ts';

/** Look-ahead, cumulative: what comes within a day also comes within three. */
export const scheduleBands = ['1d', '3d', '7d', '30d'] as const;
const bandDays = [1, 3, 7, 30] as const;

/** One announced restriction as last announced. Times are epoch ms. */
interface Scheduled {
  /** Event time of the announcement. */
  readonly at: number;
  readonly channel: string;
  readonly function: (typeof accountFunctions)[number];
  readonly effectiveAt: number;
  readonly cancelled: boolean;
}

export interface ScheduledRestrictions {
  take(e: Booked<'merchant.restriction'>, at: number): void;
  /** channel, function, within: announced and not in force yet */
  ahead(now: number): Counts;
  tick(now: number): void;
}

/** A record is kept this long after its date: an older announcement must not bring a cancelled one back. */
const keepMs = 2 * DAY_MS;

export function scheduledRestrictions({ space, vocabulary }: Foundation): ScheduledRestrictions {
  const announced = space.register(table<Scheduled>('accounts.scheduled'));
  return {
    take(e, at) {
      if ((announced.get(e.ref)?.at ?? 0) >= at) return;
      announced.set(e.ref, {
        at,
        channel: e.channel,
        function: e.function,
        effectiveAt: parseTimestamp(e.effectiveAt) ?? at,
        cancelled: e.cancelled ?? false,
      });
    },
    ahead(now) {
      const ahead = counts(
        { label: 'channel', values: vocabulary.channels },
        { label: 'function', values: accountFunctions },
        { label: 'within', values: scheduleBands },
      );
      for (const [, { channel, function: what, effectiveAt, cancelled }] of announced.entries()) {
        const c = vocabulary.channels.indexOf(channel);
        if (c < 0 || cancelled || effectiveAt <= now) continue;
        bandDays.forEach((days, band) => {
          if (effectiveAt - now <= days * DAY_MS) ahead.addAt(1, c, accountFunctions.indexOf(what), band);
        });
      }
      return ahead;
    },
    tick(now) {
      for (const [ref, { at, effectiveAt }] of [...announced.entries()])
        if (Math.max(at, effectiveAt) < now - keepMs) announced.delete(ref);
    },
  };
}
