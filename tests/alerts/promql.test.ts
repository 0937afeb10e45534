import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { upTo } from '../../alerts/promql.ts';
import { startPrometheus } from '../../scripts/tools/prometheus.ts';
import { toolPath } from '../../scripts/tools/toolpaths.ts';
import { emptyFolder } from '../scripts/tools/folder.ts';

const path = toolPath('prometheus');

const histogram = `# TYPE acquirer_seconds histogram
acquirer_seconds_bucket{le="0.5"} 1
acquirer_seconds_bucket{le="10"} 2
acquirer_seconds_bucket{le="100"} 3
acquirer_seconds_bucket{le="+Inf"} 4
acquirer_seconds_sum 5
acquirer_seconds_count 4
`;

/** Which buckets a bound finds in the Prometheus at hand: 2 stores `le="10"` as it was scraped, 3 as `10.0`. */
test.skipIf(!path)('a bound of a bucket is found however Prometheus stores it', async () => {
  const target = createServer((_, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    response.end(histogram);
  }).listen(0, '127.0.0.1');
  await once(target, 'listening');
  onTestFinished(() => void target.close());
  const address = `127.0.0.1:${(target.address() as AddressInfo).port}`;
  const prometheus = await startPrometheus({
    path: path!,
    folder: emptyFolder(),
    scrape: [{ job: 'acquirer', address }],
    intervalSeconds: 1,
  });
  onTestFinished(prometheus.stop);

  const found = async (bound: number | string): Promise<string[]> => {
    const query = new URLSearchParams({ query: `acquirer_seconds_bucket{${upTo(bound)}}` });
    const { data } = (await (await fetch(`${prometheus.url}/api/v1/query?${query}`)).json()) as {
      data: { result: { value: [number, string] }[] };
    };
    return data.result.map(({ value }) => value[1]);
  };
  await vi.waitFor(async () => expect(await found('+Inf')).toEqual(['4']), {
    timeout: 30_000,
    interval: 250,
  });
  expect(await found(10)).toEqual(['2']);
  expect(await found(100)).toEqual(['3']);
  expect(await found(0.5)).toEqual(['1']);
});
