import type { Line } from './line.ts';
import { byteLength, truncateUtf8 } from './utf8.ts';

/** A line is worth keeping while so many bytes of it are left. */
const worthKeeping = 40;

export interface Fitting {
  /** Bytes the lines have on the wire in the robot's dialect, everything around them included. */
  readonly measure: (lines: readonly Line[]) => number;
  readonly budget: number;
  /** Ends a shortened text: `…(cut)`. */
  readonly mark: string;
  /** Put last when whole lines had to go. */
  readonly note: Line;
}

/**
 * The lines in at most `budget` bytes. Lines that may go are shortened and dropped in their order; only when that is
 * not enough are the others shortened, the longest first. Links stay whole.
 */
export function fitLines(lines: readonly Line[], fitting: Fitting): readonly Line[] {
  let current = [...lines];
  let noted = false;
  for (;;) {
    const over = fitting.measure(current) - fitting.budget;
    if (over <= 0) return current;
    const at = nextToGo(current);
    if (at === undefined) return shortenOthers(current, fitting);
    const line = current[at]!;
    const kept = byteLength(line.text) - over;
    if (line.links === undefined && kept >= worthKeeping)
      current[at] = { ...line, text: truncateUtf8(line.text, kept, fitting.mark) };
    else {
      current = current.toSpliced(at, 1);
      if (!noted) current.push(fitting.note);
      noted = true;
    }
  }
}

function nextToGo(lines: readonly Line[]): number | undefined {
  let found: number | undefined;
  lines.forEach((line, i) => {
    if (line.goes === undefined) return;
    if (found === undefined || line.goes < lines[found]!.goes!) found = i;
  });
  return found;
}

function shortenOthers(lines: Line[], { measure, budget, mark }: Fitting): readonly Line[] {
  for (;;) {
    const over = measure(lines) - budget;
    if (over <= 0) return lines;
    const at = lines.reduce((most, line, i) => (line.text.length > lines[most]!.text.length ? i : most), 0);
    const line = lines[at];
    if (line === undefined || line.text === '') return lines;
    lines[at] = { ...line, text: truncateUtf8(line.text, Math.max(0, byteLength(line.text) - over), mark) };
  }
}
