import { dayText, instantText, minute } from '../clock.ts';
import { defineSituation } from '../faults/fault.ts';
import { count, minutes, moment } from '../faults/parameters.ts';
import { referenceNumber } from '../payments/numbers.ts';
import { terminalId } from '../population/terminals.ts';
import { hashUnit } from '../random.ts';

/** A shop with subscriptions bills its customers at once; hundreds of cards have no money. */
export const b04 = defineSituation({
  id: 'B04',
  title: "One merchant's mass declines for insufficient funds",
  window: { start: '2026-11-24T09:00:00+08:00', hours: 4 },
  parameters: {
    onset: moment(0, '10:30', '10:00', '17:00'),
    minutes: minutes(20, 10, 30),
    count: count(400, 150, 900),
  },
  effect(world, p) {
    const channel = 0;
    const profile = world.profile.channels[channel]!;
    const pair = world.pairs.channel.indexOf(channel);
    const merchant = world.pairs.merchant[pair]!;
    const terminal = world.merchants.firstTerminal[merchant]!;
    const end = p.onset + p.minutes * minute;
    const send = (n: number, at: number): void => {
      const issuers = world.profile.issuers;
      const issuer = issuers[Math.floor(hashUnit(world.seed, 2041, n) * issuers.length)]![0];
      const line =
        `{"kind":"authorization","at":"${instantText(at)}","source":"switch","channel":"${profile.id}","rrn":"${referenceNumber(profile, at, n % 1296, 'T')}` +
        `","clearingDay":"${dayText(world.clearingDay(channel, at))}","merchant":"${world.merchants.ids[merchant]}","terminal":"${terminalId(terminal)}` +
        `","type":"sale","amount":3000,"currency":"CNY","code":"51","state":"declined","latencyMs":400,"issuer":"${issuer}",` +
        `${world.terminals.groups.all[world.terminals.group[terminal]!]!.json},"node":"${world.profile.nodes[n % world.profile.nodes.length]}"}`;
      world.outbox.send('switch', at, line);
    };
    return {
      onset: p.onset,
      end,
      begin() {
        for (let n = 0; n < p.count; n += 1) {
          const at = Math.floor(p.onset + ((end - p.onset) * n) / p.count);
          world.at(at, () => send(n, at));
        }
      },
    };
  },
});
