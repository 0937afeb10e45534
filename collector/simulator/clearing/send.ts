import { dayText, instantText, second } from '../clock.ts';
import type { World } from '../world.ts';
import { contentHash, type FileTotals, type Line, totalsOf } from './file.ts';

const linesPerSecond = 2_000;

export interface FileToSend {
  readonly channel: number;
  readonly day: number;
  /** Ordinal of the file of this channel and day, from 1. */
  readonly ordinal: number;
  readonly revision: number;
  readonly lines: readonly Line[];
  readonly loaded: boolean;
  readonly touched: number;
}

export const fileId = (world: World, channel: number, day: number, ordinal: number): string =>
  `${world.profile.channels[channel]!.id.toUpperCase()}-${dayText(day).replaceAll('-', '')}-${String(ordinal).padStart(2, '0')}`;

/** A file lands at `at`: its control totals, then (when loaded) its lines, some thousand a second. */
export function sendFile(world: World, at: number, file: FileToSend): FileTotals {
  const totals = totalsOf(file.lines, world.profile.channels[file.channel]!.channelFee);
  const id = fileId(world, file.channel, file.day, file.ordinal);
  const key = `${file.channel}|${file.day}`;
  const line = receivedLine(world, at, file, totals);
  world.outbox.send(
    'clearing',
    at,
    line,
    () => {
      const { loaded } = world.pending.facts;
      if (file.loaded) loaded.set(key, { first: loaded.get(key)?.first ?? at, last: at });
    },
    file.touched,
  );
  if (file.loaded) sendLines(world, at + second, file, id, 0);
  return totals;
}

/** NDJSON line of a `clearing.file_received` event. */
export function receivedLine(world: World, at: number, file: FileToSend, totals: FileTotals): string {
  const channel = world.profile.channels[file.channel]!;
  const id = fileId(world, file.channel, file.day, file.ordinal);
  const refused = file.loaded ? '' : ',"refused":"duplicate"';
  return (
    `{"kind":"clearing.file_received","at":"${instantText(at)}","source":"clearing","channel":"${channel.id}` +
    `","fileType":"${channel.file.type}","clearingDay":"${dayText(file.day)}","fileId":"${id}` +
    `","contentHash":"${contentHash(file.lines, file.channel, file.day)}","records":${totals.records},"gross":${Math.max(0, totals.gross)}` +
    `,"fees":${totals.fees},"refunds":${refundsOf(world, file)},"currency":"CNY","loaded":${file.loaded}${refused}}`
  );
}

/** What came back to cardholders, over the cells of the day; only the first file of a day states it. */
function refundsOf(world: World, file: FileToSend): number {
  if (file.revision > 0) return 0;
  let refunds = 0;
  for (const cell of world.cells.all())
    if (cell.day === file.day && cell.channel === file.channel) refunds += cell.refunded;
  return refunds;
}

function sendLines(world: World, at: number, file: FileToSend, id: string, from: number): void {
  const until = Math.min(file.lines.length, from + linesPerSecond);
  for (let n = from; n < until; n += 1) {
    sendLine(world, at + Math.floor(((n - from) * second) / linesPerSecond), file, id, file.lines[n]!);
  }
  if (until < file.lines.length) world.at(at + second, () => sendLines(world, at + second, file, id, until));
}

function sendLine(world: World, at: number, file: FileToSend, id: string, line: Line): void {
  const channel = world.profile.channels[file.channel]!;
  const merchant = world.pairs.merchant[line.pair]!;
  const again = file.revision < 0;
  const text =
    `{"kind":"clearing.line","at":"${instantText(at)}","source":"clearing","channel":"${channel.id}","fileType":"${channel.file.type}` +
    `","clearingDay":"${dayText(file.day)}","fileId":"${id}","merchant":"${world.merchants.ids[merchant]}","gross":${line.gross}` +
    `,"transactions":${line.transactions},"currency":"CNY","revision":${Math.max(0, file.revision)}}`;
  const cell = world.cells.of(file.day, file.channel, world.contracts.modeOf(merchant, file.day), -1);
  // A line that was sent before says nothing new.
  const effect = again
    ? undefined
    : () => {
        cell.lined += line.gross;
      };
  world.outbox.send('clearing', at, text, effect, file.touched);
}
