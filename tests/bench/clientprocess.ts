/** The process behind `startClients`: makes events, sends them when told, reports. */
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '../../collector/config/load.ts';
import type { Job, Sent } from './clients.ts';
import { root } from './installation.ts';
import { percentile } from './machine.ts';
import { sizeOf, stream } from './stream.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 1024 });
let job: Job | undefined;
let bodies: Buffer[] = [];

/** What the collector answers. */
interface Answer {
  readonly accepted: number;
  readonly rejections: readonly unknown[];
}

function make(wanted: Job): void {
  job = wanted;
  const { config } = loadConfig(join(root, `collector/config/profiles/${wanted.profile}.yaml`));
  const source = stream(wanted.seed, config, sizeOf(wanted.profile));
  const begin = Date.now() - 60_000;
  bodies = [];
  let lines: string[] = [];
  const take = (line: string): void => {
    lines.push(line);
    if (lines.length < wanted.batch) return;
    bodies.push(Buffer.from(`${lines.join('\n')}\n`));
    lines = [];
  };
  if (wanted.contracts) for (const line of source.contracts(begin)) take(line);
  else for (let n = 0; n < wanted.events; n++) take(source.next(begin + n * 0.01));
  if (lines.length > 0) bodies.push(Buffer.from(`${lines.join('\n')}\n`));
}

function post(body: Buffer, { port, contracts }: Job): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer demo-${contracts ? 'merchant' : 'switch'}`,
      'content-type': 'application/x-ndjson',
      'content-length': body.length,
    };
    const sent = request(
      { port, host: '127.0.0.1', path: '/v1/events', method: 'POST', agent, headers },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        answer.on('end', () => {
          const { accepted, rejections } = JSON.parse(text) as Answer;
          if (answer.statusCode !== 200) reject(new Error(`${answer.statusCode}: ${text}`));
          else if (rejections.length > 0) reject(new Error(`rejected: ${JSON.stringify(rejections[0])}`));
          else resolve(accepted);
        });
      },
    );
    sent.on('error', reject).end(body);
  });
}

async function sendAll(): Promise<Sent> {
  const { clients, batch, perSecond } = job!;
  const waits: number[] = [];
  let [next, accepted] = [0, 0];
  const began = performance.now();
  async function client(): Promise<void> {
    while (next < bodies.length) {
      const mine = next++;
      const due = perSecond === undefined ? 0 : began + (mine * batch * 1000) / perSecond - performance.now();
      if (due > 0) await sleep(due);
      const from = performance.now();
      // Not `accepted += await …`: that adds to what it was before the others were answered.
      const more = await post(bodies[mine]!, job!);
      accepted += more;
      waits.push(performance.now() - from);
    }
  }
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  return {
    events: job!.contracts ? accepted : job!.events,
    accepted,
    seconds,
    answers: { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), max: percentile(waits, 1) },
  };
}

process.on('message', async (message: { prepare?: Job; send?: true }) => {
  try {
    if (message.prepare !== undefined) {
      make(message.prepare);
      process.send!({});
    } else process.send!({ result: await sendAll() });
  } catch (error) {
    process.send!({ error: String(error) });
  }
});
