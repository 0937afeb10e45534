import type { Cell } from '../books/cell.ts';
import type { UnknownPayment } from '../books/pending.ts';
import { dayText, instantText, second } from '../clock.ts';
import type { World } from '../world.ts';
import type { Attempt } from './attempt.ts';
import { becomeVoid } from './unknown.ts';

type Reason = 'no_reply_98' | 'terminal_96' | 'mac_a0' | 'other_06' | 'host';

/** Sends one `reversal` event. */
export function sendReversal(
  world: World,
  attempt: Attempt,
  day: number,
  at: number,
  reason: Reason,
  result: 'pending' | 'accepted' | 'rejected',
  effect?: () => void,
): void {
  const line =
    `{"kind":"reversal","at":"${instantText(at)}","source":"switch","channel":"${world.profile.channels[attempt.channel]!.id}` +
    `","rrn":"${attempt.rrn}","clearingDay":"${dayText(day)}","merchant":"${world.merchants.ids[attempt.merchant]}` +
    `","amount":${attempt.amount},"currency":"CNY","reason":"${reason}","result":"${result}"}`;
  world.outbox.send('switch', at, line, effect, attempt.touched);
}

/**
 * The 0400 after an unknown outcome: queued at once, confirmed within 20 s. A lost one stays pending; if the
 * cardholder was charged, only the channel knows, and reconciliation finds it.
 */
export function reverseUnknown(world: World, attempt: Attempt, payment: UnknownPayment, day: number): void {
  const sent = payment.at + 300;
  sendReversal(world, attempt, day, sent, 'no_reply_98', 'pending');
  if (attempt.reversalLost) {
    world.reconciliation.lose(attempt, payment, day);
    return;
  }
  const confirmed = Math.floor(sent + second + 19 * second * attempt.luckB);
  sendReversal(world, attempt, day, confirmed, 'no_reply_98', 'accepted', becomeVoid(world, payment));
}

/** A terminal that could not use an approval takes it back within a minute. */
export function reverseApproved(world: World, attempt: Attempt, cell: Cell, day: number, at: number): void {
  const sent = Math.floor(at + 5 * second + 25 * second * attempt.luckB);
  const reason = attempt.reversedFor!;
  world.at(sent, () => {
    const money = world.money.of(day);
    money.taken[attempt.pair] = money.taken[attempt.pair]! - attempt.amount;
    if (cell.slot >= 0) world.instant.takeBack(attempt.merchant, cell, at);
    world.batches.takenBack(attempt, day);
    sendReversal(world, attempt, day, sent, reason, 'pending');
    sendReversal(world, attempt, day, sent + 2 * second, reason, 'accepted', () => {
      cell.taken -= attempt.amount;
      cell.voided += attempt.amount;
    });
  });
}
