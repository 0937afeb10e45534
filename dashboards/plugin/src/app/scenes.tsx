import { t } from '@grafana/i18n';
import {
  DataSourceVariable,
  EmbeddedScene,
  PanelBuilders,
  SceneControlsSpacer,
  SceneFlexItem,
  SceneFlexLayout,
  type SceneObject,
  SceneQueryRunner,
  SceneReactObject,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  type SceneVariable,
  SceneVariableSet,
  VariableValueSelectors,
} from '@grafana/scenes';
import type { ComponentType } from 'react';
import type { Scope } from './scope.ts';
import { settings } from './settings.ts';

/** A page's scene: data source, time range and refresh above, the parts below one another. */
export function scene(
  parts: (scope: Scope) => SceneObject[],
  { from = 'now-6h', variables = [] }: { from?: string; variables?: SceneVariable[] } = {},
): EmbeddedScene {
  const time = new SceneTimeRange({ from, to: 'now' });
  const configured = settings().datasource;
  const datasource = new DataSourceVariable({
    name: 'datasource',
    label: t('controls.datasource', 'Data source'),
    pluginId: 'prometheus',
    ...(configured === undefined || configured === '' ? {} : { value: configured }),
  });
  return new EmbeddedScene({
    $timeRange: time,
    $variables: new SceneVariableSet({ variables: [datasource, ...variables] }),
    controls: [
      new VariableValueSelectors({}),
      new SceneControlsSpacer(),
      new SceneTimePicker({ isOnCanvas: true }),
      new SceneRefreshPicker({ refresh: '1m', isOnCanvas: true }),
    ],
    body: new SceneFlexLayout({ direction: 'column', children: parts({ time, datasource }) as never }),
  });
}

/** A React component as a part of a scene, as high as its content. */
export const part = (Component: ComponentType<{ scope: Scope }>, scope: Scope): SceneFlexItem =>
  new SceneFlexItem({
    ySizing: 'content',
    body: new SceneReactObject({ component: Component as never, props: { scope } }),
  });

/** Graphs side by side. */
export const row = (height: number, ...panels: SceneObject[]): SceneFlexItem =>
  new SceneFlexItem({
    ySizing: 'content',
    body: new SceneFlexLayout({
      direction: 'row',
      children: panels.map(
        (body) => new SceneFlexItem({ body: body as never, height, minHeight: height, minWidth: 320 }),
      ),
    }),
  });

/** A graph of money, stacked, one area per value of a label. */
export const moneyGraph = (title: string, description: string, expr: string, label: string): SceneObject =>
  PanelBuilders.timeseries()
    .setTitle(title)
    .setDescription(description)
    .setUnit('sishort')
    .setColor({ mode: 'palette-classic' } as never)
    .setCustomFieldConfig('fillOpacity', 25)
    .setCustomFieldConfig('stacking', { mode: 'normal', group: 'A' } as never)
    .setNoValue(t('graph.nothing', 'Nothing in this time range'))
    .setMin(0)
    .setData(
      new SceneQueryRunner({
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable Grafana fills in
        datasource: { uid: '${datasource}', type: 'prometheus' },
        queries: [{ refId: 'A', expr, legendFormat: `{{${label}}}`, range: true }],
      }),
    )
    .build();
