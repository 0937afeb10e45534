import type { UnknownPayment } from '../books/pending.ts';
import { dayOf, dayText, instantOf, instantText, minute, second } from '../clock.ts';
import type { Attempt } from '../payments/attempt.ts';
import { authorizationLine } from '../payments/authorizationline.ts';
import { sendReversal } from '../payments/reversals.ts';
import { becomePaid, becomeVoid } from '../payments/unknown.ts';
import { settleByWallet } from '../payments/walletresults.ts';
import type { World } from '../world.ts';
import type { Line } from './file.ts';

/** Compares our books with the channel's file, and closes what only the comparison can close. */
export interface Reconciliation {
  /** An unknown outcome that nothing but the file will settle. */
  lose(attempt: Attempt, payment: UnknownPayment, day: number): void;
  fileLoaded(
    channel: number,
    day: number,
    at: number,
    missing: readonly Line[],
    shifted: readonly Line[],
  ): void;
}

interface Lost {
  readonly attempt: Attempt;
  readonly payment: UnknownPayment;
}

const runsAfter = 40 * minute;
/** People repair one-sided items in the early afternoon. */
const repairsAt = 14 * 60;

export function reconciliation(world: () => World): Reconciliation {
  const lost = new Map<string, Lost[]>();
  const keyOf = (channel: number, day: number): string => `${channel}|${day}`;

  function compare(channel: number, day: number, missing: readonly Line[], shifted: readonly Line[]): void {
    const w = world();
    const at = w.now();
    const items = lost.get(keyOf(channel, day)) ?? [];
    const wallet = w.profile.channels[channel]!.family === 'wallet';
    const oneSided = wallet ? [] : items.filter((item) => item.attempt.charged);
    const open = new Map<string, { items: number; amount: number }>();
    add(
      open,
      'one_sided_channel',
      oneSided.map((item) => item.payment.amount),
    );
    add(
      open,
      'file_gap',
      missing.map((line) => Math.max(0, line.gross)),
    );
    add(
      open,
      'cutover_shift',
      shifted.map((line) => line.gross),
    );
    sendResult(w, channel, day, at, open);
    lost.set(keyOf(channel, day), oneSided);
    items.forEach((item, n) => {
      if (wallet) settleLater(w, item, day, at + second + n * 20);
      else if (!item.attempt.charged) voidLater(w, item, day, at + second + n * 20);
    });
    if (oneSided.length === 0) return;
    const repairAt = Math.max(at + 10 * minute, instantOf(dayOf(at), repairsAt));
    w.at(repairAt, () => {
      repair(w, lost.get(keyOf(channel, day)) ?? [], day);
      lost.delete(keyOf(channel, day));
      const still = new Map(open);
      still.delete('one_sided_channel');
      w.at(repairAt + minute, () => sendResult(w, channel, day, repairAt + minute, still));
    });
  }

  return {
    lose(attempt, payment, day) {
      const w = world();
      const key = keyOf(attempt.channel, day);
      const list = lost.get(key);
      if (list === undefined) lost.set(key, [{ attempt, payment }]);
      else list.push({ attempt, payment });
      w.blame.pairDay(attempt.pair, day, attempt.touched);
      if (attempt.charged)
        w.late.waitsFor(attempt.pair, day, attempt.touched, () => w.pending.unknown.has(payment));
      if (!attempt.charged) return;
      const pair = `${attempt.pair}|${day}`;
      w.money.channelOnly.set(pair, (w.money.channelOnly.get(pair) ?? 0) + payment.amount);
    },
    fileLoaded(channel, day, at, missing, shifted) {
      world().at(at + runsAfter, () => compare(channel, day, missing, shifted));
    },
  };
}

function add(
  open: Map<string, { items: number; amount: number }>,
  kind: string,
  amounts: readonly number[],
): void {
  if (amounts.length === 0) return;
  open.set(kind, { items: amounts.length, amount: amounts.reduce((sum, amount) => sum + amount, 0) });
}

function sendResult(
  world: World,
  channel: number,
  day: number,
  at: number,
  open: ReadonlyMap<string, { items: number; amount: number }>,
): void {
  const list = [...open].map(
    ([type, { items, amount }]) => `{"type":"${type}","items":${items},"amount":${amount}}`,
  );
  const line =
    `{"kind":"reconciliation.result","at":"${instantText(at)}","source":"clearing","channel":"${world.profile.channels[channel]!.id}` +
    `","clearingDay":"${dayText(day)}","currency":"CNY","open":[${list.join()}]}`;
  const amounts = new Map([...open].map(([type, { amount }]) => [type, amount]));
  world.outbox.send('clearing', at, line, () => {
    world.pending.facts.reconciled.set(`${channel}|${day}`, { at, open: amounts });
  });
}

/** The channel no longer has the money for itself: from here on we know of it too. */
function known(world: World, attempt: Attempt, day: number): void {
  const pair = `${attempt.pair}|${day}`;
  world.money.channelOnly.set(pair, (world.money.channelOnly.get(pair) ?? 0) - attempt.amount);
}

/** The bill says how a wallet order ended. */
function settleLater(world: World, { attempt, payment }: Lost, day: number, at: number): void {
  world.at(at, () => {
    if (attempt.charged) known(world, attempt, day);
    settleByWallet(world, attempt, payment, day, at, payment.at, 'reconciliation');
  });
}

/** The file does not have it either: the reversal is confirmed by the host. */
function voidLater(world: World, { attempt, payment }: Lost, day: number, at: number): void {
  world.at(at, () => sendReversal(world, attempt, day, at, 'host', 'accepted', becomeVoid(world, payment)));
}

/** The channel has it: the sale is booked after all (补单). */
function repair(world: World, items: readonly Lost[], day: number): void {
  items.forEach(({ attempt, payment }, n) => {
    const at = world.now() + n * 50;
    const code = world.profile.channels[attempt.channel]!.mix.approvedCode;
    const line = authorizationLine(world, attempt, at, day, 'approved', code);
    known(world, attempt, day);
    world.outbox.send('switch', at, line, becomePaid(world, attempt, payment, day), attempt.touched);
  });
}
