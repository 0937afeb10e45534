import type { Profile } from '../profiles/profile.ts';
import { hashUnit, stream } from '../random.ts';
import { chooser } from './choice.ts';
import { type Groups, groupsOf } from './groups.ts';
import { type Merchants, openAlways, openDay } from './merchants.ts';

/** Columns over terminals. Times of day are minutes; a closing time above 1440 is after midnight. */
export interface Terminals {
  readonly count: number;
  readonly merchant: Int32Array;
  readonly group: Uint16Array;
  readonly opens: Uint16Array;
  readonly closes: Uint16Array;
  /** 1 once decommissioned in reality, 2 once the registry knows. */
  readonly gone: Uint8Array;
  /** 1 for every terminal of a shop but its first. */
  readonly spare: Uint8Array;
  /** 1 for every terminal that stays off on a local day. */
  resting(day: number): Uint8Array;
  readonly groups: Groups;
}

/** F41: 8 characters. */
export const terminalId = (terminal: number): string => `T${String(terminal).padStart(7, '0')}`;

export function buildTerminals(profile: Profile, merchants: Merchants, seed: number): Terminals {
  const { terminals: count } = profile;
  const random = stream(seed, 301, count, 0);
  const groups = groupsOf(profile);
  const network = chooser(profile.networks);
  const carrier = chooser(profile.carriers);
  const model = chooser(profile.models.map((m) => [m.id, m.share]));
  const firmware = profile.models.map((m) => chooser(m.firmwares));
  const columns = {
    merchant: new Int32Array(count),
    group: new Uint16Array(count),
    opens: new Uint16Array(count),
    closes: new Uint16Array(count),
    gone: new Uint8Array(count),
    spare: new Uint8Array(count),
  };
  for (let m = 0; m < merchants.count; m += 1) {
    for (let t = merchants.firstTerminal[m]!; t < merchants.firstTerminal[m + 1]!; t += 1) {
      columns.merchant[t] = m;
      columns.spare[t] = t === merchants.firstTerminal[m] ? 0 : 1;
      const n = network(random.unit());
      const c = carrier(random.unit());
      const k = model(random.unit());
      const f = firmware[k]!(random.unit());
      columns.group[t] = groups.id(
        merchants.region[m]!,
        n,
        profile.networks[n]![0] === 'cellular' ? c : -1,
        k,
        f,
      );
      setHours(columns.opens, columns.closes, t, merchants.hours[m]!, random.unit(), random.unit());
    }
  }
  return { count, ...columns, resting: restingDays(columns.spare, seed), groups };
}

/** Day shops sell 08:30–22:00, late shops 07:00–24:00; a terminal is on from before to after its batch is closed. */
function setHours(
  opens: Uint16Array,
  closes: Uint16Array,
  t: number,
  hours: number,
  a: number,
  b: number,
): void {
  if (hours === openAlways) {
    opens[t] = 0;
    closes[t] = 2880;
  } else if (hours === openDay) {
    opens[t] = 470 + Math.floor(35 * a);
    closes[t] = 1330 + Math.floor(40 * b);
  } else {
    opens[t] = 375 + Math.floor(40 * a);
    closes[t] = 1450 + Math.floor(45 * b);
  }
}

/** Whether a terminal is on at a time of day (minutes) of a local day. */
export function switchedOn(terminals: Terminals, t: number, day: number, minutes: number): boolean {
  if (terminals.gone[t] !== 0) return false;
  const closes = terminals.closes[t]!;
  const early = closes > 1440 && minutes < closes - 1440;
  if (!early && (minutes < terminals.opens[t]! || minutes >= closes)) return false;
  return terminals.resting(early ? day - 1 : day)[t] === 0;
}

/** Of the second and further terminals of shops, every 20th stays in its drawer for a day. */
function restingDays(spare: Uint8Array, seed: number): (day: number) => Uint8Array {
  const days = new Map<number, Uint8Array>();
  let lastDay = Number.NaN;
  let last = spare;
  return (day) => {
    if (day === lastDay) return last;
    let resting = days.get(day);
    if (resting === undefined) {
      resting = spare.map((isSpare, t) => (isSpare === 1 && hashUnit(seed, 302, t, day) < 0.05 ? 1 : 0));
      days.set(day, resting);
      days.delete(day - 3);
    }
    lastDay = day;
    last = resting;
    return resting;
  };
}

/** The terminal a shop sells on, for a uniform draw; -1 where it has none left. */
export function sellingTerminal(
  terminals: Terminals,
  merchants: Merchants,
  m: number,
  day: number,
  unit: number,
): number {
  const first = merchants.firstTerminal[m]!;
  const t = first + Math.floor(unit * (merchants.firstTerminal[m + 1]! - first));
  if (terminals.gone[t] !== 0) return -1;
  return terminals.resting(day)[t] === 1 ? first : t;
}
