import { table } from '../state/table.ts';
import type { Foundation, Handlers } from './book.ts';

/** When a bank last refused a payout for its maintenance, and last took or paid one: event times, epoch ms. */
interface Heard {
  readonly refused: number;
  readonly served: number;
}

/** What banks say of their own maintenance by how they answer payouts. */
export interface MaintenanceRefusals {
  readonly on: Handlers;
  /** Whether a bank has said since `since` that it is under maintenance, within the hour, and has served nobody after that. */
  stillAway(bank: string, since: number, now: number): boolean;
}

/** Refused payouts are tried again within the hour, so that an older refusal says nothing. */
const holdsMs = 3_600_000;

export function maintenanceRefusals(f: Foundation): MaintenanceRefusals {
  const heard = f.space.register(table<Heard>('maintenance.refusals'));
  return {
    on: {
      payout({ bank, state, reason }, { at }) {
        const { refused, served } = heard.get(bank) ?? { refused: 0, served: 0 };
        if (state === 'failed' && reason === 'bank_maintenance')
          heard.set(bank, { refused: Math.max(refused, at), served });
        else if (state === 'accepted' || state === 'credited')
          heard.set(bank, { refused, served: Math.max(served, at) });
      },
    },
    stillAway(bank, since, now) {
      const { refused, served } = heard.get(bank) ?? { refused: 0, served: 0 };
      return refused >= since && refused > served && now - refused <= holdsMs;
    },
  };
}
