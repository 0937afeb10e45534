import { instantText } from '../clock.ts';
import { terminalId } from '../population/terminals.ts';
import type { World } from '../world.ts';

/** Tells the registry which firmware a terminal has now. */
export function sendFirmware(world: World, terminal: number, at: number): void {
  const { terminals, profile } = world;
  const group = terminals.groups.all[terminals.group[terminal]!]!;
  const model = profile.models[group.model]!;
  const line =
    `{"kind":"terminal.registry","at":"${instantText(at)}","source":"tms","terminal":"${terminalId(terminal)}","action":"move"` +
    `,"model":"${model.id}","firmware":"${model.firmwares[group.firmware]![0]}"}`;
  world.outbox.send('tms', at, line);
}

/** Takes a terminal off the books. */
export function sendDecommission(world: World, terminal: number, at: number): void {
  const line = `{"kind":"terminal.registry","at":"${instantText(at)}","source":"tms","terminal":"${terminalId(terminal)}","action":"decommission"}`;
  world.outbox.send('tms', at, line);
}
