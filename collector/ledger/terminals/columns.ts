import { type Column, column } from '../../state/column.ts';
import type { Interner } from '../../state/interner.ts';
import { packedInterner } from '../../state/packedinterner.ts';
import type { StateSpace } from '../../state/part.ts';
import { type Dictionary, dictionary } from './dictionary.ts';

/** Every terminal ever heard of, as numbers in packed columns: no object per terminal. Times are epoch seconds. */
export interface TerminalColumns {
  readonly ids: Interner;
  /** Lifecycle in the low bits, see `lifecycleBits`. */
  readonly life: Column;
  /** Time of the record the lifecycle, or the attributes, come from. */
  readonly lifeAt: Column;
  readonly attributesAt: Column;
  /** 0 = never; up to a checkpoint interval old after a crash. */
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
}

/** The lifecycle; the higher bits say which attributes the device itself spoke of last. */
export const lifecycleBits = 3;
export const networkFromDevice = 4;
export const firmwareFromDevice = 8;

export function terminalColumns(space: StateSpace): TerminalColumns {
  return {
    ids: space.register(packedInterner('terminals')),
    life: space.register(column('terminals.life', 'u8')),
    lifeAt: space.register(column('terminals.lifeat', 'u32')),
    attributesAt: space.register(column('terminals.attributesat', 'u32')),
    lastSeen: space.register(column('terminals.lastseen', 'u32', { lazy: true })),
    period: space.register(column('terminals.period', 'u32')),
    place: space.register(column('terminals.place', 'u16')),
    device: space.register(column('terminals.device', 'u16')),
    provision: space.register(column('terminals.provision', 'u16')),
    places: dictionary(space, 'terminals.places', ['', '', '', '']),
    devices: dictionary(space, 'terminals.devices', ['', '']),
    provisions: dictionary(space, 'terminals.provisions', []),
  };
}
