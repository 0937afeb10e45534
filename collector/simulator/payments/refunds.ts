import type { Cell } from '../books/cell.ts';
import { dayOf, dayText, hour, instantOf, instantText, minute, minutesOf } from '../clock.ts';
import type { World } from '../world.ts';
import type { Attempt } from './attempt.ts';
import { authorizationLine } from './authorizationline.ts';
import { referenceNumber } from './numbers.ts';

const refundShare = 0.006;
const voidShare = 0.0015;

/** Some sales are undone: voided within minutes, or refunded hours to days later, in part or whole. */
export function maybeGiveBack(world: World, attempt: Attempt, cell: Cell, at: number): void {
  const { luckA, luckB } = attempt;
  if (luckA < refundShare) {
    const part = luckB < 0.4 ? Math.max(1, Math.round(attempt.amount * (0.2 + luckB))) : attempt.amount;
    const when = refundTime(at, luckA / refundShare);
    world.at(when, () => giveBack(world, attempt, when, 'refund', part));
  } else if (luckA < refundShare + voidShare && cell.slot < 0) {
    const when = Math.floor(at + minute + 9 * minute * luckB);
    world.at(when, () => {
      const sameDay = world.clearingDay(attempt.channel, when) === cell.day;
      giveBack(world, attempt, when, sameDay ? 'void' : 'refund', attempt.amount);
    });
  }
}

/** Two of three come back within six hours, the rest within four days; at night shops are closed. */
function refundTime(at: number, luck: number): number {
  const when =
    luck < 0.66 ? at + 10 * minute + 6 * hour * (luck / 0.66) : at + 24 * hour * (1 + 9 * (luck - 0.66));
  const minutes = minutesOf(when);
  if (minutes >= 570 && minutes < 1290) return Math.floor(when);
  const day = minutes < 570 ? dayOf(when) : dayOf(when) + 1;
  return Math.floor(instantOf(day, 600 + 600 * luck));
}

function giveBack(world: World, sale: Attempt, at: number, kind: 'refund' | 'void', amount: number): void {
  const { channel } = sale;
  const profile = world.profile.channels[channel]!;
  const day = world.clearingDay(channel, at);
  // Refunds of S+0 shops stand in the day, not in a slot.
  const cell = world.cells.of(day, channel, world.contracts.modeOf(sale.merchant, day), -1);
  const rrn = referenceNumber(
    profile,
    at,
    world.number(`refund ${channel}`) % 1296,
    kind === 'void' ? 'V' : 'F',
  );
  const money = world.money.of(day);
  money.taken[sale.pair] = money.taken[sale.pair]! - amount;
  if (world.contracts.modes[cell.mode] === 'S+0') world.instant.owe(sale.merchant, sale.pair, cell, amount);
  const request = { ...sale, rrn, amount, latencyMs: 500, touched: 0 };
  const type = kind === 'void' ? 'sale_void' : 'refund';
  const answered = authorizationLine(world, request, at, day, 'approved', profile.mix.approvedCode).replace(
    `"type":"${sale.type}"`,
    `"type":"${type}"`,
  );
  world.outbox.send('switch', at, answered);
  if (profile.family === 'card') world.batches.gaveBack(sale.terminal, channel, day, amount);
  const line =
    `{"kind":"refund","at":"${instantText(at)}","source":"switch","channel":"${profile.id}","rrn":"${rrn}` +
    `","originalRrn":"${sale.rrn}","clearingDay":"${dayText(day)}","merchant":"${world.merchants.ids[sale.merchant]}` +
    `","type":"${kind}","amount":${amount},"currency":"CNY"}`;
  world.outbox.send('switch', at + 5, line, () => {
    cell.taken -= amount;
    cell.refunded += amount;
  });
}
