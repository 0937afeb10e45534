import type { Seen } from './seen.ts';

/** What people must never see on a page. */
const alarming = [/unexpected error/i, /undefined/, /\[object Object\]/, /\bNaN\b/, /Panel plugin not found/];

/** What is wrong with a page that was looked at; empty when nothing is. */
export function faultsOf(seen: Seen): string[] {
  const faults = [...seen.errors, ...seen.failedQueries.map((query) => `query failed: ${query}`)];
  if (!seen.pluginLoaded) faults.push('the plugin was not loaded');
  if (seen.text.trim().length < 40) faults.push(`almost nothing is shown: "${seen.text.trim()}"`);
  for (const words of alarming) {
    const found = words.exec(seen.text);
    if (found !== null) faults.push(`it says "${found[0]}": ${around(seen.text, found.index)}`);
  }
  const isBoard = seen.name.startsWith('acq-');
  if (isBoard && seen.canvases === 0) faults.push('a board without a single graph');
  if (isBoard && seen.queries === 0) faults.push('a board that asks nothing');
  return faults;
}

const around = (text: string, at: number): string =>
  text.slice(Math.max(0, at - 60), at + 60).replaceAll('\n', ' | ');
