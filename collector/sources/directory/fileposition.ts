import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** How far a followed file was read. */
export interface FilePosition {
  readonly name: string;
  /** Bytes behind us; of a gzip file, bytes of its content. */
  readonly offset: number;
  /** Number of the line that begins there, from 1. */
  readonly line: number;
  /** Whether the rest of a line that was too long has still to be passed over. */
  readonly skipping: boolean;
  /** Hash of the first `headBytes` bytes: a file that begins differently is another one, whatever its name or inode. */
  readonly head: string;
  readonly headBytes: number;
}

/** Bytes that tell files apart; two logs hardly share a first line with its timestamp. */
const longestHead = 1024;

/** Hash of the first bytes of a file, at most `bytes`. */
export async function headOf(
  file: FileHandle,
  bytes = longestHead,
): Promise<Pick<FilePosition, 'head' | 'headBytes'>> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, 0);
  const head = createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex').slice(0, 16);
  return { head, headBytes: bytesRead };
}

/**
 * The stored position, if the file is still the one it was stored for: it begins with the same bytes and is not shorter
 * than what was read of it (`size`; left out for gzip, whose size says nothing about its content).
 */
export async function stillValid(
  file: FileHandle,
  stored: FilePosition | undefined,
  size: number | undefined,
): Promise<FilePosition | undefined> {
  if (stored === undefined || (size !== undefined && size < stored.offset)) return undefined;
  const { head, headBytes } = await headOf(file, stored.headBytes);
  return head === stored.head && headBytes === stored.headBytes ? stored : undefined;
}
