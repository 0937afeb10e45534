import { offsetAt } from '../time/zone.ts';

/** RFC 3339 text of an instant (epoch ms) on the acquirer's clock, to the second: `2026-11-21T05:00:00+08:00`. */
export function instantText(ms: number, zone: string): string {
  const offset = offsetAt(ms, zone);
  const minutes = Math.abs(offset) / 60_000;
  const two = (n: number): string => String(n).padStart(2, '0');
  const shown = `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${new Date(ms + offset).toISOString().slice(0, 19)}${shown}`;
}
