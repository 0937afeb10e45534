import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { TruthFault } from '../../../collector/simulator/truth/schema.ts';
import { everywhere } from '../../../collector/simulator/truth/schema.ts';
import type { DrillOptions } from '../../../scripts/drill/options.ts';
import type { ListedIncident } from '../../../scripts/drill/score.ts';

/** The acquirer's clock is a day behind this machine's. */
export const offsetMs = -86_400_000;
const clock = (time: string): string => `2026-11-20T${time}+08:00`;

/** A wall instant at which the acquirer's clock shows `time`. */
export const wall = (time: string): string => new Date(Date.parse(clock(time)) - offsetMs).toISOString();

export const linkDown: TruthFault = {
  scenario: 'S01',
  title: 'Link down',
  parameters: {},
  causes: [
    { id: 'C10', label: 'channel_fault' },
    { id: 'C16', label: 'bank_link' },
  ],
  stages: ['channel'],
  teams: ['channel_ops'],
  scope: { ...everywhere, channels: ['cup_card'] },
  onset: clock('10:31:00'),
  end: clock('10:46:00'),
  firstObservableAt: clock('10:31:05'),
  visibleAt: clock('10:43:00'),
  visibility: 'counter',
  affected: { merchants: 90, amount: 1_000_000 },
  achievableLeadSeconds: 715,
};

export const incident = (over: Partial<ListedIncident> = {}): ListedIncident => ({
  id: '7K2M9XQD',
  status: 'firing',
  severity: 'page',
  alertname: 'ChannelOutage',
  stage: 'channel',
  channel: 'cup_card',
  cause: 'channel_fault',
  team: 'channel_ops',
  labels: { channel: 'cup_card' },
  firstSeen: wall('10:33:05'),
  acknowledged: null,
  escalated: 0,
  ...over,
});

export const taken = (time: string, runbook?: string): ListedIncident['acknowledged'] => ({
  by: 'duty-1',
  via: 'command',
  at: wall(time),
  ...(runbook !== undefined && { runbook }),
});

export const options: DrillOptions = {
  scenario: 'S01',
  settings: { channel: 'cup_card' },
  minutes: 1,
  control: 'http://127.0.0.1:1',
  by: 'duty-1',
  out: undefined,
  untilAcknowledged: false,
};

/** Both the control endpoint and the notifier of a system, over HTTP as the real ones. */
export async function standIn(over: { ready?: boolean; withNotifier?: boolean; refuses?: string } = {}) {
  const posted: { path: string; authorization: string | undefined; body: unknown }[] = [];
  const world = { faults: [] as TruthFault[], incidents: [] as ListedIncident[] };
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = `http://${request.headers.host}`;
    if (request.method === 'POST') {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
      posted.push({ path: request.url ?? '', authorization: request.headers.authorization, body });
      if (request.url === '/v1/commands') return answer(200, { reply: 'acknowledged (1)' });
      if (over.refuses !== undefined) return answer(409, { problem: over.refuses });
      world.faults.push(linkDown);
      return answer(202, {});
    }
    if (request.url === '/v1/state')
      return answer(200, {
        ...{ system: 'acquirer-demo', now: 0, offsetMs, ready: over.ready ?? true, faults: world.faults },
        ...(over.withNotifier === false ? {} : { notifier: url }),
      });
    return answer(200, { incidents: world.incidents });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, posted, world };
}
