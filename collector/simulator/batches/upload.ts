import type { UploadWaiting } from '../books/pending.ts';
import { dayText, instantText, second } from '../clock.ts';
import type { UploadTry } from '../hooks.ts';
import { earn } from '../payments/approved.ts';
import { terminalId } from '../population/terminals.ts';
import { hashUnit } from '../random.ts';
import type { World } from '../world.ts';
import type { UploadRecord } from './records.ts';

/** Healthy share of uploads that need a second try. */
const stumbles = 0.002;
const mostTries = 3;

/** Uploads one record; tries three times 20 s apart, then leaves it in the terminal until it may try again. */
export function uploadRecord(world: World, record: UploadRecord, at: number, closedAt: number): void {
  record.tries += 1;
  const { attempt } = record;
  const luck = hashUnit(world.seed, 501, attempt.terminal, Math.floor(record.soldAt / 1000) & 0x7fffffff);
  const trial: UploadTry = {
    terminal: attempt.terminal,
    channel: attempt.channel,
    at,
    result: record.tries === 1 && luck < stumbles ? 'retried' : 'ok',
    againAt: at + 20 * second,
    touched: 0,
  };
  for (const change of world.hooks.upload) change(trial);
  if (trial.result !== 'ok') trial.result = record.tries % mostTries === 0 ? 'abandoned' : 'retried';
  if (trial.touched !== 0 && record.tries === 1)
    world.late.waitsFor(attempt.pair, record.day, trial.touched, () => !record.done);
  sendUpload(world, record, trial, closedAt);
  if (trial.result === 'ok') {
    record.done = true;
    earn(world, attempt, record.cell, record.day, record.soldAt);
    if (record.type === 'foreign_capture') world.clearing.lateCapture(attempt.pair, record.day);
    return;
  }
  const again = trial.result === 'retried' ? at + 20 * second : Math.max(trial.againAt, at + 20 * second);
  if (trial.touched !== 0) world.blame.pairDay(attempt.pair, record.day, trial.touched);
  world.at(again, () => uploadRecord(world, record, again, closedAt));
}

function sendUpload(world: World, record: UploadRecord, trial: UploadTry, closedAt: number): void {
  const { attempt, cell } = record;
  const { amount } = attempt;
  const line =
    `{"kind":"batch.upload","at":"${instantText(trial.at)}","source":"batch","channel":"${world.profile.channels[attempt.channel]!.id}` +
    `","rrn":"${attempt.rrn}","clearingDay":"${dayText(record.day)}","merchant":"${world.merchants.ids[attempt.merchant]}` +
    `","terminal":"${terminalId(attempt.terminal)}","type":"${record.type}","amount":${amount},"currency":"CNY` +
    `","result":"${trial.result}","attempt":${Math.min(99, record.tries)},"lagMs":${trial.at - closedAt}}`;
  world.outbox.send(
    'batch',
    trial.at,
    line,
    () => {
      const waiting = record.waiting ?? firstTold(world, record);
      record.waiting = waiting;
      waiting.failed = trial.result !== 'ok';
      if (waiting.failed) return;
      world.pending.uploads.delete(waiting);
      cell.taken += amount;
    },
    trial.touched,
  );
}

/** An offline sale becomes known by its first upload, whatever became of that. */
function firstTold(world: World, { cell, attempt, soldAt }: UploadRecord): UploadWaiting {
  const waiting = { cell, amount: attempt.amount, at: soldAt, failed: false };
  cell.sold += attempt.amount;
  world.pending.uploads.add(waiting);
  return waiting;
}
