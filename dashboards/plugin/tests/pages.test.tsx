// @vitest-environment jsdom
import {
  type SceneAppPage,
  type SceneQueryRunner,
  SceneReactObject,
  SceneTimeRange,
  sceneGraph,
  VizPanel,
} from '@grafana/scenes';
import { describe, expect, test } from 'vitest';

/** The scene trees of the pages. The only test that loads Grafana's packages: that takes most of its time. */

async function sceneOf(load: () => Promise<() => SceneAppPage>) {
  const { loadLanguage } = await import('../src/language.ts');
  await loadLanguage();
  const page = (await load())();
  const scene = page.getScene({ params: {}, isExact: true, path: '', url: '' } as never);
  return { page, scene };
}

describe('pages', () => {
  test.each([
    ['overview', async () => (await import('../src/pages/overview.tsx')).overviewPage, 1, 2],
    ['money-path', async () => (await import('../src/pages/moneypath.tsx')).moneyPathPage, 1, 1],
    ['trace', async () => (await import('../src/pages/trace.tsx')).tracePage, 2, 0],
    ['alerts', async () => (await import('../src/pages/alerts.tsx')).alertsPage, 2, 0],
    ['setup', async () => (await import('../src/pages/setup.tsx')).setupPage, 3, 0],
  ] as const)(
    '%s: its parts first, then its graphs, all on the chosen data source',
    async (path, load, parts, graphs) => {
      const { page, scene } = await sceneOf(load);
      expect(page.state.url).toBe(`/a/acquirer-observability-app/${path}`);
      expect(scene.state.$timeRange).toBeInstanceOf(SceneTimeRange);
      expect(sceneGraph.findAllObjects(scene, (o) => o instanceof SceneReactObject)).toHaveLength(parts);
      const panels = sceneGraph.findAllObjects(scene, (o) => o instanceof VizPanel) as VizPanel[];
      expect(panels).toHaveLength(graphs);
      for (const panel of panels) {
        const runner = panel.state.$data as SceneQueryRunner;
        expect(runner.state.datasource?.uid).toBe(`\${datasource}`);
        expect(panel.state.description).not.toBe('');
      }
      expect(sceneGraph.lookupVariable('datasource', scene)?.state.type).toBe('datasource');
    },
  );
});
