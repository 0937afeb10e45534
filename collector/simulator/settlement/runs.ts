import { dayOf, dayText, instantOf, instantText, minute, minutesOf, second } from '../clock.ts';
import { dueDay } from '../dueday.ts';
import { hashUnit } from '../random.ts';
import { labelOf, type RunSchedule } from '../schedule.ts';
import type { World } from '../world.ts';
import { makeOrder, perceivedOf } from './orders.ts';
import { claimsOf, partsOf } from './parts.ts';

/** Settlement runs by mode, and what makes them run again. */
export interface Settlement {
  start(): void;
  /** A file came after the night's runs: what it brought is settled by a supplementary run. */
  fileCameLate(): void;
  /** A run for what a mode left behind, as soon as possible. */
  supplement(label: string): void;
  /** Settlement takes this much of a pair's day for due a second time. */
  double(pair: number, day: number, gross: number): void;
  doubled(pair: number, day: number): number;
}

export function settlement(world: () => World): Settlement {
  const doubles = new Map<string, number>();
  const supplements = new Map<string, number>();
  const waiting = new Set<string>();

  function startDaily(label: string, schedule: RunSchedule): void {
    const w = world();
    const begin = (day: number): void => {
      w.at(instantOf(day, schedule.starts), () => {
        begin(day + 1);
        if (schedule.days === 'workday' && !w.settlementCalendar.workdays.isWorkday(day))
          missRun(w, label, day, schedule);
        else mainRun(w, label, day, schedule);
      });
    };
    const today = dayOf(w.start);
    begin(instantOf(today, schedule.starts) < w.start ? today + 1 : today);
  }

  function mainRun(w: World, label: string, day: number, schedule: RunSchedule): void {
    run(w, label, day, `RUN-${code(label)}-${compact(day)}`, schedule.takes * minute);
  }

  /** The settlement system takes a working day for a day of rest: nothing happens, and that is the fault. */
  function missRun(w: World, label: string, day: number, _schedule: RunSchedule): void {
    if (!w.workdays.isWorkday(day)) return;
    const { mask } = w.settlementCalendar;
    w.blame.run(label, day, mask);
  }

  function run(w: World, label: string, day: number, runId: string, takes: number): void {
    const at = w.now();
    sendPhase(w, runId, label, day, at, 'started');
    const merchants = dueMerchants(w, label, day);
    const seconds = takes / second;
    let orders = 0;
    // Second by second, so that a large run is never in memory as a whole.
    const slice = (n: number): void => {
      const from = Math.floor((merchants.length * n) / seconds);
      const until = Math.floor((merchants.length * (n + 1)) / seconds);
      for (let m = from; m < until; m += 1) {
        const when = at + Math.floor(((m + 1) * takes) / (merchants.length + 1));
        if (orderFor(w, label, day, runId, merchants[m]!, when)) orders += 1;
      }
      if (n + 1 < seconds) w.at(at + (n + 1) * second, () => slice(n + 1));
      else w.at(at + takes, () => sendPhase(w, runId, label, day, at + takes, 'finished', orders));
    };
    slice(0);
  }

  function orderFor(
    w: World,
    label: string,
    day: number,
    runId: string,
    merchant: number,
    at: number,
  ): boolean {
    const claims = claimsOf(w, merchant, label, day);
    const parts = partsOf(w, merchant, claims);
    if (parts === undefined) return false;
    let touched = 0;
    for (const claim of claims) {
      doubles.delete(`${claim.pair}|${claim.day}`);
      touched |= claim.touched;
      if (claim.touched !== 0) w.truth.harmed(claim.touched, merchant, Math.max(0, claim.gross));
    }
    for (const { cell, pair, net, fee, netted } of parts) {
      const { claimed } = w.money.of(cell.day);
      claimed[pair] = claimed[pair]! + net + fee + netted;
    }
    const mode = w.contracts.modeOf(merchant, claims[0]!.day);
    const order = makeOrder(w, at, {
      id: `SO-${compact(day)}-${code(label)}${suffix(runId)}-${merchant}`,
      runId,
      merchant,
      mode,
      settlementDay: day,
      parts,
      instant: false,
      perceivedAt: perceivedOf(w.contracts.modes[mode]!, dueOf(w, merchant, claims)),
      touched,
    });
    w.at(at, () => w.payouts.queue(order));
    return true;
  }

  function dueOf(w: World, merchant: number, claims: readonly { day: number }[]): number {
    // The newest money counts: old debts and small remainders do not make today's order late.
    let due = 0;
    for (const { day } of claims)
      due = Math.max(due, dueDay(w.contracts.modes[w.contracts.modeOf(merchant, day)]!, day, w.workdays));
    return due;
  }

  function supplement(label: string): void {
    const w = world();
    if (waiting.has(label)) return;
    waiting.add(label);
    const at = w.now() + 3 * minute + Math.floor(2 * minute * hashUnit(w.seed, 651, dayOf(w.now())));
    w.at(at, () => {
      waiting.delete(label);
      const day = dayOf(at);
      const key = `${label}|${day}`;
      const ordinal = (supplements.get(key) ?? 0) + 1;
      supplements.set(key, ordinal);
      run(w, label, day, `RUN-${code(label)}-${compact(day)}-${ordinal}`, 5 * minute);
    });
  }

  return {
    start() {
      const w = world();
      const labels = new Set(w.contracts.modes.map(labelOf));
      for (const label of labels) {
        const schedule = w.schedule.runs[label]!;
        if (label !== 'S+0') {
          planDaily(w, label, schedule);
          startDaily(label, schedule);
        }
      }
    },
    fileCameLate() {
      const w = world();
      const minutes = minutesOf(w.now());
      const workday = w.settlementCalendar.workdays.isWorkday(dayOf(w.now()));
      for (const label of ['T+1', 'D+1', 'Tn']) {
        const schedule = w.schedule.runs[label]!;
        if (minutes < schedule.starts) continue;
        if (schedule.days === 'every' || workday) supplement(label);
      }
    },
    supplement,
    double: (pair, day, gross) => doubles.set(`${pair}|${day}`, (doubles.get(`${pair}|${day}`) ?? 0) + gross),
    doubled: (pair, day) => (doubles.size === 0 ? 0 : (doubles.get(`${pair}|${day}`) ?? 0)),
  };
}

/** Runs are planned an hour before they start. */
function planDaily(world: World, label: string, schedule: RunSchedule): void {
  const plan = (day: number): void => {
    const at = instantOf(day, schedule.starts - 60);
    world.at(at, () => {
      plan(day + 1);
      const { workdays, mask } = world.settlementCalendar;
      const runId = `RUN-${code(label)}-${compact(day)}`;
      if (schedule.days === 'every' || workdays.isWorkday(day))
        sendPhase(world, runId, label, day, at, 'planned');
      else if (world.workdays.isWorkday(day)) {
        const withheld = phaseLine(runId, label, day, at, 'planned');
        world.truth.touched(mask, world.outbox.sentAt('settlement', at, withheld));
      }
    });
  };
  const today = dayOf(world.start);
  plan(instantOf(today, schedule.starts - 60) < world.start ? today + 1 : today);
}

/** Merchants with something due, less those settlement passes over. */
function dueMerchants(world: World, label: string, day: number): number[] {
  const merchants: number[] = [];
  for (let merchant = 0; merchant < world.merchants.count; merchant += 1) {
    const mode = world.contracts.modes[world.contracts.modeOf(merchant, day - 1)]!;
    if (labelOf(mode) !== label && !world.contracts.everChanged(merchant)) continue;
    let mask = 0;
    for (const passes of world.hooks.passesOver) mask |= passes(merchant, label, day);
    if (mask !== 0) {
      world.blame.merchantDay(merchant, day, mask);
      world.truth.touched(mask, world.now() + 500);
      continue;
    }
    merchants.push(merchant);
  }
  return merchants;
}

function sendPhase(
  world: World,
  runId: string,
  label: string,
  day: number,
  at: number,
  phase: 'planned' | 'started' | 'finished',
  orders?: number,
): void {
  const line = phaseLine(runId, label, day, at, phase, orders);
  world.outbox.send('settlement', at, line, () => {
    const key = `${label}|${day}`;
    const told = world.pending.facts.runs.get(key) ?? { anyUnfinished: new Set<string>(), finished: false };
    if (phase === 'finished') {
      told.anyUnfinished.delete(runId);
      told.finished = true;
    } else told.anyUnfinished.add(runId);
    world.pending.facts.runs.set(key, told);
  });
}

const compact = (day: number): string => dayText(day).replaceAll('-', '');
const code = (label: string): string => label.replace('+', '');

/** Ordinal of a supplementary run, empty for the main one. */
const suffix = (runId: string): string => /^RUN-[A-Za-z0-9]+-\d{8}(-\d+)?$/.exec(runId)?.[1] ?? '';

function phaseLine(
  runId: string,
  label: string,
  day: number,
  at: number,
  phase: 'planned' | 'started' | 'finished',
  orders?: number,
): string {
  const count = orders === undefined ? '' : `,"orders":${orders}`;
  return (
    `{"kind":"settlement.run","at":"${instantText(at)}","source":"settlement","runId":"${runId}","mode":"${label}` +
    `","settlementDay":"${dayText(day)}","phase":"${phase}"${count}}`
  );
}
