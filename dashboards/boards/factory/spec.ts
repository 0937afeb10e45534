import type { Board as BoardName } from '../../../alerts/links.ts';
import type { Limits } from './limits.ts';
import type { Unit } from './units.ts';
import type { VariableName } from './variables.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Words } from './words.ts';

/** A question to Prometheus. */
export interface Query {
  readonly expr: string;
  /** Name of its series: fixed words, or a Grafana legend such as `{{channel}}`. */
  readonly legend: Words | string;
  /** Only the newest value. */
  readonly instant?: true;
  /** Its own unit, decimals and limits, where they are not the panel's. */
  readonly shown?: { readonly unit: Unit; readonly decimals?: number; readonly limits?: Limits };
  /** A line over what is stacked: the sum it must reach. */
  readonly line?: true;
  /** Why a healthy acquirer may have no series here; without it the query test wants some. */
  readonly mayBeEmpty?: string;
}

/** A column of a table: a label, or the value of the nth query. */
export interface Column {
  readonly of: string | number;
  readonly title: Words;
  readonly unit?: Unit;
  readonly decimals?: number;
  readonly limits?: Limits;
  readonly vocabulary?: Vocabulary;
  /** A value of 0 is left blank, so that what is not 0 stands out. */
  readonly blankZero?: true;
  readonly width?: number;
  readonly link?: Link;
}

/** To another board with this time and data source; `set` fills variables from labels of what was clicked. */
export interface Link {
  readonly board: BoardName;
  readonly set?: readonly VariableName[];
}

/** What the reader must know of a panel. */
export interface About {
  readonly shows: Words;
  readonly good: Words;
  readonly act: Words;
}

export const panelKinds = ['stat', 'lines', 'bars', 'table', 'heatmap', 'timeline'] as const;
export type PanelKind = (typeof panelKinds)[number];

export interface Panel {
  readonly kind: PanelKind;
  readonly title: Words;
  readonly about: About;
  readonly unit: Unit;
  readonly queries: readonly Query[];
  /** Of 24 columns. */
  readonly width: number;
  readonly height: number;
  readonly limits: Limits;
  /** What is said where there is no answer: whether that is good. */
  readonly noData: Words;
  readonly link: Link;
  /** Labels of the causes this panel shows. */
  readonly causes: readonly string[];
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  /** Lines on top of each other: amounts that add up, or shares of a whole. */
  readonly stack?: 'normal' | 'percent';
  /** Words for the values of the label in the legend. */
  readonly vocabulary?: Vocabulary;
  /** Words for values. */
  readonly values?: Vocabulary;
  /** Stat: what 0 is called. */
  readonly zero?: Words;
  readonly columns?: readonly Column[];
  /** Column the table is sorted by; the largest first. */
  readonly sortBy?: { readonly column: number; readonly desc: boolean };
  /** Column that is added up below the table. */
  readonly total?: number;
}

export interface Row {
  readonly title: Words;
  readonly panels: readonly Panel[];
}

export interface Board {
  readonly name: BoardName;
  readonly description: Words;
  readonly tags: readonly string[];
  /** Whether it shows money, and so has the `currency` variable. */
  readonly currency: boolean;
  readonly from: string;
  readonly refresh: string;
  readonly rows: readonly Row[];
}
