/** Labels of a series, `__name__` included. */
export type SeriesLabels = Readonly<Record<string, string>>;

/** A series to be written: values and their instants (epoch ms), ascending. */
export interface WrittenSeries {
  readonly labels: SeriesLabels;
  readonly stamps: readonly number[];
  value(step: number): number;
}

/** Samples of one request: about 4 MB of body. */
const samplesPerRequest = 200_000;

/**
 * Writes series into a Prometheus by remote write 1.0 (protobuf in a Snappy block, prometheus.io/docs/specs/prw). Steps
 * go in slices, all series of a slice before the next one, so that a day of samples arrives in the order of time.
 * Throws with the server's words.
 */
export async function remoteWrite(url: string, series: readonly WrittenSeries[]): Promise<void> {
  const steps = Math.max(0, ...series.map((s) => s.stamps.length));
  const slice = Math.max(1, Math.floor(samplesPerRequest / Math.max(1, series.length)));
  const heads = series.map(({ labels }) => labelBytes(labels));
  const stampOf = stampBytes();
  for (let from = 0; from < steps; from += slice) {
    const parts = series.map((s, i) =>
      timeSeries(heads[i]!, s, stampOf, from, Math.min(from + slice, s.stamps.length)),
    );
    await post(url, snappyLiteral(Buffer.concat(parts)));
  }
}

async function post(url: string, body: Buffer): Promise<void> {
  const response = await fetch(`${url}/api/v1/write`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: {
      'content-encoding': 'snappy',
      'content-type': 'application/x-protobuf',
      'x-prometheus-remote-write-version': '0.1.0',
    },
  });
  if (!response.ok) throw new Error(`remote write: ${response.status} ${await response.text()}`);
}

/** `WriteRequest.timeseries` (field 1) with its samples (field 2); nothing where the slice holds none. */
function timeSeries(
  head: Buffer,
  { stamps, value }: WrittenSeries,
  stampOf: (stamp: number) => readonly number[],
  from: number,
  until: number,
): Buffer {
  if (until <= from) return Buffer.alloc(0);
  const samples = Buffer.alloc((until - from) * 20);
  let at = 0;
  for (let step = from; step < until; step += 1) {
    const stamp = stampOf(stamps[step]!);
    samples[at++] = 0x12;
    samples[at++] = 10 + stamp.length;
    samples[at++] = 0x09;
    at = samples.writeDoubleLE(value(step), at);
    samples[at++] = 0x10;
    for (let i = 0; i < stamp.length; i++) samples[at++] = stamp[i]!;
  }
  const body = Buffer.concat([head, samples.subarray(0, at)]);
  return Buffer.concat([Buffer.from([0x0a, ...varint(body.length)]), body]);
}

/** Instants as varints; thousands of series share the few of a slice. */
function stampBytes(): (stamp: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (stamp) => {
    let bytes = known.get(stamp);
    if (bytes === undefined) {
      bytes = varint(stamp);
      known.set(stamp, bytes);
    }
    return bytes;
  };
}

/** `TimeSeries.labels` (field 1), sorted by name as the specification wants them. */
function labelBytes(labels: SeriesLabels): Buffer {
  const parts = Object.entries(labels)
    .filter(([, text]) => text !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => {
      const label = Buffer.concat([field(0x0a, name), field(0x12, text)]);
      return Buffer.concat([Buffer.from([0x0a, ...varint(label.length)]), label]);
    });
  return Buffer.concat(parts);
}

function field(tag: number, text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([tag, ...varint(bytes.length)]), bytes]);
}

/** Base 128, low groups first; instants go beyond 32 bits, so no shifting. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}

/** A Snappy block that is one literal: on loopback compressing costs more than it saves. */
function snappyLiteral(bytes: Buffer): Buffer {
  const head = Buffer.from([...varint(bytes.length), 63 << 2, 0, 0, 0, 0]);
  head.writeUInt32LE(Math.max(0, bytes.length - 1), head.length - 4);
  return Buffer.concat([head, bytes]);
}
