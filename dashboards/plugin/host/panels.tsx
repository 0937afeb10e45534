import {
  cacheFieldDisplayNames,
  type FieldConfigPropertyItem,
  getDisplayValueAlignmentFactors,
  getFieldDisplayValues,
  identityOverrideProcessor,
  PanelPlugin,
  type PanelProps,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
} from '@grafana/data';
import { config } from '@grafana/runtime';
import { LegendDisplayMode } from '@grafana/schema';
import {
  BarGauge,
  BarGaugeDisplayMode,
  BigValue,
  BigValueColorMode,
  BigValueGraphMode,
  TimeSeries,
  useTheme2,
  VizRepeater,
} from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import type { ComponentType } from 'react';

/** Thin stand-ins for Grafana's core panels, which are not on npm, over the components they are made of. */

const standardOptions = [
  'unit',
  'min',
  'max',
  'decimals',
  'displayName',
  'color',
  'thresholds',
  'mappings',
  'noValue',
  'links',
  'filterable',
  'fieldMinMax',
  'actions',
];

const item = (id: string): FieldConfigPropertyItem =>
  ({
    ...{ id, path: id, name: id, editor: () => null, override: () => null },
    ...{ process: identityOverrideProcessor, shouldApply: () => true, settings: {} },
  }) as never;

const major = Number.parseInt(config.buildInfo.version, 10);

/** To be called before the first panel: what Grafana registers when it starts. */
export function registerStandards(): void {
  standardEditorsRegistry.setInit(() =>
    [
      'string',
      'number',
      'boolean',
      'select',
      'radio',
      'slider',
      'unit',
      'color',
      'thresholds',
      'mappings',
      'links',
      'stats-picker',
    ].map((id) => ({ id, name: id, editor: () => null }) as never),
  );
  standardFieldConfigEditorRegistry.setInit(() => standardOptions.map(item));
  standardTransformersRegistry.setInit(() =>
    // Some stand there under two names.
    [...new Map(Object.values(standardTransformers).map((each) => [each.id, each])).values()].map(
      (transformation) =>
        ({
          ...{ id: transformation.id, name: transformation.name, editor: () => null },
          // Grafana 13 loads transformations when they are needed; earlier ones have them at hand.
          transformation: major < 13 ? transformation : async () => transformation,
        }) as never,
    ),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: options of a board's JSON have no type here
type Props = PanelProps<any>;

const Nothing = ({ fieldConfig, width, height }: Props) => (
  <div style={{ width, height, display: 'grid', placeItems: 'center', opacity: 0.7 }}>
    {fieldConfig.defaults.noValue ?? 'No data'}
  </div>
);

const isEmpty = ({ data }: Props): boolean => data.series.every((frame) => frame.length === 0);

const TimeSeriesPanel = (props: Props) => {
  const { data, width, height, timeRange, timeZone, options } = props;
  if (isEmpty(props)) return <Nothing {...props} />;
  return (
    <TimeSeries
      {...{ width, height, timeRange, timeZone }}
      frames={data.series}
      structureRev={data.structureRev ?? 0}
      legend={
        options.legend ?? {
          showLegend: true,
          displayMode: LegendDisplayMode.List,
          placement: 'bottom',
          calcs: [],
        }
      }
    >
      {() => null}
    </TimeSeries>
  );
};

function useDisplays({ data, options, fieldConfig, replaceVariables, timeZone }: Props, sparkline: boolean) {
  const theme = useTheme2();
  return () =>
    getFieldDisplayValues({
      ...{ fieldConfig, replaceVariables, theme, data: data.series, sparkline },
      ...(timeZone === undefined ? {} : { timeZone }),
      reduceOptions: options.reduceOptions ?? { calcs: ['lastNotNull'] },
    });
}

const StatPanel = (props: Props) => {
  const theme = useTheme2();
  const { data, width, height, options } = props;
  const displays = useDisplays(props, options.graphMode !== 'none');
  if (isEmpty(props)) return <Nothing {...props} />;
  return (
    <VizRepeater
      {...{ width, height }}
      source={data}
      autoGrid
      renderCounter={0}
      orientation={options.orientation ?? 'auto'}
      getValues={displays}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({ value, width, height, alignmentFactors, count }) => (
        <BigValue
          {...{ width, height, theme, alignmentFactors, count }}
          value={value.display}
          sparkline={value.sparkline}
          colorMode={options.colorMode ?? BigValueColorMode.Value}
          graphMode={options.graphMode ?? BigValueGraphMode.Area}
          textMode={options.textMode}
        />
      )}
    />
  );
};

const BarGaugePanel = (props: Props) => {
  const theme = useTheme2();
  const { data, width, height, options } = props;
  const displays = useDisplays(props, false);
  if (isEmpty(props)) return <Nothing {...props} />;
  return (
    <VizRepeater
      {...{ width, height }}
      source={data}
      renderCounter={0}
      minVizHeight={16}
      itemSpacing={8}
      orientation={options.orientation ?? 'horizontal'}
      getValues={displays}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({ value, width, height, orientation, alignmentFactors }) => (
        <BarGauge
          {...{ width, height, theme, orientation, alignmentFactors }}
          value={value.display}
          field={value.field}
          {...(value.view?.getFieldDisplayProcessor(value.colIndex ?? 0) === undefined
            ? {}
            : { display: value.view.getFieldDisplayProcessor(value.colIndex ?? 0) as never })}
          displayMode={options.displayMode ?? BarGaugeDisplayMode.Gradient}
          text={options.text}
          showUnfilled={options.showUnfilled ?? true}
          lcdCellWidth={12}
          itemSpacing={8}
        />
      )}
    />
  );
};

const TablePanel = (props: Props) => {
  const { data, width, height, options } = props;
  const [frame] = data.series;
  if (frame === undefined || frame.length === 0) return <Nothing {...props} />;
  // As Grafana's own panel does: what transformations and overrides have renamed is shown by its new name.
  cacheFieldDisplayNames(data.series);
  // Grafana 12's table takes the same option under another name, and leaves it out without a word.
  const sort = { [major < 13 ? 'initialSortBy' : 'sortBy']: options.sortBy };
  return <TableNG {...{ width, height, ...sort }} data={frame} />;
};

const TextPanel = ({ options }: Props) => (
  <div style={{ padding: 8, whiteSpace: 'pre-wrap' }}>{options.content}</div>
);

function panel(
  id: string,
  Component: ComponentType<Props>,
  custom: Record<string, unknown> = {},
  color = 'thresholds',
): PanelPlugin {
  const plugin = new PanelPlugin(Component);
  // biome-ignore lint/correctness/useHookAtTopLevel: a method of Grafana's that is no hook
  plugin.useFieldConfig({
    standardOptions: { color: { defaultValue: { mode: color } } } as never,
    useCustomConfig(builder) {
      for (const [path, defaultValue] of Object.entries(custom))
        builder.addCustomEditor({ ...item(path), defaultValue } as never);
    },
  });
  plugin.meta = {
    ...{ id, name: id, type: 'panel', module: id, baseUrl: '', sort: 1 },
    info: { author: {}, logos: {}, links: [], screenshots: [], version: '', updated: '', description: '' },
  } as never;
  return plugin;
}

const lines = {
  ...{ drawStyle: 'line', lineWidth: 1, fillOpacity: 0, gradientMode: 'none', lineInterpolation: 'linear' },
  ...{ showPoints: 'auto', pointSize: 5, axisPlacement: 'auto', spanNulls: false, axisBorderShow: false },
  ...{
    lineStyle: undefined,
    barAlignment: 0,
    axisLabel: '',
    insertNulls: false,
    axisSoftMin: undefined,
    axisSoftMax: undefined,
  },
  scaleDistribution: { type: 'linear' },
  stacking: { mode: 'none', group: 'A' },
  hideFrom: { legend: false, tooltip: false, viz: false },
  thresholdsStyle: { mode: 'off' },
};

const panels: Record<string, PanelPlugin> = {
  timeseries: panel('timeseries', TimeSeriesPanel, lines, 'palette-classic'),
  stat: panel('stat', StatPanel),
  bargauge: panel('bargauge', BarGaugePanel),
  gauge: panel('gauge', BarGaugePanel),
  table: panel('table', TablePanel, {
    ...{
      align: 'auto',
      cellOptions: { type: 'auto' },
      inspect: false,
      width: undefined,
      hidden: false,
      filterable: false,
      minWidth: undefined,
    },
  }),
  text: panel('text', TextPanel),
};

/** The stand-in of a core panel. One that has none shows its data as a table: readable, and plainly not the panel. */
export const panelOf = (id: string): PanelPlugin => panels[id] ?? panels.table!;
export const panelMetas = Object.fromEntries(Object.entries(panels).map(([id, plugin]) => [id, plugin.meta]));
