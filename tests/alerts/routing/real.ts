import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { startAlertmanager, withWebhooks } from '../../../scripts/tools/alertmanager.ts';
import type { Case, Labels, Said } from './said.ts';

/** A message of Alertmanager, in the order they came. */
export interface Message {
  readonly receiver: string;
  /** Values of the group's labels, in the order of their names. */
  readonly group: string;
  readonly alerts: readonly { readonly status: 'firing' | 'resolved'; readonly labels: Labels }[];
}

/** What became of one world: its messages, and what Alertmanager held back as inhibited. */
export interface Played {
  readonly messages: readonly Message[];
  /** Keys (see keyOf) of alerts that were inhibited before anything ended. */
  readonly inhibited: ReadonlySet<string>;
}

/** Seconds from the beginning at which the waves of a case begin. */
export const waves = { first: 0, second: 4, end: 8, over: 12 } as const;

/** Cases of one world stand beside each other; this label, which no route or inhibition knows, tells them apart. */
export const keyOf = (labels: Labels): string =>
  `${labels.case} ${labels.alertname} ${labels.severity} ${subject(labels)}`;
const subject = (labels: Labels): string =>
  ['channel', 'region', 'carrier', 'bank', 'gateway'].map((name) => labels[name] ?? '').join('/');

/** Labels of an alert with the name of its case. */
export const labelled = ({ name }: Case, { labels }: Said): Labels => ({ ...labels, case: name });

const groupOf = (labels: Labels): string =>
  Object.keys(labels)
    .sort()
    .map((name) => labels[name])
    .join('|');

async function webhook() {
  const messages: Message[] = [];
  const server = createServer(async (request, response) => {
    const { receiver, groupLabels, alerts } = JSON.parse(await text(request)) as {
      receiver: string;
      groupLabels: Labels;
      alerts: Message['alerts'];
    };
    messages.push({ receiver, group: groupOf(groupLabels), alerts });
    response.end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    messages,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close().closeAllConnections(),
  };
}

/** Plays the cases of one world on the real Alertmanager. */
export async function playReal(
  path: string,
  folder: string,
  config: string,
  cases: readonly Case[],
): Promise<Played> {
  const sink = await webhook();
  const alertmanager = await startAlertmanager({ path, folder, config: withWebhooks(config, sink.url) });
  const began = performance.now();
  const until = (seconds: number): Promise<void> =>
    pause(Math.max(0, began + seconds * 1000 - performance.now()));
  const startsAt = new Map<string, string>();
  const post = async (of: (said: Said) => boolean, ended: boolean): Promise<void> => {
    const now = new Date().toISOString();
    const body = cases.flatMap((each) =>
      each.alerts.filter(of).map((said) => {
        const labels = labelled(each, said);
        const from = startsAt.get(keyOf(labels)) ?? now;
        startsAt.set(keyOf(labels), from);
        return { labels, startsAt: from, ...(ended && { endsAt: now }) };
      }),
    );
    const response = await fetch(`${alertmanager.url}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`Alertmanager: ${response.status} ${await response.text()}`);
  };
  try {
    await post(({ from }) => from === undefined, false);
    await until(waves.second);
    await post(({ from }) => from === 1, false);
    await until(waves.end - 1);
    const held = (await (await fetch(`${alertmanager.url}/api/v2/alerts`)).json()) as {
      labels: Labels;
      status: { inhibitedBy: string[] };
    }[];
    await until(waves.end);
    await post(({ ends }) => ends === true, true);
    await until(waves.over);
    return {
      messages: sink.messages,
      inhibited: new Set(
        held.filter(({ status }) => status.inhibitedBy.length > 0).map(({ labels }) => keyOf(labels)),
      ),
    };
  } finally {
    await alertmanager.stop();
    sink.close();
  }
}
