import type { Profile } from '../profiles/profile.ts';
import { logNormal, stream } from '../random.ts';
import { chooser } from './choice.ts';

/** When a shop is open: 60 % close at 22:00, 30 % at midnight, 10 % never. */
export const shopHours = ['day', 'late', 'always'] as const;
export const openDay = 0;
export const openLate = 1;
export const openAlways = 2;

/** What a shop takes. Card-only shops have the D+0 contracts: wallet days end too late to be paid the same day. */
export const fullService = 0;
export const qrOnly = 1;
export const cardOnly = 2;

/** Columns over merchants. */
export interface Merchants {
  readonly count: number;
  readonly ids: readonly string[];
  readonly region: Uint8Array;
  readonly bank: Uint8Array;
  readonly hours: Uint8Array;
  readonly takes: Uint8Array;
  readonly weight: Float64Array;
  /** First terminal of each merchant; one more entry ends the last. */
  readonly firstTerminal: Int32Array;
}

const mccs = ['5411', '5812', '5331', '5912', '7011', '5541', '5651', '5732', '5944', '5814', '4121', '7230'];

export function buildMerchants(profile: Profile, seed: number): Merchants {
  const { merchants: count, terminals } = profile;
  const random = stream(seed, 101, count, terminals);
  const region = chooser(profile.regions);
  const bank = chooser(profile.banks);
  const hours = chooser([
    ['day', 0.6],
    ['late', 0.3],
    ['always', 0.1],
  ]);
  const takes = chooser([
    ['full', 0.62],
    ['qr', 0.24],
    ['card', 0.14],
  ]);
  const columns = {
    region: new Uint8Array(count),
    bank: new Uint8Array(count),
    hours: new Uint8Array(count),
    takes: new Uint8Array(count),
    weight: new Float64Array(count),
    firstTerminal: new Int32Array(count + 1),
  };
  const ids: string[] = new Array(count);
  const spare = terminals - count;
  for (let m = 0; m < count; m += 1) {
    columns.region[m] = region(random.unit());
    columns.bank[m] = bank(random.unit());
    columns.hours[m] = hours(random.unit());
    columns.takes[m] = takes(random.unit());
    columns.weight[m] = Math.min(7, logNormal(random, 0.7, 0.8));
    columns.firstTerminal[m] = m + Math.floor((spare * m) / count);
    ids[m] = merchantId(m, columns.region[m]!);
  }
  columns.firstTerminal[count] = terminals;
  return { count, ids, ...columns };
}

/** F42: institution 3, area 4, MCC 4, serial 4. Serials run out after 9,999 shops of one area, so areas are many. */
function merchantId(m: number, region: number): string {
  const mcc = mccs[m % mccs.length]!;
  const ordinal = Math.floor(m / mccs.length);
  const area = 1000 + region * 100 + Math.floor(ordinal / 10_000);
  return `102${area}${mcc}${String(ordinal % 10_000).padStart(4, '0')}`;
}
