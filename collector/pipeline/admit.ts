import type { Admission } from '../stores/store.ts';
import type { Prepared } from './decode.ts';
import type { Engine } from './engine.ts';

type Dated = { clearingDay?: string; channel: string };

/**
 * Claims the identity of an event. When its clearing day was computed, a cut-over the channel has announced since may
 * give another day than the nominal cut: the event is then booked under the announced day, unless it was already
 * booked under the nominal one, before the announcement came. Either way a repeat is recognised.
 */
export function admit(engine: Engine, prepared: Prepared): Admission {
  const { store } = engine;
  const event = prepared.event as unknown as Dated;
  if (prepared.dayComputed) {
    const announced = engine.clearingDay(event.channel, prepared.soldAt);
    if (announced !== event.clearingDay && !store.admitted(prepared.identity)) {
      event.clearingDay = announced;
      return store.admit(prepared.kind.identity(prepared.event as never), prepared.content);
    }
  }
  return store.admit(prepared.identity, prepared.content);
}
