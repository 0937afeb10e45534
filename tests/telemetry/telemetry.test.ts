import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { logger } from '../../collector/telemetry/logger.ts';
import { noTelemetry, openTelemetry } from '../../collector/telemetry/telemetry.ts';
import { testConfig } from '../pipeline/harness.ts';

describe('telemetry', () => {
  test('without an endpoint nothing is loaded', async () => {
    expect(await openTelemetry(undefined, '1')).toBe(noTelemetry);
    expect(await noTelemetry.ingest('switch', async () => 7)).toBe(7);
  });

  test('with one, traces and metrics of ingest and commit arrive there, and no machine name', async () => {
    const received = new Map<string, string>();
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => void parts.push(part));
      request.on('end', () => {
        received.set(
          request.url ?? '',
          (received.get(request.url ?? '') ?? '') + Buffer.concat(parts).toString('latin1'),
        );
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // The SDK is global to its process: it gets one of its own.
    const script = `
      import { openTelemetry } from ${JSON.stringify(import.meta.resolve('../../collector/telemetry/telemetry.ts'))};
      const telemetry = await openTelemetry(${JSON.stringify(endpoint)}, '1.2.3');
      const answer = await telemetry.ingest('switch', async () => { telemetry.committed(3, 5); return 'booked'; });
      await telemetry.ingest('wallet', async () => { throw new TypeError('no'); }).catch(() => {});
      await telemetry.stop();
      if (answer !== 'booked') process.exitCode = 1;`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'inherit' });
    expect((await once(child, 'exit'))[0]).toBe(0);
    server.close();
    expect([...received.keys()].sort()).toEqual(['/v1/metrics', '/v1/traces']);
    const traces = received.get('/v1/traces')!;
    for (const text of ['ingest', 'commit', 'acquirer.source', 'switch', 'wallet', 'acquirer-observability'])
      expect(traces).toContain(text);
    expect(received.get('/v1/metrics')).toContain('acquirer.collector.commit.duration');
    for (const text of received.values()) expect(text).not.toMatch(/host\.name|process\.command/);
  });
});

describe('the log', () => {
  const written = (write: (log: ReturnType<typeof logger>) => void, level = 'info'): string => {
    let text = '';
    const destination = new Writable({
      write(chunk: Buffer, _encoding, done) {
        text += chunk.toString();
        done();
      },
    });
    write(
      logger(
        testConfig((c) => ({ ...c, telemetry: { logLevel: level } })),
        destination,
      ),
    );
    return text;
  };

  test('is one JSON object a line with a readable level and time', () => {
    const line = JSON.parse(written((log) => log.info({ port: 1 }, 'listening'))) as Record<string, unknown>;
    expect(line).toMatchObject({ level: 'info', port: 1, msg: 'listening' });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(line).not.toHaveProperty('hostname');
  });

  test('censors what must not be in it, should somebody log it after all', () => {
    const text = written((log) =>
      log.info({
        merchant: 'secret-m',
        event: { rrn: 'secret-r', note: 'secret-n' },
        deep: { event: { terminal: 'secret-t' } },
        source: 'switch',
      }),
    );
    for (const secret of ['secret-m', 'secret-r', 'secret-n', 'secret-t']) expect(text).not.toContain(secret);
    expect(text).toContain('switch');
  });

  test('keeps to its level', () => {
    expect(written((log) => log.info('x'), 'warn')).toBe('');
  });
});
