import { afterEach, expect, test } from 'vitest';
import { runCommand } from '../../../alerts/notifier/acknowledge/command.ts';
import { runbookOf } from '../../../alerts/notifier/acknowledge/runbook.ts';
import { type House, house } from './world/house.ts';

let h: House | undefined;
afterEach(() => h?.close());

test.each([
  ['C10', 'channel_fault'],
  ['c19', 'clearing_delay'],
  ['channel_fault', 'channel_fault'],
  ['https://wiki.example.com/runbooks/zh/channel_fault.md#channeloutage', 'channel_fault'],
  ['../alerts/runbooks/en/bank_slow', 'bank_slow'],
])('%s is the runbook %s', (typed, label) => {
  expect(runbookOf(typed)).toBe(label);
});

test.each(['', 'C99', 'C1', 'channel', 'https://x/runbooks/fr/channel_fault', '6222020000000000'])(
  '%s is none',
  (typed) => {
    expect(runbookOf(typed)).toBeUndefined();
  },
);

test('an acknowledgement keeps the runbook over a restart and writes it down; one that does not exist does nothing', () => {
  h = house();
  h.post('channel-ops', [{ startsAt: h.clock.wall() }]);
  const [id] = [...h.notifier().state.incidents.keys()];
  expect(runCommand(h.notifier(), `ack ${id} --runbook C99`, 'duty-1')).toContain('no such runbook');
  expect(runCommand(h.notifier(), 'ack --runbook C10', 'duty-1')).toContain('ack NUMBER');
  expect(h.notifier().state.incidents.get(id!)!.acknowledged).toBeUndefined();
  expect(runCommand(h.notifier(), `ack --runbook C10 ${id}`, 'duty-1')).toContain('acknowledged (1)');
  h.restart();
  const { acknowledged } = h.notifier().state.incidents.get(id!)!;
  expect(acknowledged).toMatchObject({ by: 'duty-1', via: 'command', runbook: 'channel_fault' });
  expect(h.audit().filter(({ what }) => what === 'acknowledged')).toMatchObject([
    { runbook: 'channel_fault' },
  ]);
});
