import type { Vocabulary } from '../../config/vocabulary.ts';
import { type Counts, counts } from '../counts.ts';
import type { Census } from './census.ts';
import type { TerminalColumns } from './columns.ts';
import type { Presence } from './presence.ts';
import { silenceBands, standingCount, standings, stateOfStanding, terminalStates } from './standing.ts';

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

/** Counts the fleet at `now` (epoch ms): the census of the registry, and the newest snapshots on top of it. */
export function fleetAt(
  columns: TerminalColumns,
  census: Census,
  presence: Presence,
  vocabulary: Vocabulary,
  now: number,
): Fleet {
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
  const counted = census.at(now);
  for (const kind of ['places', 'devices'] as const)
    presence.each(kind, (code, standing, terminals) => {
      counted[kind][code * standingCount + standing]! += terminals;
    });

  eachCount(counted.places, (code, standing, terminals) => {
    const [regionName, networkName, carrierName, gatewayName] = columns.places.values(code);
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
  eachCount(counted.devices, (code, standing, terminals) => {
    const at = stateOfStanding[standing]!;
    if (at > 1) return;
    const [model = '', firmware = ''] = columns.devices.values(code);
    fleet.byVersion.addAt(terminals, versionAt(versions, model, firmware), at);
  });
  eachCount(counted.provisions, (code, standing, terminals) => {
    for (const channel of columns.provisions.values(code)) {
      const at = channels.indexOf(channel);
      if (at >= 0) fleet.onChannel.addAt(terminals, at, stateOfStanding[standing]!);
    }
  });
  return { ...fleet, unregistered: counted.unregistered };
}

/** Position of a value in its label set; what was not said, or is no longer configured, is `other`. */
export function positionOf(values: readonly string[], value: string | undefined): number {
  const at = value === undefined ? -1 : values.indexOf(value);
  return at >= 0 ? at : values.indexOf('other');
}

/** Position of a version; snapshots know models without firmware. */
function versionAt(versions: readonly string[], model: string, firmware: string): number {
  const known = versions.indexOf(versionKey(model, firmware));
  if (known >= 0) return known;
  const ofModel = versions.indexOf(versionKey(model, 'other'));
  return ofModel >= 0 ? ofModel : versions.indexOf(versionKey('other', 'other'));
}

function eachCount(
  numbers: Int32Array,
  visit: (code: number, standing: number, terminals: number) => void,
): void {
  for (let i = 0; i < numbers.length; i++)
    if (numbers[i]! > 0) visit(Math.floor(i / standingCount), i % standingCount, numbers[i]!);
}
