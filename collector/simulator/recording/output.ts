import { closeSync, openSync, writeSync } from 'node:fs';

/** A file or standard output that takes text until it is closed. */
export interface Output {
  write(text: string): void;
  close(): void;
}

/** Text is handed over in pieces of this many characters. */
const piece = 1 << 18;

/** Opens a file for writing; undefined = standard output. A closed pipe (`| head`) ends the process quietly. */
export function openOutput(path: string | undefined): Output {
  const file = path === undefined ? 1 : openSync(path, 'w');
  let waiting = '';

  function flush(): void {
    const bytes = Buffer.from(waiting);
    waiting = '';
    let done = 0;
    while (done < bytes.length) done += writeSome(file, bytes, done);
  }

  return {
    write(text) {
      waiting += text;
      if (waiting.length >= piece) flush();
    },
    close() {
      flush();
      if (path !== undefined) closeSync(file);
    },
  };
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Bytes written; 0 when a pipe is full, after a short rest. */
function writeSome(file: number, bytes: Buffer, from: number): number {
  try {
    return writeSync(file, bytes, from);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EPIPE') process.exit(0);
    if (code !== 'EAGAIN') throw error;
    Atomics.wait(sleeper, 0, 0, 5);
    return 0;
  }
}
