import { dayLength, dayOf, dayText, instantOf, instantText, minute } from '../clock.ts';
import { hashUnit } from '../random.ts';
import { declineWith } from './fail.ts';
import { defineFault } from './fault.ts';
import { choice, count, days, minutes, moment, share } from './parameters.ts';
import { channelIndex, pickMerchants } from './pick.ts';

const refusals: Readonly<Record<string, string>> = { SUCCESS: 'NOAUTH', '10000': 'ACQ.ACCESS_FORBIDDEN' };

/** A wallet announces that it will stop collection for some sub-merchants; from the announced midnight it does. */
export const s16 = defineFault({
  id: 'S16',
  title: 'Wallet restricts sub-merchants on an announced day',
  causes: ['C24'],
  stages: ['account', 'channel'],
  teams: ['merchant_ops', 'risk_ops', 'channel_ops'],
  visibility: 'counter',
  window: { start: '2026-11-19T09:30:00+08:00', hours: 126 },
  parameters: {
    /** The announcement. */
    onset: moment(0, '10:00', '09:00', '17:00'),
    /** Midnights between the announcement and the restriction. */
    noticeDays: days(5, 1, 7),
    /** How long the restriction lasts. */
    minutes: minutes(720, 600, 900),
    channel: choice('wechat', 'wechat', 'alipay'),
    size: share(0.0024, 0.002, 0.02),
    floor: count(12, 12, 12),
  },
  effect(world, p, mask) {
    const channel = channelIndex(world, p.channel);
    const effectiveAt = instantOf(dayOf(p.onset), 0) + Math.max(1, Math.round(p.noticeDays)) * dayLength;
    const end = effectiveAt + p.minutes * minute;
    const code = refusals[world.profile.channels[channel]!.mix.approvedCode] ?? '03';
    const chosen = new Set<number>();
    const accepts = (m: number): boolean => {
      for (let pair = world.pairs.first[m]!; pair < world.pairs.first[m + 1]!; pair += 1)
        if (world.pairs.channel[pair] === channel) return true;
      return false;
    };
    return {
      onset: p.onset,
      end,
      scope: { channels: [p.channel] },
      begin() {
        for (const merchant of pickMerchants(world, p.size, p.floor, 1161, accepts)) {
          chosen.add(merchant);
          const at = Math.floor(p.onset + 10 * minute * hashUnit(world.seed, 1162, merchant));
          const line =
            `{"kind":"merchant.restriction","at":"${instantText(at)}","source":"risk","ref":"RST-${dayText(dayOf(p.onset)).replaceAll('-', '')}-${merchant}` +
            `","merchant":"${world.merchants.ids[merchant]}","channel":"${p.channel}","function":"collection","reason":"document_expired` +
            `","initiator":"wallet","effectiveAt":"${instantText(effectiveAt)}"}`;
          world.at(at, () => world.outbox.send('risk', at, line, undefined, mask));
        }
      },
      hooks: {
        attempt(a) {
          if (a.channel !== channel || a.startedAt < effectiveAt || a.startedAt >= end) return;
          if (chosen.has(a.merchant)) declineWith(a, code, mask);
        },
      },
    };
  },
});
