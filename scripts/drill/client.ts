import { z } from 'zod';
import type { DemoState } from '../demo/control.ts';
import { notifierTokens } from '../demo/notifier.ts';
import type { ListedIncident } from './score.ts';

/** The running system as a drill sees it. Calls throw when it does not answer. */
export interface RunningSystem {
  state(): Promise<DemoState>;
  /** What is wrong with the order, or undefined. */
  inject(scenario: string, settings: Readonly<Record<string, string>>): Promise<string | undefined>;
  incidents(notifier: string): Promise<readonly ListedIncident[]>;
  /** A command to the notifier; its reply. */
  command(notifier: string, text: string, by: string): Promise<string>;
}

const problem = z.object({ problem: z.string() });

async function json(url: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response.json();
}

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** A demo, by its control address. */
export const runningSystem = (control: string): RunningSystem => ({
  state: async () => (await json(`${control}/v1/state`)) as DemoState,
  async inject(scenario, settings) {
    const response = await fetch(`${control}/v1/faults`, post({ scenario, settings }));
    if (response.ok) return undefined;
    const said = problem.safeParse(await response.json());
    return said.success ? said.data.problem : `the system answers ${response.status}`;
  },
  async incidents(notifier) {
    const headers = { authorization: `Bearer ${notifierTokens.reader}` };
    return ((await json(`${notifier}/v1/incidents?all=1`, { headers })) as { incidents: ListedIncident[] })
      .incidents;
  },
  async command(notifier, text, by) {
    const headers = { authorization: `Bearer ${notifierTokens.command}` };
    return ((await json(`${notifier}/v1/commands`, post({ text, by }, headers))) as { reply: string }).reply;
  },
});
