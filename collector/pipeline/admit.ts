import type { Admission } from '../stores/store.ts';
import type { Engine } from './engine.ts';
import type { Prepared } from './prepared.ts';

type Dated = { clearingDay?: string; readonly channel: string };

/** The clearing day by the cut-over the channel announced, where it is not the one that was computed. */
export function announcedDay(engine: Engine, { event, soldAt, computedDay }: Prepared): string | undefined {
  if (computedDay === '') return undefined;
  const announced = engine.clearingDay((event as unknown as Dated).channel, soldAt);
  return announced === computedDay ? undefined : announced;
}

/**
 * Claims the identity of an event. When its clearing day was computed, a cut-over the channel has announced since may
 * give another day than the nominal cut: the event is then booked under the announced day, unless it was already
 * booked under the nominal one, before the announcement came. Either way a repeat is recognised.
 */
export function admit(engine: Engine, prepared: Prepared): Admission {
  const { store } = engine;
  const { identity, content, kind, computedDay } = prepared;
  const event = prepared.event as unknown as Dated;
  const announced = announcedDay(engine, prepared);
  // An attempt that was rolled back may have left another day in the event.
  if (computedDay !== '') event.clearingDay = computedDay;
  if (announced === undefined || store.admitted(identity)) return store.admit(identity, content);
  event.clearingDay = announced;
  return store.admit(kind.identity(event as never), content);
}
