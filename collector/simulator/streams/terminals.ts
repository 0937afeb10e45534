import { dayOf, dayText, instantOf, instantText, minute, second } from '../clock.ts';
import { openAlways } from '../population/merchants.ts';
import { switchedOn, terminalId } from '../population/terminals.ts';
import { hashUnit } from '../random.ts';
import type { World } from '../world.ts';

/** Morning sign-in of every terminal (working keys, batch number), within minutes of being switched on. */
export function signIns(world: World): void {
  const { terminals, profile, seed } = world;
  const byMinute = signInMinutes(world);

  function signIn(t: number, day: number, at: number): void {
    if (!switchedOn(terminals, t, day, (at - instantOf(day, 0)) / minute)) return;
    const luck = hashUnit(seed, 821, t, day);
    const result = luck < 0.001 ? 'key_error' : luck < 0.0015 ? 'timeout' : luck < 0.0017 ? 'other' : 'ok';
    const gateway = profile.gateways[terminals.groups.all[terminals.group[t]!]!.gateway];
    const line =
      `{"kind":"terminal.sign_in","at":"${instantText(at)}","source":"tms","terminal":"${terminalId(t)}","day":"${dayText(day)}` +
      `","trace":"000001","result":"${result}","gateway":"${gateway}"}`;
    let mask = 0;
    for (const cutOff of world.hooks.cutOff) mask |= cutOff(t, at);
    if (mask === 0) world.outbox.send('tms', at, line);
    else world.truth.touched(mask, world.outbox.sentAt('tms', at, line));
  }

  function ofMinute(at: number): void {
    const day = dayOf(at);
    const bucket = byMinute.get(Math.round((at - instantOf(day, 0)) / minute)) ?? [];
    for (const [n, t] of bucket.entries()) signIn(t, day, at + Math.floor((minute * n) / bucket.length));
    world.at(at + minute, () => ofMinute(at + minute));
  }

  const first = Math.ceil(world.start / minute) * minute;
  world.at(first, () => ofMinute(first));
}

function signInMinutes(world: World): Map<number, number[]> {
  const byMinute = new Map<number, number[]>();
  for (let t = 0; t < world.terminals.count; t += 1) {
    const always = world.merchants.hours[world.terminals.merchant[t]!] === openAlways;
    const luck = hashUnit(world.seed, 822, t);
    const minutes = always
      ? 300 + Math.floor(120 * luck)
      : world.terminals.opens[t]! + 1 + Math.floor(8 * luck);
    const bucket = byMinute.get(minutes);
    if (bucket === undefined) byMinute.set(minutes, [t]);
    else bucket.push(t);
  }
  return byMinute;
}

/** Status uploads: each terminal twice a day; two in a thousand report a fault. */
export function statuses(world: World): void {
  const { terminals, seed } = world;
  const period = 12 * 60 * minute;

  function tick(at: number): void {
    const phase = at % period;
    const from = Math.ceil((phase * terminals.count) / period);
    const until = Math.ceil(((phase + 10 * second) * terminals.count) / period);
    const day = dayOf(at);
    for (let t = from; t < until && t < terminals.count; t += 1) {
      if (switchedOn(terminals, t, day, (at - instantOf(day, 0)) / minute)) status(t, at, day);
    }
    world.at(at + 10 * second, () => tick(at + 10 * second));
  }

  function status(t: number, at: number, day: number): void {
    const luck = hashUnit(seed, 823, t, day);
    const faults =
      luck < 0.001 ? '["printer"]' : luck < 0.0015 ? '["card_reader"]' : luck < 0.002 ? '["battery"]' : '[]';
    const signal = -60 - Math.floor(45 * hashUnit(seed, 824, t, at & 0x7fffffff));
    const line =
      `{"kind":"terminal.status","at":"${instantText(at)}","source":"tms","terminal":"${terminalId(t)}","faults":${faults}` +
      `,"signalDbm":${signal},"batteryPercent":${30 + Math.floor(70 * luck)},"pendingReversals":0,"offlineTransactions":0,"offlineAmount":0}`;
    if (world.hooks.cutOff.some((cutOff) => cutOff(t, at) !== 0)) return;
    world.outbox.send('tms', at, line);
  }

  tick(Math.ceil(world.start / (10 * second)) * 10 * second);
}
