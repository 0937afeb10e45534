import type { Labels } from './series.ts';
import type { Fires, Member } from './story.ts';

/** The fault; labels of the alert are those of its subject unless told otherwise. */
export const fault = <P>(
  who: Labels,
  fires: Omit<Fires, 'labels'> & { labels?: Labels },
  change?: Partial<P>,
): Member<P> => ({
  role: 'fault',
  why: Object.values(who).join(' ') || 'fault',
  who,
  ...(change !== undefined && { with: change }),
  fires: { ...fires, labels: { ...who, ...fires.labels } },
});

/** Just short of one threshold, or held by one guard. */
export const near = <P>(why: string, who: Labels, change: Partial<P>): Member<P> => ({
  role: 'near',
  why,
  who,
  with: change,
});

/** Too little of it to say anything. */
export const quiet = <P>(why: string, who: Labels, change: Partial<P>): Member<P> => ({
  role: 'low_traffic',
  why,
  who,
  with: change,
});

export const healthy = <P>(who: Labels, change?: Partial<P>): Member<P> => ({
  role: 'healthy',
  why: 'all is well',
  who,
  ...(change !== undefined && { with: change }),
});

export const gone = <P>(who: Labels, change?: Partial<P>): Member<P> => ({
  role: 'missing_data',
  why: 'the series end',
  who,
  ...(change !== undefined && { with: change }),
});

export const restarted = <P>(who: Labels, change?: Partial<P>): Member<P> => ({
  role: 'counter_reset',
  why: 'counters begin again',
  who,
  ...(change !== undefined && { with: change }),
});
