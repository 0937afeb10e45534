import { type MoneyPlace, parametersOf } from './inspect.ts';
import type { RuleBook } from './rulebook.ts';

export const pluginId = 'acquirer-observability-app';
export const base = `/a/${pluginId}`;

/** Time range as URLs carry it: `now-6h` or epoch milliseconds. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/** A board with the variables it has filled from the alert's labels, over the page's time range. */
export function boardLink(
  book: Pick<RuleBook, 'boards'>,
  uid: string,
  labels: Readonly<Record<string, string>>,
  range: Range,
): string {
  const search = new URLSearchParams();
  for (const name of book.boards[uid] ?? []) {
    const value = labels[name];
    if (value !== undefined && value !== 'all') search.append(`var-${name}`, value);
  }
  search.append('from', range.from);
  search.append('to', range.to);
  return `/d/${uid}?${search}`;
}

/** The app's own page of a runbook, at the alert's chapter. */
export const runbookLink = (cause: string, alert?: string): string =>
  `${base}/alerts/runbook/${encodeURIComponent(cause)}${alert === undefined ? '' : `#${alert.toLowerCase()}`}`;

/** A page of the app over the same time range. */
export const pageLink = (page: string, range: Range, more: Readonly<Record<string, string>> = {}): string =>
  `${base}/${page}?${new URLSearchParams({ ...more, from: range.from, to: range.to })}`;

/** The page Trace at the explanation of a place on the money path. */
export const explainLink = (place: MoneyPlace, range: Range): string =>
  pageLink('trace', range, parametersOf(place));
