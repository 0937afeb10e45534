import { table } from '../../state/table.ts';
import type { Booked, Foundation } from '../book.ts';

type Row = Booked<'clearing.line'>;

/** Remembers which files brought the lines of a clearing day, so that a file under a new name is told from a repeated delivery. */
export interface FileRows {
  booked(row: Row): void;
  /** Whether a line that was booked before comes in a file that brought none: the same rows under another name. */
  inAnotherFile(row: Row): boolean;
  /** Forgets clearing days before `day`. */
  forget(day: string): void;
}

export function fileRows({ space }: Foundation): FileRows {
  /** Ids of files by clearing day, channel and type: one or two each. */
  const files = space.register(table<string[]>('outcomes.row_files'));
  const keyOf = (row: Row): string => `${row.clearingDay}|${row.channel}|${row.fileType}`;
  return {
    booked(row) {
      const key = keyOf(row);
      const known = files.get(key);
      if (known?.includes(row.fileId)) return;
      files.set(key, [...(known ?? []), row.fileId]);
    },
    inAnotherFile(row) {
      const known = files.get(keyOf(row));
      return known !== undefined && !known.includes(row.fileId);
    },
    forget(day) {
      for (const [key] of [...files.entries()]) if (key.slice(0, 10) < day) files.delete(key);
    },
  };
}
