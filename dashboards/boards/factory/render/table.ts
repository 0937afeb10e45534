import type { Column, Panel } from '../spec.ts';
import { units } from '../units.ts';
import type { Language } from '../words.ts';
import { dataLink } from './links.ts';
import type { Parts } from './parts.ts';
import { columnOverride, mappingsOf, type Override, thresholdsOf, zeroMapping } from './values.ts';

/** Name of a column before it is renamed: the label, or the value of a query as Grafana calls it. */
function fieldOf({ of }: Column, queries: number): string {
  if (typeof of === 'string') return of;
  return queries === 1 ? 'Value' : `Value #${String.fromCharCode(65 + of)}`;
}

/** A table of the newest values: queries side by side, joined by their labels, in the order of its columns. */
export function tableParts(panel: Panel, language: Language): Parts {
  const columns = panel.columns ?? [];
  const titled = columns.map(
    (column) => [fieldOf(column, panel.queries.length), column.title[language]] as const,
  );
  const sort = panel.sortBy;
  return {
    options: {
      showHeader: true,
      cellHeight: 'sm',
      sortBy:
        sort === undefined ? [] : [{ displayName: columns[sort.column]!.title[language], desc: sort.desc }],
      footer: {
        show: panel.total !== undefined,
        reducer: ['sum'],
        countRows: false,
        fields: panel.total === undefined ? [] : [columns[panel.total]!.title[language]],
      },
    },
    custom: { align: 'auto', minWidth: 70, cellOptions: { type: 'auto' }, inspect: false, filterable: false },
    color: 'thresholds',
    transformations: [
      ...(panel.queries.length > 1 ? [{ id: 'merge', options: {} }] : []),
      {
        id: 'organize',
        options: {
          excludeByName: { Time: true },
          includeByName: {},
          indexByName: Object.fromEntries(titled.map(([field], index) => [field, index])),
          renameByName: Object.fromEntries(titled),
        },
      },
    ],
    overrides: columns.map((column) => overrideOf(column, language)),
  };
}

function overrideOf(column: Column, language: Language): Override {
  const { unit, decimals, limits, vocabulary, blankZero, width, link } = column;
  const click = link && dataLink(link, language, 'row');
  const mappings = [
    ...(vocabulary === undefined ? [] : mappingsOf(vocabulary, language)),
    ...(blankZero ? [zeroMapping('·')] : []),
  ];
  return columnOverride(column.title[language], [
    // A cell without an answer is blank: the panel's no-data text is for the panel.
    { id: 'noValue', value: '' },
    ...(unit === undefined ? [] : [{ id: 'unit', value: units[unit] }]),
    ...(decimals === undefined ? [] : [{ id: 'decimals', value: decimals }]),
    ...(limits === undefined ? [] : [{ id: 'thresholds', value: thresholdsOf(limits) }]),
    ...(limits === undefined && vocabulary === undefined
      ? []
      : [{ id: 'custom.cellOptions', value: { type: 'color-text' } }]),
    ...(mappings.length === 0 ? [] : [{ id: 'mappings', value: mappings }]),
    ...(width === undefined ? [] : [{ id: 'custom.width', value: width }]),
    ...(click === undefined ? [] : [{ id: 'links', value: [click] }]),
  ]);
}
