import type { UnknownPayment } from '../books/pending.ts';
import { dayText, instantText, second } from '../clock.ts';
import type { World } from '../world.ts';
import type { Attempt } from './attempt.ts';
import { becomePaid, becomeVoid } from './unknown.ts';

/** Sends one `wallet.result` event; `paidAt` is when the customer paid. */
export function sendWalletResult(
  world: World,
  attempt: Attempt,
  day: number,
  at: number,
  paidAt: number,
  via: Attempt['via'],
  state: 'paid' | 'closed',
  effect?: () => void,
): void {
  const line =
    `{"kind":"wallet.result","at":"${instantText(at)}","source":"wallet","channel":"${world.profile.channels[attempt.channel]!.id}` +
    `","rrn":"${attempt.rrn}","clearingDay":"${dayText(day)}","merchant":"${world.merchants.ids[attempt.merchant]}` +
    `","via":"${via}","state":"${state}","amount":${attempt.amount},"currency":"CNY","lagMs":${Math.max(0, at - paidAt)}}`;
  world.outbox.send('wallet', at, line, effect, attempt.touched);
}

/** After a failed request the switch asks the wallet, 5 to 50 s later; lost ones wait for the bill. */
export function askWallet(world: World, attempt: Attempt, payment: UnknownPayment, day: number): void {
  if (attempt.via === 'reconciliation') {
    world.reconciliation.lose(attempt, payment, day);
    return;
  }
  const at = Math.floor(payment.at + 5 * second + 45 * second * attempt.luckB);
  world.at(at, () => settleByWallet(world, attempt, payment, day, at, payment.at, 'active_query'));
}

/** The wallet says how it ended. */
export function settleByWallet(
  world: World,
  attempt: Attempt,
  payment: UnknownPayment,
  day: number,
  at: number,
  paidAt: number,
  via: Attempt['via'],
): void {
  const effect = attempt.charged ? becomePaid(world, attempt, payment, day) : becomeVoid(world, payment);
  sendWalletResult(world, attempt, day, at, paidAt, via, attempt.charged ? 'paid' : 'closed', effect);
}
