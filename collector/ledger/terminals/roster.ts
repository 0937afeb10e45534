import type { Vocabulary } from '../../config/vocabulary.ts';
import type { Booked } from '../book.ts';
import type { Census } from './census.ts';
import { firmwareFromDevice, lifecycleBits, networkFromDevice, type TerminalColumns } from './columns.ts';
import { lifecycle } from './standing.ts';

/**
 * What registry records and heartbeats say of single terminals. The newest word wins, for the lifecycle, the
 * attributes and last-seen each on its own; one of the same second as the word held is taken for newer, as sources
 * send in order.
 */
export interface Roster {
  register(e: Booked<'terminal.registry'>, at: number): void;
  /** The terminal's number, or undefined for a beat that is not newer than the last. */
  beat(e: Booked<'terminal.heartbeat'>, at: number): number | undefined;
}

type Place = [region: string, network: string, carrier: string, gateway: string];
type Device = [model: string, firmware: string];

export function roster(columns: TerminalColumns, counted: Census, vocabulary: Vocabulary): Roster {
  const { ids, life, lifeAt, attributesAt, lastSeen, period, place, device, provision } = columns;
  const { places, devices, provisions } = columns;
  const firmwares = new Set(vocabulary.firmwares.map(([, firmware]) => firmware));

  const known = (value: string | undefined, values: readonly string[]): string | undefined =>
    value === undefined || values.includes(value) ? value : 'other';
  const knownFirmware = (value: string | undefined): string | undefined =>
    value === undefined || firmwares.has(value) ? value : 'other';

  function setPlace(n: number, region?: string, network?: string, carrier?: string, gateway?: string): void {
    const [r, w, c, g] = places.values(place.get(n)) as Place;
    if ((region ?? r) === r && (network ?? w) === w && (carrier ?? c) === c && (gateway ?? g) === g) return;
    place.set(n, places.code([region ?? r, network ?? w, carrier ?? c, gateway ?? g]));
  }

  function setDevice(n: number, model?: string, firmware?: string): void {
    const [m, f] = devices.values(device.get(n)) as Device;
    if ((model ?? m) === m && (firmware ?? f) === f) return;
    device.set(n, devices.code([model ?? m, firmware ?? f]));
  }

  function live(n: number, action: Booked<'terminal.registry'>['action'], seconds: number): void {
    const flags = life.get(n);
    if (action === 'move') {
      // Says where a terminal is, not how it is: an earlier suspension may still arrive and must hold.
      if ((flags & lifecycleBits) === lifecycle.unregistered) life.set(n, flags | lifecycle.inService);
      return;
    }
    if (seconds < lifeAt.get(n)) return;
    const next =
      action === 'suspend'
        ? lifecycle.suspended
        : action === 'decommission'
          ? lifecycle.decommissioned
          : lifecycle.inService;
    life.set(n, (flags & ~lifecycleBits) | next);
    lifeAt.set(n, seconds);
  }

  function describe(n: number, e: Booked<'terminal.registry'>, seconds: number): void {
    const { region, network, carrier, gateway, model, firmware, channels, heartbeatSeconds } = e;
    const said = [region, network, carrier, gateway, model, firmware, channels, heartbeatSeconds];
    if (seconds < attributesAt.get(n) || said.every((value) => value === undefined)) return;
    attributesAt.set(n, seconds);
    const keeps = seconds < lastSeen.get(n) ? life.get(n) : 0;
    setPlace(
      n,
      known(region, vocabulary.regions),
      keeps & networkFromDevice ? undefined : known(network, vocabulary.networks),
      known(carrier, vocabulary.carriers),
      known(gateway, vocabulary.gateways),
    );
    setDevice(
      n,
      known(model, vocabulary.models),
      keeps & firmwareFromDevice ? undefined : knownFirmware(firmware),
    );
    if (channels !== undefined)
      provision.set(n, provisions.code(vocabulary.channels.filter((channel) => channels.includes(channel))));
    if (heartbeatSeconds !== undefined) period.set(n, heartbeatSeconds);
  }

  function fromDevice(n: number, flag: number): void {
    const flags = life.get(n);
    if ((flags & flag) === 0) life.set(n, flags | flag);
  }

  return {
    register(e, at) {
      const n = ids.intern(e.terminal);
      const seconds = Math.floor(at / 1000);
      counted.leaves(n);
      live(n, e.action, seconds);
      describe(n, e, seconds);
      counted.enters(n);
    },
    beat(e, at) {
      const n = ids.intern(e.terminal);
      const seconds = Math.floor(at / 1000);
      const last = lastSeen.get(n);
      if (seconds <= last) return undefined;
      const speaks = seconds >= attributesAt.get(n) && (e.network !== undefined || e.firmware !== undefined);
      if (last > 0 && !speaks) {
        lastSeen.set(n, seconds);
        return n;
      }
      counted.leaves(n);
      lastSeen.set(n, seconds);
      if (speaks && e.network !== undefined) {
        setPlace(n, undefined, known(e.network, vocabulary.networks));
        fromDevice(n, networkFromDevice);
      }
      if (speaks && e.firmware !== undefined) {
        setDevice(n, undefined, knownFirmware(e.firmware));
        fromDevice(n, firmwareFromDevice);
      }
      counted.enters(n);
      return n;
    },
  };
}
