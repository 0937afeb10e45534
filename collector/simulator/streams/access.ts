import { dayOf, dayText, instantText, minute, minutesOf, second } from '../clock.ts';
import type { GatewayReport, LinkReport } from '../hooks.ts';
import { clearingDayCut } from '../money/cut.ts';
import { switchedOn } from '../population/terminals.ts';
import { hashUnit, poisson, stream } from '../random.ts';
import type { World } from '../world.ts';

/** Each gateway reports every minute: connections, and connection errors by reason. */
export function gatewayReports(world: World): void {
  const { terminals, profile, seed } = world;
  const byGateway: number[][] = profile.gateways.map(() => []);
  for (let t = 0; t < terminals.count; t += 1)
    byGateway[terminals.groups.all[terminals.group[t]!]!.gateway]!.push(t);

  /** Connections counted over a sample, and the faults that keep some away. */
  function connections(gateway: number, at: number): readonly [number, number] {
    const fleet = byGateway[gateway]!;
    const step = Math.max(1, Math.floor(fleet.length / 500));
    const day = dayOf(at);
    const minutes = minutesOf(at);
    let on = 0;
    let away = 0;
    for (let n = 0; n < fleet.length; n += step) {
      const t = fleet[n]!;
      if (!switchedOn(terminals, t, day, minutes)) continue;
      let mask = 0;
      for (const cutOff of world.hooks.cutOff) mask |= cutOff(t, at);
      if (mask === 0) on += step;
      away |= mask;
    }
    return [Math.min(fleet.length, on), away];
  }

  function tick(at: number): void {
    profile.gateways.forEach((name, gateway) => {
      const random = stream(seed, 831, gateway, Math.floor(at / minute));
      const [online, away] = connections(gateway, at);
      const report: GatewayReport = {
        gateway,
        at,
        up: true,
        connections: online,
        errors: {
          tls: poisson(random, online * 0.00004),
          tcp_reset: poisson(random, online * 0.0004),
          timeout: poisson(random, online * 0.0008),
        },
        touched: away,
      };
      for (const change of world.hooks.gateway) change(report);
      const line =
        `{"kind":"access.gateway","at":"${instantText(at)}","source":"access","gateway":"${name}","from":"${instantText(at - minute)}` +
        `","up":${report.up},"connections":${report.connections},"errors":${JSON.stringify(report.errors)}}`;
      world.outbox.send('access', at, line, undefined, report.touched);
    });
    world.at(at + minute, () => tick(at + minute));
  }

  const first = (Math.floor(world.start / minute) + 1) * minute;
  world.at(first, () => tick(first));
}

/** Line test of every channel link each 30 s. */
export function channelLinks(world: World): void {
  const { profile, seed } = world;
  const every = 30 * second;

  function tick(at: number): void {
    profile.channels.forEach((channel, c) => {
      channel.links.forEach((link, l) => {
        const rttMs = Math.round(8 + 12 * hashUnit(seed, 832, c * 8 + l, Math.floor(at / every)));
        const report: LinkReport = {
          channel: c,
          link: l,
          at: at + c * 200 + l * 50,
          up: true,
          rttMs,
          touched: 0,
        };
        for (const change of world.hooks.link) change(report);
        const rtt = report.up ? `,"rttMs":${report.rttMs}` : '';
        const line =
          `{"kind":"channel.link","at":"${instantText(report.at)}","source":"switch","channel":"${channel.id}","link":"${link}` +
          `","up":${report.up}${rtt}}`;
        world.outbox.send('switch', report.at, line, undefined, report.touched);
      });
    });
    world.at(at + every, () => tick(at + every));
  }

  world.at(world.start + 1_000, () => tick(world.start + 1_000));
}

/** Messages 201 and 202 around each day-cut of card and QR channels. Wallets have none: their day ends at midnight. */
export function cutOvers(world: World): void {
  const { profile } = world;
  profile.channels.forEach((channel, c) => {
    if (channel.family === 'wallet') return;
    const day = (d: number): void => {
      const { start, end } = clearingDayCut(world, c, d);
      if (start >= world.start) {
        world.at(start - 50, () => send(c, d, start, 'start'));
        world.at(end - 50, () => send(c, d, end, 'end'));
      }
      world.at(Math.max(world.start, start), () => day(d + 1));
    };
    day(dayOf(world.start));
  });

  function send(channel: number, day: number, at: number, phase: 'start' | 'end'): void {
    const line =
      `{"kind":"channel.cutover","at":"${instantText(at)}","source":"switch","channel":"${profile.channels[channel]!.id}` +
      `","clearingDay":"${dayText(day)}","phase":"${phase}"}`;
    world.outbox.send('switch', at, line);
  }
}
