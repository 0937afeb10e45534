import type { Severity } from '../../../alerts/severity.ts';
import { fault, gone, healthy, near } from '../promtool/members.ts';
import { gauge, type Labels, type Series, type Timeline } from '../promtool/series.ts';
import { type Member, type Story, story } from '../promtool/story.ts';

export interface Held {
  readonly amount: number;
  readonly normalDay: number;
}

interface HeldStory {
  readonly alert: string;
  readonly severity: Severity;
  readonly stage: string;
  readonly cause: string;
  readonly scope: 'channel' | 'all';
  readonly share: number;
  readonly floor: number;
  readonly step?: number;
  readonly fault?: readonly [number, number];
  readonly minutes?: number;
  /** Series the rule's own guards ask for, the same for everybody. */
  readonly common?: (time: Timeline) => readonly Series[];
}

/** Series of money that waits, and of the normal day it is held against; the subject is a currency, or a channel. */
export const heldSeries =
  (stage: string, cause: string) =>
  (time: Timeline, who: Labels, { amount, normalDay }: Held): readonly Series[] => {
    const labels = { channel: who.channel ?? `of_${who.currency}`, currency: who.currency ?? 'CNY' };
    return [
      gauge(time, 'acquirer_stage_waiting_amount', { stage, cause, ...labels }, 0, amount),
      gauge(time, 'acquirer_stage_waiting_amount', { stage, cause: 'not_due', ...labels }, normalDay),
      gauge(time, 'acquirer_channel_normal_day_amount', labels, normalDay),
    ];
  };

/** Every rule on money the ledger has explained has the same story: just over share and floor, and just under each. */
export function heldStory({ alert, severity, stage, cause, scope, share, floor, ...rest }: HeldStory): Story {
  const on = (name: string): Labels => (scope === 'all' ? { currency: name } : { channel: name });
  const amount = floor * 1.1;
  const day = floor / share;
  const cast: Member<Held>[] = [
    fault(on('CNY'), { value: amount, ...(scope === 'channel' && { labels: { currency: 'CNY' } }) }),
    healthy(on('USD')),
    gone(on('EUR')),
    near('below the floor', on('HKD'), { amount: floor * 0.9, normalDay: day * 0.7 }),
    near('below the share of a normal day', on('JPY'), { normalDay: day * 1.15 }),
  ];
  return story<Held>({
    alert,
    severity,
    cause,
    step: rest.step ?? 60,
    fault: rest.fault ?? [10, 40],
    minutes: rest.minutes ?? 70,
    params: { amount, normalDay: day },
    series: heldSeries(stage, cause),
    ...(rest.common && { common: rest.common }),
    cast,
    without: { counter_reset: 'gauges only', low_traffic: 'the floor is the same figure' },
  });
}
