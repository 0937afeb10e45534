import { type PayoutState, tellPayout } from '../books/pending.ts';
import { dayText, instantText } from '../clock.ts';
import type { World } from '../world.ts';
import type { Order } from './order.ts';

/** Amounts from which a payment needs the large-value rail, minor units. */
const largeValue = 1_000_000_00;

const railOf = (order: Order): string => {
  if (order.net >= largeValue) return 'hvps';
  return order.merchant % 4 === 0 ? 'beps' : 'ibps';
};

export const accountOf = (order: Order): string => (order.instant ? 'payer_instant' : 'payer_main');

/** Sends one `payout` event and notes that it was told. */
export function sendPayout(
  world: World,
  order: Order,
  attempt: number,
  state: PayoutState,
  at: number,
  touched: number,
  reason = '',
): void {
  const why = reason === '' ? '' : `,"reason":"${reason}"`;
  const line =
    `{"kind":"payout","at":"${instantText(at)}","source":"payout","payoutId":"${order.payoutId}","orderId":"${order.id}` +
    `","settlementDay":"${dayText(order.settlementDay)}","attempt":${attempt},"state":"${state}","bank":"${world.profile.banks[order.bank]![0]}` +
    `","payoutChannel":"${railOf(order)}","account":"${accountOf(order)}","amount":${order.net},"currency":"CNY"${why}}`;
  world.outbox.send('payout', at, line, () => tellPayout(order, attempt, state, reason, at), touched);
}
