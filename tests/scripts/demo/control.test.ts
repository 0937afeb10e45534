import { expect, onTestFinished, test } from 'vitest';
import { startControl } from '../../../scripts/demo/control.ts';

async function open() {
  const orders: unknown[] = [];
  const control = await startControl({
    state: () => ({
      system: 'acquirer-demo',
      now: 1,
      offsetMs: 2,
      ready: true,
      faults: [],
      notifier: 'http://notifier',
    }),
    inject(scenario, settings) {
      orders.push([scenario, settings]);
      return scenario === 'S99' ? 'there is no scenario S99' : undefined;
    },
  });
  onTestFinished(control.close);
  const order = (body: string, type = 'application/json') =>
    fetch(`${control.url}/v1/faults`, { method: 'POST', headers: { 'content-type': type }, body });
  return { control, orders, order };
}

test('tells its state and takes orders', async () => {
  const { control, orders, order } = await open();
  const state = await (await fetch(`${control.url}/v1/state`)).json();
  expect(state).toMatchObject({ system: 'acquirer-demo', offsetMs: 2, notifier: 'http://notifier' });
  expect((await order('{"scenario":"S01","settings":{"channel":"cup_qr"}}')).status).toBe(202);
  const refused = await order('{"scenario":"S99"}');
  expect([refused.status, await refused.json()]).toEqual([409, { problem: 'there is no scenario S99' }]);
  expect(orders).toEqual([
    ['S01', { channel: 'cup_qr' }],
    ['S99', {}],
  ]);
});

test('follows nothing a web page could post, and nothing it does not understand', async () => {
  const { control, orders, order } = await open();
  expect((await order('{"scenario":"S01"}', 'text/plain')).status).toBe(415);
  expect((await order('{"scenario":')).status).toBe(400);
  expect((await order('{"scenario":"S01","now":1}')).status).toBe(400);
  expect((await fetch(`${control.url}/`)).status).toBe(404);
  expect(orders).toEqual([]);
});
