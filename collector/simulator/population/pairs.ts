import type { Profile } from '../profiles/profile.ts';
import { hashUnit } from '../random.ts';
import { type Alias, aliasTable } from './choice.ts';
import { cardOnly, fullService, type Merchants, openAlways, openDay, qrOnly } from './merchants.ts';

/** A pair is a merchant on a channel: the grain of clearing lines and order parts. */
export interface Pairs {
  readonly count: number;
  readonly merchant: Int32Array;
  readonly channel: Uint8Array;
  /** First pair of each merchant; one more entry ends the last. */
  readonly first: Int32Array;
  /** Who may sell on a channel in a band of the day: 0 = shops that never close, 1 = and late ones, 2 = all. */
  readonly sellers: readonly (readonly Alias[])[];
}

/** Regions whose cards run over the second institution code. */
const southern = (profile: Profile, region: number): boolean =>
  /^(south|guangdong|guangxi|hainan|fujian|yunnan|guizhou|hunan|jiangxi|hongkong)$/.test(
    profile.regions[region]![0],
  );

function accepts(
  profile: Profile,
  merchants: Merchants,
  merchant: number,
  channel: number,
  seed: number,
): boolean {
  const takes = merchants.takes[merchant]!;
  const luck = hashUnit(seed, 201, merchant, channel);
  switch (profile.channels[channel]!.id) {
    case 'cup_card':
      return takes !== qrOnly && !southern(profile, merchants.region[merchant]!);
    case 'cup_card_south':
      return takes !== qrOnly && southern(profile, merchants.region[merchant]!);
    case 'cup_qr':
      return takes === fullService || luck < 0.4;
    case 'nucc_qr':
      return takes !== cardOnly && luck < 0.4;
    case 'wechat':
    case 'alipay':
      return takes !== cardOnly;
    case 'wechat_mini':
    case 'alipay_mini':
      return takes !== cardOnly && luck < 0.12;
    case 'visa':
    case 'mastercard':
      return takes === fullService && luck < 0.1;
    default:
      return takes !== qrOnly && luck < 0.12;
  }
}

export function buildPairs(profile: Profile, merchants: Merchants, seed: number): Pairs {
  const merchant: number[] = [];
  const channel: number[] = [];
  const first = new Int32Array(merchants.count + 1);
  for (let m = 0; m < merchants.count; m += 1) {
    first[m] = merchant.length;
    for (let c = 0; c < profile.channels.length; c += 1) {
      if (!accepts(profile, merchants, m, c, seed)) continue;
      merchant.push(m);
      channel.push(c);
    }
  }
  first[merchants.count] = merchant.length;
  const columns = { merchant: Int32Array.from(merchant), channel: Uint8Array.from(channel), first };
  const sellers = profile.channels.map((_, c) =>
    [openAlways, openAlways - 1, openDay].map((hours) => sellersOf(columns, merchants, c, hours)),
  );
  return { count: merchant.length, ...columns, sellers };
}

function sellersOf(
  pairs: Pick<Pairs, 'merchant' | 'channel'>,
  merchants: Merchants,
  channel: number,
  hours: number,
): Alias {
  const items: number[] = [];
  for (let p = 0; p < pairs.merchant.length; p += 1) {
    if (pairs.channel[p] === channel && merchants.hours[pairs.merchant[p]!]! >= hours) items.push(p);
  }
  const weights = Float64Array.from(items, (p) => merchants.weight[pairs.merchant[p]!]!);
  return aliasTable(Int32Array.from(items), weights);
}
