import { dayOf, dayText, instantOf, instantText, minute, second } from '../clock.ts';
import { openAlways, openDay } from '../population/merchants.ts';
import { terminalId } from '../population/terminals.ts';
import { hashUnit } from '../random.ts';
import type { World } from '../world.ts';
import type { BatchTotals } from './totals.ts';
import { uploadRecord } from './upload.ts';

const unbalanced = 0.003;

/**
 * Every night terminals close their batches (0500) and upload what must be uploaded: day shops after 22:00, when they sell
 * no more, the others after the cut at 23:00 for the clearing day that ended. So a batch is one clearing day.
 */
export function closeBatches(world: World): void {
  const cards = world.profile.channels.flatMap((c, n) => (c.family === 'card' ? [n] : []));
  const byMinute = closingMinutes(world);

  function closeTerminal(t: number, day: number, at: number): void {
    const records = (world.batches.records.get(t) ?? []).filter((record) => record.day <= day);
    const late = (world.batches.records.get(t) ?? []).filter((record) => record.day > day);
    if (late.length > 0) world.batches.records.set(t, late);
    else world.batches.records.delete(t);
    for (const channel of cards) {
      const totals = world.batches.open.close(t, channel, day);
      if (totals === undefined) continue;
      const uploads = records.filter((record) => record.attempt.channel === channel).length;
      sendSettlement(world, t, channel, day, at, totals, uploads);
    }
    records.forEach((record, n) => {
      const when = at + 5 * second + n * 400;
      world.at(when, () => uploadRecord(world, record, when, at));
    });
  }

  function closeMinute(day: number, ofDay: number): void {
    const bucket = byMinute.get(ofDay) ?? [];
    const at = instantOf(day, ofDay);
    for (const [n, t] of bucket.entries())
      closeTerminal(t, day, at + Math.floor((minute * n) / bucket.length));
    const next = ofDay === last ? instantOf(day + 1, first) : at + minute;
    const nextDay = ofDay === last ? day + 1 : day;
    world.at(next, () => closeMinute(nextDay, ofDay === last ? first : ofDay + 1));
  }

  const first = Math.min(...byMinute.keys());
  const last = Math.max(...byMinute.keys());
  // A run that starts after midnight has no batches of the evening before: everything began at the start.
  const day = dayOf(world.start);
  const begin = Math.max(world.start, instantOf(day, first));
  const ofDay = Math.ceil((begin - instantOf(day, 0)) / minute);
  world.at(begin, () => closeMinute(ofDay > last ? day + 1 : day, ofDay > last ? first : ofDay));
}

/** Terminals by the minute of the day (above 1440: after midnight) at which they close their batch. */
function closingMinutes(world: World): Map<number, number[]> {
  const byMinute = new Map<number, number[]>();
  for (let t = 0; t < world.terminals.count; t += 1) {
    const hours = world.merchants.hours[world.terminals.merchant[t]!]!;
    const luck = hashUnit(world.seed, 502, t);
    const minutes =
      hours === openDay
        ? Math.floor(1322 + (world.terminals.closes[t]! - 1325) * luck)
        : hours === openAlways
          ? Math.floor(1385 + 110 * luck)
          : Math.floor(world.terminals.closes[t]! - 4 - 6 * luck);
    const bucket = byMinute.get(minutes);
    if (bucket === undefined) byMinute.set(minutes, [t]);
    else bucket.push(t);
  }
  return byMinute;
}

function sendSettlement(
  world: World,
  terminal: number,
  channel: number,
  day: number,
  at: number,
  totals: BatchTotals,
  uploads: number,
): void {
  const luck = hashUnit(world.seed, 503, terminal, day);
  const result = luck < unbalanced ? 'unbalanced' : luck > 0.9997 ? 'error' : 'balanced';
  const line =
    `{"kind":"batch.settlement","at":"${instantText(at)}","source":"batch","terminal":"${terminalId(terminal)}` +
    `","channel":"${world.profile.channels[channel]!.id}","clearingDay":"${dayText(day)}","batch":"${String(day % 1_000_000).padStart(6, '0')}` +
    `","debit":{"amount":${totals.debit},"count":${totals.debits}},"credit":{"amount":${totals.credit},"count":${totals.credits}}` +
    `,"uploads":${uploads},"result":"${result}"}`;
  world.outbox.send('batch', at, line);
}
