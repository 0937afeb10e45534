import { type Column, column } from '../../state/column.ts';
import { interner } from '../../state/interner.ts';
import type { Booked, Foundation } from '../book.ts';
import { type Dictionary, dictionary } from './dictionary.ts';
import { lifecycle } from './standing.ts';

/** Low bits of `life` are the lifecycle; these say that the newest word on an attribute came from the device itself. */
const networkFromDevice = 4;
const firmwareFromDevice = 8;
export const lifecycleBits = 3;

/**
 * Every terminal ever heard of, as numbers in packed columns: no object per terminal. Times are epoch seconds; a
 * record of the same second as the one held is taken for newer, as sources send in order.
 */
export interface Roster {
  /** Number of a terminal, for columns of other books; a new one is enlisted. */
  number(terminal: string): number;
  readonly size: number;
  readonly life: Column;
  readonly lastSeen: Column;
  /** Expected seconds between heartbeats, 0 = sends none. */
  readonly period: Column;
  /** Codes into `places`, `devices`, `provisions`. */
  readonly place: Column;
  readonly device: Column;
  readonly provision: Column;
  /** region, network, carrier, gateway */
  readonly places: Dictionary;
  /** model, firmware */
  readonly devices: Dictionary;
  /** channels, in the order of the configuration */
  readonly provisions: Dictionary;
  register(e: Booked<'terminal.registry'>, at: number): void;
  /** The terminal's number, or undefined for a beat that is not newer than the last. */
  beat(e: Booked<'terminal.heartbeat'>, at: number): number | undefined;
}

const blankPlace = ['', '', '', ''] as const;
const blankDevice = ['', ''] as const;

export function roster({ space, vocabulary }: Foundation): Roster {
  const ids = space.register(interner('terminals'));
  const life = space.register(column('terminals.life', 'u8'));
  const lifeAt = space.register(column('terminals.lifeat', 'u32'));
  const attributesAt = space.register(column('terminals.attributesat', 'u32'));
  const lastSeen = space.register(column('terminals.lastseen', 'u32', { lazy: true }));
  const period = space.register(column('terminals.period', 'u32'));
  const place = space.register(column('terminals.place', 'u16'));
  const device = space.register(column('terminals.device', 'u16'));
  const provision = space.register(column('terminals.provision', 'u16'));
  const places = dictionary(space, 'terminals.places', blankPlace);
  const devices = dictionary(space, 'terminals.devices', blankDevice);
  const provisions = dictionary(space, 'terminals.provisions', []);
  const firmwares = new Set(vocabulary.firmwares.map(([, firmware]) => firmware));

  const known = (value: string | undefined, values: readonly string[]): string | undefined =>
    value === undefined || values.includes(value) ? value : 'other';
  const knownFirmware = (value: string | undefined): string | undefined =>
    value === undefined || firmwares.has(value) ? value : 'other';

  function setPlace(n: number, region?: string, network?: string, carrier?: string, gateway?: string): void {
    const before = place.get(n);
    const [r, w, c, g] = places.values(before) as typeof blankPlace;
    if ((region ?? r) === r && (network ?? w) === w && (carrier ?? c) === c && (gateway ?? g) === g) return;
    place.set(n, places.code([region ?? r, network ?? w, carrier ?? c, gateway ?? g]));
  }

  function setDevice(n: number, model?: string, firmware?: string): void {
    const [m, f] = devices.values(device.get(n)) as typeof blankDevice;
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
    number: (terminal) => ids.intern(terminal),
    get size() {
      return ids.size;
    },
    life,
    lastSeen,
    period,
    place,
    device,
    provision,
    places,
    devices,
    provisions,
    register(e, at) {
      const n = ids.intern(e.terminal);
      const seconds = Math.floor(at / 1000);
      live(n, e.action, seconds);
      describe(n, e, seconds);
    },
    beat(e, at) {
      const n = ids.intern(e.terminal);
      const seconds = Math.floor(at / 1000);
      if (seconds <= lastSeen.get(n)) return undefined;
      lastSeen.set(n, seconds);
      if (seconds < attributesAt.get(n)) return n;
      if (e.network !== undefined) {
        setPlace(n, undefined, known(e.network, vocabulary.networks));
        fromDevice(n, networkFromDevice);
      }
      if (e.firmware !== undefined) {
        setDevice(n, undefined, knownFirmware(e.firmware));
        fromDevice(n, firmwareFromDevice);
      }
      return n;
    },
  };
}
