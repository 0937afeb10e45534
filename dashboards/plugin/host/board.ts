import {
  CustomVariable,
  DataSourceVariable,
  EmbeddedScene,
  QueryVariable,
  SceneControlsSpacer,
  SceneDataTransformer,
  SceneGridItem,
  SceneGridLayout,
  SceneGridRow,
  SceneQueryRunner,
  SceneTimePicker,
  SceneTimeRange,
  type SceneVariable,
  SceneVariableSet,
  TextBoxVariable,
  VariableValueSelectors,
  VizPanel,
} from '@grafana/scenes';

// biome-ignore lint/suspicious/noExplicitAny: a board is JSON of many shapes; tests of the boards check it
type Json = any;

/** A board's Classic JSON as a scene: rows, grid, variables, thresholds, overrides, transformations and links. */
export function boardScene(board: Json): EmbeddedScene {
  const search = new URLSearchParams(location.search);
  const range = {
    from: instant(search.get('from')) ?? board.time.from,
    to: instant(search.get('to')) ?? board.time.to,
  };
  return new EmbeddedScene({
    $timeRange: new SceneTimeRange(range),
    $variables: new SceneVariableSet({ variables: board.templating.list.flatMap(variable) }),
    controls: [
      new VariableValueSelectors({}),
      new SceneControlsSpacer(),
      new SceneTimePicker({ isOnCanvas: true }),
    ],
    body: new SceneGridLayout({ children: board.panels.flatMap(gridChild) }),
  });
}

/** Epoch milliseconds of a URL as scenes take an instant; words like `now-6h` stay. */
const instant = (text: string | null): string | undefined =>
  text === null ? undefined : /^\d+$/.test(text) ? new Date(Number(text)).toISOString() : text;

function variable(v: Json): SceneVariable[] {
  const chosen = new URLSearchParams(location.search).getAll(`var-${v.name}`);
  const common = { name: v.name, label: v.label, hide: v.hide };
  const value =
    chosen.length > 0 ? (v.multi ? chosen : chosen[0]) : v.includeAll ? '$__all' : (v.current?.value ?? '');
  switch (v.type) {
    case 'datasource':
      return [new DataSourceVariable({ ...common, pluginId: v.query })];
    case 'query':
      return [
        new QueryVariable({
          ...{
            ...common,
            value,
            query: v.query,
            datasource: v.datasource,
            refresh: v.refresh,
            regex: v.regex,
            sort: v.sort,
          },
          ...{ isMulti: v.multi, includeAll: v.includeAll, allValue: v.allValue },
        }),
      ];
    case 'textbox':
      return [new TextBoxVariable({ ...common, value: chosen[0] ?? v.query ?? '' })];
    case 'constant':
    case 'custom':
    case 'interval':
      return [
        new CustomVariable({
          ...{
            ...common,
            value,
            query: v.query,
            isMulti: v.multi,
            includeAll: v.includeAll,
            allValue: v.allValue,
          },
        }),
      ];
    default:
      return [];
  }
}

const gridOf = ({ gridPos: { x, y, w, h } }: Json) => ({ x, y, width: w, height: h });

function gridChild(p: Json): (SceneGridItem | SceneGridRow)[] {
  if (p.type !== 'row') return [panelItem(p)];
  const children = (p.panels ?? []).map(panelItem);
  return [new SceneGridRow({ title: p.title, ...gridOf(p), isCollapsed: false, children })];
}

function panelItem(p: Json): SceneGridItem {
  const runner = new SceneQueryRunner({
    datasource: p.datasource,
    queries: (p.targets ?? []).map((target: Json, i: number) => ({
      refId: String.fromCharCode(65 + i),
      ...target,
    })),
    ...(p.maxDataPoints === undefined ? {} : { maxDataPoints: p.maxDataPoints }),
  });
  const data =
    p.transformations === undefined || p.transformations.length === 0
      ? runner
      : new SceneDataTransformer({ $data: runner, transformations: p.transformations });
  return new SceneGridItem({
    ...gridOf(p),
    body: new VizPanel({
      ...{ title: p.title, description: p.description, pluginId: p.type, options: p.options ?? {} },
      fieldConfig: withNumbers({ defaults: {}, overrides: [], ...p.fieldConfig }),
      ...(p.type === 'text' ? {} : { $data: data }),
    }),
  });
}

/** The base step of thresholds is `null` in JSON and -Infinity in code. */
function withNumbers(config: Json): Json {
  const steps = config.defaults.thresholds?.steps;
  if (steps === undefined) return config;
  const numbered = steps.map((step: Json) => ({ ...step, value: step.value ?? Number.NEGATIVE_INFINITY }));
  return {
    ...config,
    defaults: { ...config.defaults, thresholds: { ...config.defaults.thresholds, steps: numbered } },
  };
}
