import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePort } from '../tools/port.ts';
import { type Keeper, type Program, startProgram } from '../tools/program.ts';
import { untilReady } from '../tools/ready.ts';

/** Tokens of the demo's notifier, as open as the demo's others. */
export const notifierTokens = {
  alertmanager: 'demo-alertmanager',
  reader: 'demo-reader',
  command: 'demo-command',
} as const;

/** Whose names an acknowledgement in the demo can bear. */
export const people = ['duty-1', 'backup-1', 'head-1'] as const;

export interface NotifierOptions {
  readonly folder: string;
  /** Collector configuration the channel names come from. */
  readonly collectorConfig: string;
  readonly keeper?: Keeper;
}

export interface DemoNotifier {
  readonly url: string;
  readonly program: Program;
  close(): void;
}

/** The group chat of the demo: takes every message and says nothing; the receiver prints already. */
async function quietChat(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(
    (request, response) => void request.resume().on('end', () => response.end('{}')),
  );
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // A demo that is stopped while its notifier starts has nobody left to close this.
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => void server.close().closeAllConnections(),
  };
}

/** Starts the shipped notifier beside the printing receiver: it takes acknowledgements and escalates. Throws NotReady. */
export async function startNotifier({
  folder,
  collectorConfig,
  keeper,
}: NotifierOptions): Promise<DemoNotifier> {
  const [chat, port] = [await quietChat(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const file = join(folder, 'notifier.yaml');
  const [duty, backup, head] = people;
  writeFileSync(
    file,
    stringify({
      server: {
        ...{ port, publicUrl: url, tokenVariable: 'NOTIFIER_TOKEN' },
        ...{ readerTokenVariable: 'NOTIFIER_READER', commandTokenVariable: 'NOTIFIER_COMMAND' },
      },
      store: { folder: join(folder, 'store') },
      acknowledgement: { secretVariable: 'NOTIFIER_LINK_KEY' },
      people: people.map((id, n) => ({ id, mobile: `1380000000${n + 1}` })),
      robots: [
        {
          id: 'chat',
          kind: 'webhook',
          urlVariable: 'CHAT_URL',
          language: 'both',
          mention: { page: [duty] },
          tickets: 'now',
        },
      ],
      routes: [{ robots: ['chat'] }],
      escalation: [
        {
          severities: ['page'],
          steps: [
            { afterMinutes: 5, robots: ['chat'], mention: [backup] },
            { afterMinutes: 15, robots: ['chat'], mention: [head] },
          ],
        },
        { severities: ['urgent'], steps: [{ afterMinutes: 15, robots: ['chat'], mention: [backup] }] },
      ],
      collectorConfig,
    }),
  );
  const program = startProgram({
    name: 'notifier',
    path: process.execPath,
    args: [join(import.meta.dirname, '../../collector/main.ts'), 'notify', '--config', file],
    env: {
      ...process.env,
      NOTIFIER_TOKEN: notifierTokens.alertmanager,
      NOTIFIER_READER: notifierTokens.reader,
      NOTIFIER_COMMAND: notifierTokens.command,
      NOTIFIER_LINK_KEY: 'demo-links-are-signed-with-an-open-key',
      CHAT_URL: chat.url,
    },
    logFile: join(folder, 'notifier.log'),
    ...(keeper === undefined ? {} : { keeper }),
  });
  await untilReady(program, `${url}/readyz`);
  return { url, program, close: chat.close };
}
