import { instantText, minute } from '../clock.ts';
import { hashUnit } from '../random.ts';
import type { World } from '../world.ts';

/** Merchant of certification traffic; it has no contract, and everything it does is flagged. */
export const testMerchant = '102999959990001';

/** Sends one flagged authorization. */
export function sendTest(world: World, at: number, index: number, code: string): void {
  const rrn = `9T${String(Math.floor(at / 1000) % 100_000_000).padStart(8, '0')}${String(index % 100).padStart(2, '0')}`;
  const channel = world.profile.channels[0]!.id;
  const state = code === '00' ? 'approved' : 'declined';
  const line =
    `{"kind":"authorization","at":"${instantText(at)}","source":"switch","test":true,"channel":"${channel}","rrn":"${rrn}","merchant":"${testMerchant}` +
    `","type":"sale","amount":100,"currency":"CNY","code":"${code}","state":"${state}","latencyMs":300}`;
  world.outbox.send('switch', at, line);
}

/** A certification bench that tries something every twenty minutes; one try in five fails on purpose. */
export function testTraffic(world: World): void {
  const tick = (at: number, n: number): void => {
    world.at(at, () => {
      sendTest(world, at, n, hashUnit(world.seed, 861, n) < 0.2 ? '96' : '00');
      tick(at + 20 * minute, n + 1);
    });
  };
  tick(world.start + 3 * minute, 0);
}
