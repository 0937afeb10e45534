import { isAscii, isUtf8 } from 'node:buffer';
import type { Lines } from '../sources/lines.ts';
import type { Sink } from '../sources/source.ts';
import type { Clock } from '../time/clock.ts';
import { windowAt } from './age.ts';
import type { Committer } from './committer.ts';
import type { Decoder } from './decode.ts';
import type { Refusal } from './outcome.ts';
import type { Prepared } from './prepared.ts';
import { refusal } from './refusal.ts';
import type { SourceRights } from './rights.ts';

export interface IntakeParts {
  readonly decoder: Decoder;
  readonly committer: Committer;
  readonly rights: ReadonlyMap<string, SourceRights>;
  readonly clock: Clock;
  /** Bytes of the longest line taken. */
  readonly lineBytes: number;
  readonly keepDays: number;
  readonly zone: string;
}

/** Takes batches of every source: decodes them at once and has them booked. */
export function intake(parts: IntakeParts): Sink {
  const { decoder, committer, clock, lineBytes, keepDays, zone } = parts;

  function decodeAll(lines: Lines, rights: SourceRights): (Prepared | Refusal)[] {
    const window = windowAt(clock.now(), keepDays, zone);
    const { bounds, numbers } = lines;
    const text = reader(lines);
    return numbers.map((number, i) => {
      const length = bounds[2 * i + 1]! - bounds[2 * i]!;
      if (length > lineBytes) return tooLong(number, length, lineBytes);
      const line = text(i);
      if (line === undefined) return refusal(number, '', 'bad_json', 'the line is not UTF-8');
      return decoder.decode(line, number, rights, window);
    });
  }

  return {
    deliver({ source, lines, positions }) {
      const rights = parts.rights.get(source);
      if (rights === undefined) throw new Error(`source ${source} is not configured`);
      return committer.submit({ source, lines: decodeAll(lines, rights), positions: positions ?? none });
    },
    positions(prefix) {
      const all = committer.engine()?.positions.entries() ?? [];
      return new Map([...all].filter(([key]) => key.startsWith(prefix)));
    },
  };
}

const none: ReadonlyMap<string, null> = new Map();

function tooLong(number: number, length: number, most: number): Refusal {
  return refusal(number, '', 'line_too_long', `the line has ${length} bytes, more than ${most}`);
}

/** Text of line i; undefined when it is not UTF-8. Lines that follow each other in plain ASCII are read in one go. */
function reader({ bytes, bounds }: Lines): (i: number) => string | undefined {
  const from = bounds[0] ?? 0;
  const to = bounds.at(-1) ?? 0;
  const all = bytes.subarray(from, to);
  if (isAscii(all)) {
    const text = all.toString('latin1');
    return (i) => text.slice(bounds[2 * i]! - from, bounds[2 * i + 1]! - from);
  }
  const valid = isUtf8(all);
  return (i) => {
    const line = bytes.subarray(bounds[2 * i]!, bounds[2 * i + 1]!);
    return valid || isUtf8(line) ? line.toString('utf8') : undefined;
  };
}
