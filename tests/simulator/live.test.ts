import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { instantOfText } from '../../collector/simulator/clock.ts';
import { play } from '../../collector/simulator/live/play.ts';
import { sender } from '../../collector/simulator/live/sender.ts';
import { createSimulator } from '../../collector/simulator/simulator.ts';

interface Stub {
  readonly url: string;
  readonly lines: string[];
  readonly tokens: Set<string>;
}

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

/** A collector that refuses every `busyEvery`-th request. */
async function stub(busyEvery: number): Promise<Stub> {
  const lines: string[] = [];
  const tokens = new Set<string>();
  let requests = 0;
  server = createServer((request, response) => {
    requests += 1;
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      if (requests % busyEvery === 0) {
        response.writeHead(requests % (2 * busyEvery) === 0 ? 503 : 429, { 'retry-after': '0' });
        response.end('busy');
        return;
      }
      tokens.add(request.headers.authorization ?? '');
      lines.push(...body.trimEnd().split('\n'));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ rejected: 0 }));
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}/v1/events`, lines, tokens };
}

describe('live streaming', () => {
  test('delivers every line once, in the order of each source, over refusals', async () => {
    const collector = await stub(4);
    const start = instantOfText('2026-11-24T10:30:00+08:00');
    const options = { seed: 3, start, presence: true };
    const expected: string[] = [];
    createSimulator(options).run(start + 60_000, (line) => expected.push(line));
    const stop = new AbortController();
    const posting = sender({
      url: collector.url,
      token: (source) => `demo-${source}`,
      signal: stop.signal,
      batch: 200,
      firstWaitMs: 1,
      trouble: () => undefined,
    });
    let wall = 0;
    await play(createSimulator(options), {
      start,
      end: start + 60_000,
      speed: 1,
      injections: [],
      sender: posting,
      signal: stop.signal,
      // A wall clock that gains twenty seconds at each look.
      now: () => {
        wall += 20_000;
        return wall;
      },
      progress: () => undefined,
    });
    expect(posting.waiting).toBe(0);
    expect(collector.lines.toSorted()).toEqual(expected.toSorted());
    const of = (lines: readonly string[], source: string): string[] =>
      lines.filter((line) => line.includes(`"source":"${source}"`));
    for (const source of ['switch', 'tms', 'payout']) {
      expect(of(collector.lines, source)).toEqual(of(expected, source));
      expect(collector.tokens).toContain(`Bearer demo-${source}`);
    }
    const counts = [...posting.counts.values()];
    expect(counts.reduce((sum, count) => sum + count.acked, 0)).toBe(expected.length);
  });

  test('stops when told, and keeps what was not acknowledged', async () => {
    const stop = new AbortController();
    const posting = sender({
      url: 'http://127.0.0.1:9/v1/events',
      token: () => 'x',
      signal: stop.signal,
      firstWaitMs: 1,
      trouble: () => stop.abort(),
    });
    posting.add('switch', '{}');
    await posting.drain();
    expect(posting.waiting).toBe(1);
    expect(posting.counts.get('switch')).toEqual({ added: 1, acked: 0, rejected: 0 });
  });
});

describe('an injected scenario', () => {
  const start = instantOfText('2026-11-24T10:30:00+08:00');

  test('begins in the running simulation', () => {
    const simulator = createSimulator({ seed: 3, start });
    simulator.run(start + 5 * 60_000, () => undefined);
    simulator.inject({ id: 's01', settings: { minutes: '10' } }, start + 6 * 60_000);
    let failing = 0;
    simulator.run(start + 20 * 60_000, (line) => {
      if (line.includes('"kind":"channel.link"') && line.includes('"up":false')) failing += 1;
    });
    expect(failing).toBe(20);
    const [fault] = simulator.truth().faults;
    expect(fault!.onset).toBe('2026-11-24T10:36:00.000+08:00');
    expect(instantOfText(fault!.firstObservableAt!) - start).toBeLessThan(6.2 * 60_000);
  });

  test('that belongs to the night waits for the night', () => {
    const simulator = createSimulator({ seed: 3, start });
    simulator.inject({ id: 'S08' }, start + 60_000);
    expect(simulator.truth().faults[0]!.onset).toBe('2026-11-25T03:10:00.000+08:00');
  });
});
