import { closeBatches } from '../batches/settlement.ts';
import { payments } from '../payments/generate.ts';
import type { World } from '../world.ts';
import { channelLinks, cutOvers, gatewayReports } from './access.ts';
import { complaints } from './complaints.ts';
import { heartbeats } from './heartbeats.ts';
import { limitHits } from './limits.ts';
import { presence } from './presence.ts';
import { changes, maintenance } from './register.ts';
import { signIns, statuses } from './terminals.ts';
import { testTraffic } from './tests.ts';
import { watermarks } from './watermarks.ts';

/** Everything that happens by itself begins. The order is part of what makes runs repeatable. */
export function startStreams(world: World, extraDelay: number): void {
  payments(world);
  if (world.presence) presence(world);
  else heartbeats(world);
  signIns(world);
  statuses(world);
  gatewayReports(world);
  channelLinks(world);
  cutOvers(world);
  closeBatches(world);
  world.clearing.start();
  world.settlement.start();
  world.treasury.start();
  world.freezes.start();
  maintenance(world);
  changes(world);
  limitHits(world);
  complaints(world);
  testTraffic(world);
  world.late.start();
  watermarks(world, extraDelay);
}
