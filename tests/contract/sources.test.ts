import { once } from 'node:events';
import { appendFileSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directorySource } from '../../collector/sources/directory/directorysource.ts';
import { httpSource } from '../../collector/sources/http/httpsource.ts';
import type { RequestError } from '../../collector/sources/http/problem.ts';
import { testConfig } from '../pipeline/harness.ts';
import { type SourceUnderTest, sourceContract } from './source.ts';

sourceContract('HTTP', async (): Promise<SourceUnderTest> => {
  const source = httpSource(testConfig().server);
  const server = createServer((request, response) => {
    source.receive('switch', request).then(
      () => response.end(),
      (error: RequestError) => response.writeHead(error.status).end(),
    );
  }).listen(0, '127.0.0.1');
  server.unref();
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    start: source.start,
    stop: source.stop,
    /** A producer keeps what it sends until it is acknowledged. */
    async produce(lines) {
      for (;;) {
        const answer = await fetch(url, { method: 'POST', body: lines.join('\n') });
        if (answer.ok) return;
        if (answer.status !== 503) throw new Error(`answered ${answer.status}`);
      }
    },
  };
});

const follower = (directory: string) =>
  directorySource({
    id: 'switch',
    directory,
    pollMilliseconds: 2,
    lineBytes: 65_536,
    onProblem: (name, error) => {
      throw new Error(`${name} cannot be followed`, { cause: error });
    },
  });

sourceContract('followed directory', async (): Promise<SourceUnderTest> => {
  const directory = mkdtempSync(join(tmpdir(), 'followed-'));
  let source = follower(directory);
  return {
    start(sink) {
      source = follower(directory);
      return source.start(sink);
    },
    stop: () => source.stop(),
    async produce(lines) {
      appendFileSync(join(directory, 'events.ndjson'), lines.map((line) => `${line}\n`).join(''));
    },
  };
});
