import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** Writes the whole text at an offset; the answer is its length in bytes. */
export function writeAll(descriptor: number, text: string, offset = 0): number {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; )
    at += writeSync(descriptor, bytes, at, bytes.length - at, offset + at);
  return bytes.length;
}

/** A renamed file is only there after a crash when its folder was written as well. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
