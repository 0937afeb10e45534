import { expect, onTestFinished, test } from 'vitest';
import { type Delivery, startReceiver } from '../../../scripts/tools/receiver.ts';

const alert = (status: 'firing' | 'resolved', fingerprint = 'f1') => ({
  status,
  fingerprint,
  startsAt: '2026-11-20T10:31:00Z',
  labels: { alertname: 'ChannelDown' },
  annotations: { summary: 'down' },
});

async function receiver() {
  const got: Delivery[] = [];
  const started = await startReceiver((delivery) => got.push(delivery));
  onTestFinished(started.close);
  const post = (name: string, body: string) =>
    fetch(`${started.url}/${name}`, { method: 'POST', body }).then((response) => response.status);
  return { got, post, url: started.url };
}

test('each change of an alert is seen once per receiver', async () => {
  const { got, post } = await receiver();
  const firing = JSON.stringify({ alerts: [alert('firing')] });
  expect(await post('channel-ops', firing)).toBe(200);
  await post('channel-ops', firing);
  await post('phone', firing);
  await post('channel-ops', JSON.stringify({ alerts: [alert('firing'), alert('firing', 'f2')] }));
  await post('channel-ops', JSON.stringify({ alerts: [alert('resolved')] }));
  expect(got.map((d) => `${d.receiver} ${d.alert.fingerprint} ${d.alert.status}`)).toEqual([
    'channel-ops f1 firing',
    'phone f1 firing',
    'channel-ops f2 firing',
    'channel-ops f1 resolved',
  ]);
});

test('what is no notification is refused and harms nothing', async () => {
  const { got, post, url } = await receiver();
  expect(await post('x', 'no JSON')).toBe(400);
  expect((await fetch(url)).status).toBe(405);
  await post('x', JSON.stringify({ alerts: [alert('firing')] }));
  expect(got).toHaveLength(1);
});
