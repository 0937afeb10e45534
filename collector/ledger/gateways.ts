import { gatewayErrors } from '../events/vocabulary.ts';
import { table } from '../state/table.ts';
import { type Tally, tally } from '../state/tally.ts';
import type { Book, Foundation } from './book.ts';

/** Newest report of one connection concentrator. */
export interface GatewayState {
  /** Event time, epoch ms. */
  readonly at: number;
  readonly up: boolean;
  readonly connections: number;
}

export interface GatewaysBook extends Book {
  /** Undefined until the gateway has reported once. */
  state(gateway: string): GatewayState | undefined;
  /** gateway, reason */
  readonly errors: Tally;
}

/** Connection concentrators in front of the switch: the state is a level, the errors of every interval add up. */
export function gatewaysBook({ space, vocabulary }: Foundation): GatewaysBook {
  const states = space.register(table<GatewayState>('gateways'));
  const errors = space.register(
    tally(
      'gateways.errors',
      { label: 'gateway', values: vocabulary.gateways },
      { label: 'reason', values: gatewayErrors },
    ),
  );

  return {
    state: (gateway) => states.get(gateway),
    errors,
    on: {
      'access.gateway'(e, { at }) {
        const gateway = vocabulary.gateways.includes(e.gateway) ? e.gateway : 'other';
        for (const reason of gatewayErrors) {
          const count = e.errors?.[reason] ?? 0;
          if (count > 0) errors.add(count, gateway, reason);
        }
        if ((states.get(gateway)?.at ?? 0) < at)
          states.set(gateway, { at, up: e.up, connections: e.connections });
      },
    },
  };
}
