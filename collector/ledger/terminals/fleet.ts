import type { Vocabulary } from '../../config/vocabulary.ts';
import type { Column } from '../../state/column.ts';
import { type Counts, counts } from '../counts.ts';
import type { Presence } from './presence.ts';
import { lifecycleBits, type Roster } from './roster.ts';
import {
  silenceBands,
  standingCount,
  standingOf,
  standings,
  stateOfStanding,
  terminalStates,
} from './standing.ts';

/** The fleet at an instant. What only snapshots report is in every count but `onChannel`, which they say nothing of. */
export interface Fleet {
  /** state, region, network: each terminal once. */
  readonly terminals: Counts;
  /** silent_for (cumulative), region, network */
  readonly silent: Counts;
  /** region, carrier: terminals silent for 5 minutes or more. */
  readonly silentByCarrier: Counts;
  /** region, carrier: terminals that are online or silent, hence ever heard from. */
  readonly heardByCarrier: Counts;
  /** gateway, state (online, silent) */
  readonly byGateway: Counts;
  /** version (`model|firmware`), state (online, silent) */
  readonly byVersion: Counts;
  /** channel, state: a terminal counts in each of its channels. */
  readonly onChannel: Counts;
  /** Terminals that were heard from, but that the registry has not named. */
  readonly unregistered: number;
}

export const versionKey = (model: string, firmware: string): string => `${model}|${firmware}`;

/** Terminals by code of a dictionary and standing: what one pass over the columns gives. */
interface Pass {
  readonly places: Float64Array;
  readonly devices: Float64Array;
  readonly provisions: Float64Array;
  readonly unregistered: number;
}

/** Packed values that reach to `size`, so that the pass needs no bounds of its own. */
function covering<A>(of: Column, size: number): A {
  if (size > 0 && of.values().length < size) of.set(size - 1, 0);
  return of.values() as A;
}

function pass(roster: Roster, presence: Presence, now: number): Pass {
  const { size } = roster;
  const life = covering<Uint8Array>(roster.life, size);
  const lastSeen = covering<Uint32Array>(roster.lastSeen, size);
  const period = covering<Uint32Array>(roster.period, size);
  const place = covering<Uint16Array>(roster.place, size);
  const device = covering<Uint16Array>(roster.device, size);
  const provision = covering<Uint16Array>(roster.provision, size);
  const places = new Float64Array(roster.places.size * standingCount);
  const devices = new Float64Array(roster.devices.size * standingCount);
  const provisions = new Float64Array(roster.provisions.size * standingCount);
  const seconds = Math.floor(now / 1000);
  let unregistered = 0;

  for (let n = 0; n < size; n++) {
    const standing = standingOf(life[n]! & lifecycleBits, lastSeen[n]!, period[n]!, seconds);
    if (standing === standings.unregistered) {
      if (lastSeen[n]! > 0) unregistered++;
      continue;
    }
    places[place[n]! * standingCount + standing]! += 1;
    devices[device[n]! * standingCount + standing]! += 1;
    provisions[provision[n]! * standingCount + standing]! += 1;
  }

  presence.each('places', (code, standing, terminals) => {
    places[code * standingCount + standing]! += terminals;
  });
  presence.each('devices', (code, standing, terminals) => {
    devices[code * standingCount + standing]! += terminals;
  });
  return { places, devices, provisions, unregistered };
}

/** Counts the fleet at `now` (epoch ms): one pass over the packed columns, about 4 ns a terminal. */
export function fleetAt(roster: Roster, presence: Presence, vocabulary: Vocabulary, now: number): Fleet {
  const { regions, networks, carriers, gateways, channels, firmwares } = vocabulary;
  const state = { label: 'state', values: terminalStates };
  const heard = { label: 'state', values: terminalStates.slice(0, 2) };
  const region = { label: 'region', values: regions };
  const network = { label: 'network', values: networks };
  const carrier = { label: 'carrier', values: carriers };
  const versions = firmwares.map(([model, firmware]) => versionKey(model, firmware));
  const fleet = {
    terminals: counts(state, region, network),
    silent: counts({ label: 'silent_for', values: silenceBands }, region, network),
    silentByCarrier: counts(region, carrier),
    heardByCarrier: counts(region, carrier),
    byGateway: counts({ label: 'gateway', values: gateways }, heard),
    byVersion: counts({ label: 'version', values: versions }, heard),
    onChannel: counts({ label: 'channel', values: channels }, state),
  };
  const { places, devices, provisions, unregistered } = pass(roster, presence, now);

  eachCount(places, (code, standing, terminals) => {
    const [regionName, networkName, carrierName, gatewayName] = roster.places.values(code);
    const [r, w] = [positionOf(regions, regionName), positionOf(networks, networkName)];
    const at = stateOfStanding[standing]!;
    fleet.terminals.addAt(terminals, at, r, w);
    if (at > 1) return;
    const c = positionOf(carriers, carrierName);
    fleet.heardByCarrier.addAt(terminals, r, c);
    fleet.byGateway.addAt(terminals, positionOf(gateways, gatewayName), at);
    if (at === 0) return;
    fleet.silentByCarrier.addAt(terminals, r, c);
    for (let band = 0; band <= standing - standings.silent; band++) fleet.silent.addAt(terminals, band, r, w);
  });
  eachCount(devices, (code, standing, terminals) => {
    const at = stateOfStanding[standing]!;
    if (at > 1) return;
    const [model = '', firmware = ''] = roster.devices.values(code);
    const pair = versions.indexOf(versionKey(model, firmware));
    fleet.byVersion.addAt(terminals, pair < 0 ? versions.length - 1 : pair, at);
  });
  eachCount(provisions, (code, standing, terminals) => {
    for (const channel of roster.provisions.values(code)) {
      const at = channels.indexOf(channel);
      if (at >= 0) fleet.onChannel.addAt(terminals, at, stateOfStanding[standing]!);
    }
  });
  return { ...fleet, unregistered };
}

/** Position of a value in its label set; what was not said, or is no longer configured, is `other`. */
export function positionOf(values: readonly string[], value: string | undefined): number {
  const at = value === undefined ? -1 : values.indexOf(value);
  return at >= 0 ? at : values.indexOf('other');
}

function eachCount(
  numbers: Float64Array,
  visit: (code: number, standing: number, terminals: number) => void,
): void {
  for (let i = 0; i < numbers.length; i++)
    if (numbers[i]! > 0) visit(Math.floor(i / standingCount), i % standingCount, numbers[i]!);
}
