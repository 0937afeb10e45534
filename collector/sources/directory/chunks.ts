import type { FileHandle } from 'node:fs/promises';
import { constants, createGunzip } from 'node:zlib';

const chunkBytes = 256 * 1024;

/** Bytes of a file from `offset` to `end`, in pieces. */
export async function* plainChunks(file: FileHandle, offset: number, end: number): AsyncGenerator<Buffer> {
  for (let at = offset; at < end; ) {
    const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, end - at));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/**
 * Content of a gzip file from byte `offset` of the content on. A file that ends early gives what is there: it may still
 * be growing. Throws zlib's error for a file that is damaged.
 */
export async function* gzipChunks(file: FileHandle, offset: number): AsyncGenerator<Buffer> {
  const source = file.createReadStream({ start: 0, autoClose: false, highWaterMark: chunkBytes });
  const content = createGunzip({ chunkSize: chunkBytes, finishFlush: constants.Z_SYNC_FLUSH });
  source.on('error', (error) => content.destroy(error));
  let passed = 0;
  try {
    for await (const chunk of source.pipe(content) as AsyncIterable<Buffer>) {
      const from = Math.min(chunk.length, Math.max(0, offset - passed));
      passed += chunk.length;
      if (from < chunk.length) yield chunk.subarray(from);
    }
  } finally {
    source.destroy();
  }
}
