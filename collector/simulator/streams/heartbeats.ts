import { dayOf, instantText, minutesOf, second } from '../clock.ts';
import { switchedOn, terminalId } from '../population/terminals.ts';
import { mix } from '../random.ts';
import type { World } from '../world.ts';

/**
 * One heartbeat per terminal and period while its shop is open. Terminals beat in the order of their numbers, spread over
 * the period, so the fleet needs no queue of its own.
 */
export function heartbeats(world: World): void {
  const { terminals, profile, hooks } = world;
  const periodMs = profile.heartbeatSeconds * second;
  const networks = profile.networks.map(([name]) => `","network":"${name}","rttMs":`);

  function beat(t: number, at: number, day: number, minutes: number): void {
    if (!switchedOn(terminals, t, day, minutes)) return;
    const { network } = terminals.groups.all[terminals.group[t]!]!;
    const noise = mix(t, at & 0x7fffffff);
    const rtt = (network === 0 ? 90 : 35) + (noise & 127);
    const line = `{"kind":"terminal.heartbeat","at":"${instantText(at)}","source":"tms","terminal":"${terminalId(t)}${networks[network]}${rtt}}`;
    let mask = 0;
    for (const cutOff of hooks.cutOff) mask |= cutOff(t, at);
    if (mask === 0) world.outbox.send('tms', at, line);
    else world.truth.touched(mask, world.outbox.sentAt('tms', at, line));
  }

  function tick(at: number): void {
    const phase = at % periodMs;
    const from = Math.ceil((phase * terminals.count) / periodMs);
    const until = Math.ceil(((phase + second) * terminals.count) / periodMs);
    const day = dayOf(at);
    const minutes = minutesOf(at);
    for (let t = from; t < until && t < terminals.count; t += 1) {
      beat(t, at + Math.floor((t * periodMs) / terminals.count) - phase, day, minutes);
    }
    world.at(at + second, () => tick(at + second));
  }

  tick(world.start);
}
