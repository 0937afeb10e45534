import { none } from './limits.ts';
import type { About, Column, Link, Panel, Query } from './spec.ts';
import { type Words, words } from './words.ts';

/** Everything of a panel but what its kind decides; limits, causes and the no-data text have usual values. */
export type Draft = Omit<Panel, 'kind' | 'limits' | 'causes' | 'noData' | 'width' | 'height'> &
  Partial<Pick<Panel, 'limits' | 'causes' | 'noData' | 'width' | 'height'>>;

const quiet = words('no data: is the collector scraped?', '无数据:请确认采集器已被抓取');

const panel =
  (kind: Panel['kind'], width: number, height: number) =>
  (draft: Draft): Panel => ({ width, height, limits: none, causes: [], noData: quiet, ...draft, kind });

export const stat = panel('stat', 4, 4);
export const lines = panel('lines', 12, 8);
export const bars = panel('bars', 8, 8);
export const heatmap = panel('heatmap', 12, 9);
export const timeline = panel('timeline', 12, 8);
export const table = panel('table', 24, 8);

/** A question over the board's time. */
export const query = (expr: string, legend: Words | string = '', mayBeEmpty?: string): Query => ({
  expr,
  legend,
  ...(mayBeEmpty === undefined ? {} : { mayBeEmpty }),
});

/** A question of now. */
export const now = (expr: string, legend: Words | string = '', mayBeEmpty?: string): Query => ({
  ...query(expr, legend, mayBeEmpty),
  instant: true,
});

export const about = (shows: Words, good: Words, act: Words): About => ({ shows, good, act });
export const to = (board: Link['board'], ...set: NonNullable<Link['set']>): Link => ({
  board,
  ...(set.length === 0 ? {} : { set }),
});
export const column = (
  of: string | number,
  title: Words,
  more: Omit<Column, 'of' | 'title'> = {},
): Column => ({
  of,
  title,
  ...more,
});
