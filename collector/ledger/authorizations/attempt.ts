import type { Booked } from '../book.ts';

/** What a request is counted by: where it came from and what it asked for. */
export type Attempt = Pick<Booked<'authorization'>, 'channel' | 'type' | 'merchant' | 'amount' | 'currency'> &
  Partial<
    Pick<Booked<'authorization'>, 'issuer' | 'region' | 'network' | 'carrier' | 'model' | 'firmware' | 'node'>
  >;

/** The attempt of an authorization, without what no count needs: it is kept while the answer is open. */
export function attemptOf(e: Booked<'authorization'>): Attempt {
  const { channel, type, merchant, amount, currency } = e;
  const { issuer, region, network, carrier, model, firmware, node } = e;
  return {
    channel,
    type,
    merchant,
    amount,
    currency,
    ...(issuer !== undefined && { issuer }),
    ...(region !== undefined && { region }),
    ...(network !== undefined && { network }),
    ...(carrier !== undefined && { carrier }),
    ...(model !== undefined && { model }),
    ...(firmware !== undefined && { firmware }),
    ...(node !== undefined && { node }),
  };
}
