import { PanelBuilder as Bars } from '@grafana/grafana-foundation-sdk/bargauge';
import type { Panel as PanelJson } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as Heatmap } from '@grafana/grafana-foundation-sdk/heatmap';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as Stat } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as Timeline } from '@grafana/grafana-foundation-sdk/statetimeline';
import { PanelBuilder as Table } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as Lines } from '@grafana/grafana-foundation-sdk/timeseries';
import { colors } from '../colors.ts';
import type { Panel, PanelKind } from '../spec.ts';
import { units } from '../units.ts';
import type { Language } from '../words.ts';
import {
  barOptions,
  heatmapOptions,
  lineOptions,
  pointsOfCurve,
  statOptions,
  timelineOptions,
} from './kinds.ts';
import { dataLink, panelLinks } from './links.ts';
import type { Parts } from './parts.ts';
import { tableParts } from './table.ts';
import { mappingsOf, queryOverrides, say, seriesOverrides, thresholdsOf, zeroMapping } from './values.ts';

const builders = { stat: Stat, lines: Lines, bars: Bars, table: Table, heatmap: Heatmap, timeline: Timeline };

const options: Record<Exclude<PanelKind, 'table'>, (panel: Panel) => Parts> = {
  stat: statOptions,
  lines: lineOptions,
  bars: barOptions,
  heatmap: heatmapOptions,
  timeline: timelineOptions,
};

export const datasource = { type: 'prometheus', uid: `\${datasource}` } as const;

const sentences = { good: { en: 'Good', zh: '正常' }, act: { en: 'Do', zh: '处置' } } as const;

/** Description of a panel: what it shows, what good looks like, what to do. */
export const descriptionOf = ({ about }: Panel, language: Language): string =>
  [
    about.shows[language],
    `**${sentences.good[language]}:** ${about.good[language]}`,
    `**${sentences.act[language]}:** ${about.act[language]}`,
  ].join('\n\n');

/** A panel as Grafana reads it; its place, id and refIds are given by the board. */
export function panelJson(panel: Panel, language: Language): PanelJson {
  const parts = panel.kind === 'table' ? tableParts(panel, language) : options[panel.kind](panel);
  const builder = new builders[panel.kind]()
    .title(panel.title[language])
    .description(descriptionOf(panel, language))
    .datasource(datasource)
    .targets(panel.queries.map((_, n) => target(panel, n, language)));
  if (panel.kind === 'lines') builder.maxDataPoints(pointsOfCurve);
  const json = builder.build();
  const click = dataLink(panel.link, language, 'series');
  const mappings = [
    ...(panel.values === undefined ? [] : mappingsOf(panel.values, language)),
    ...(panel.zero === undefined ? [] : [zeroMapping(panel.zero[language])]),
  ];
  json.options = { ...(json.options as object), ...parts.options };
  json.links = panelLinks(panel, language) as NonNullable<PanelJson['links']>;
  if (parts.transformations !== undefined) json.transformations = parts.transformations as never;
  json.fieldConfig = {
    defaults: {
      ...json.fieldConfig?.defaults,
      unit: units[panel.unit],
      ...(panel.decimals === undefined ? {} : { decimals: panel.decimals }),
      // A bar stands for an amount only when it begins at zero; left out, the smallest would be no bar at all.
      ...(panel.min === undefined && panel.kind !== 'bars' ? {} : { min: panel.min ?? 0 }),
      ...(panel.max === undefined ? {} : { max: panel.max }),
      color: colorOf(panel, parts.color) as never,
      custom: { ...(json.fieldConfig?.defaults.custom as object), ...parts.custom },
      links: (click === undefined || panel.kind === 'table' ? [] : [click]) as NonNullable<
        PanelJson['links']
      >,
      mappings,
      noValue: panel.noData[language],
      thresholds: thresholdsOf(panel.limits),
    },
    overrides: [
      ...(panel.vocabulary === undefined || panel.kind === 'table'
        ? []
        : seriesOverrides(panel.vocabulary, language)),
      ...queryOverrides(panel.queries),
      ...((parts.overrides ?? []) as never[]),
    ],
  };
  return json;
}

/** Bars without limits have one quiet colour; the colour of text would be the loudest thing on the board. */
const colorOf = ({ kind, limits }: Panel, mode: string): object =>
  kind === 'bars' && limits.steps.length === 1 ? { mode: 'fixed', fixedColor: colors.blue } : { mode };

function target({ kind, queries }: Panel, n: number, language: Language): DataqueryBuilder {
  const { expr, legend, instant } = queries[n]!;
  const query = new DataqueryBuilder()
    .datasource(datasource)
    .expr(expr)
    .refId(String.fromCharCode(65 + n))
    .legendFormat(say(legend, language))
    .format(formats[kind] ?? PromQueryFormat.TimeSeries);
  // A column per hour, as its queries look back an hour: narrower ones would count an order several times.
  if (kind === 'heatmap') query.interval('1h');
  return instant ? query.instant() : query.range();
}

const formats: Partial<Record<PanelKind, PromQueryFormat>> = {
  table: PromQueryFormat.Table,
  heatmap: PromQueryFormat.Heatmap,
};
