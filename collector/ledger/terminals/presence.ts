import { table } from '../../state/table.ts';
import type { Booked, Foundation } from '../book.ts';
import type { TerminalColumns } from './columns.ts';
import { standings } from './standing.ts';

/** Code of a place or device, then terminals: no heartbeat, online, and silent by band without the later bands. */
type Group = [code: number, ...terminals: number[]];

interface Snapshot {
  /** Event time, epoch ms. */
  readonly at: number;
  readonly places: readonly Group[];
  readonly devices: readonly Group[];
}

/** Standings of the numbers of a group, in their order. */
const standingsOfGroup = [
  standings.noHeartbeat,
  standings.online,
  standings.silent,
  standings.silent + 1,
  standings.silent + 2,
  standings.silent + 3,
] as const;

/**
 * Snapshots of fleet managers that count their terminals instead of sending beats: the newest of each source, summed
 * up by place and by device, which is all that is asked of it.
 */
export interface Presence {
  /** False for a snapshot that is not newer than the one held. */
  take(e: Booked<'terminal.presence'>, at: number, source: string): boolean;
  each(kind: 'places' | 'devices', visit: (code: number, standing: number, terminals: number) => void): void;
}

export function presence({ space, vocabulary }: Foundation, columns: TerminalColumns): Presence {
  const snapshots = space.register(table<Snapshot>('terminals.presence'));
  const firmwares = new Set(vocabulary.firmwares.map(([, firmware]) => firmware));
  const known = (value: string | undefined, values: { includes(v: string): boolean }): string =>
    value === undefined ? '' : values.includes(value) ? value : 'other';

  function add(groups: Map<number, Group>, code: number, terminals: readonly number[]): void {
    const sum = groups.get(code);
    if (sum === undefined) groups.set(code, [code, ...terminals]);
    else for (let i = 0; i < terminals.length; i++) sum[i + 1]! += terminals[i]!;
  }

  return {
    take(e, at, source) {
      if ((snapshots.get(source)?.at ?? 0) >= at) return false;
      const places = new Map<number, Group>();
      const devices = new Map<number, Group>();
      for (const group of e.groups) {
        const terminals = split(group);
        const { regions, networks, carriers, gateways, models } = vocabulary;
        add(
          places,
          columns.places.code([
            known(group.region, regions),
            known(group.network, networks),
            known(group.carrier, carriers),
            known(group.gateway, gateways),
          ]),
          terminals,
        );
        const firmware = known(group.firmware, { includes: (v) => firmwares.has(v) });
        add(devices, columns.devices.code([known(group.model, models), firmware]), terminals);
      }
      snapshots.set(source, { at, places: [...places.values()], devices: [...devices.values()] });
      return true;
    },
    each(kind, visit) {
      for (const [, snapshot] of snapshots.entries()) {
        for (const [code, ...terminals] of snapshot[kind])
          terminals.forEach((number, i) => {
            visit(code, standingsOfGroup[i]!, number);
          });
      }
    },
  };
}

/**
 * Takes the cumulative bands apart. Who is neither online nor silent sends no heartbeats; without any band, everyone
 * who is not online counts as silent for 5 minutes, and for how much longer nobody has said.
 */
function split(group: Booked<'terminal.presence'>['groups'][number]): number[] {
  const online = Math.min(group.online, group.active);
  const rest = group.active - online;
  const capped = (count: number | undefined, atLeast: number): number =>
    Math.min(rest, Math.max(count ?? 0, atLeast));
  const day = capped(group.silent24h, 0);
  const hour = capped(group.silent1h, day);
  const quarter = capped(group.silent15m, hour);
  const silent = capped(group.silent5m ?? rest, quarter);
  return [rest - silent, online, silent - quarter, quarter - hour, hour - day, day];
}
