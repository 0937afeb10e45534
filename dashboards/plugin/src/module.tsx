import {
  AppPlugin,
  type AppRootProps,
  type PluginExtensionPanelContext,
  PluginExtensionPoints,
} from '@grafana/data';
import { lazy, Suspense } from 'react';
import { panelTarget } from './logic/panelmenu.ts';

// Grafana loads this file for every page of every user: the pages and their libraries come when they are opened.
const Pages = lazy(async () => {
  const { loadLanguage } = await import('./language.ts');
  await loadLanguage();
  return import('./app/app.tsx');
});
const Configuration = lazy(async () => {
  const { loadLanguage } = await import('./language.ts');
  await loadLanguage();
  return import('./app/configuration.tsx');
});

const Root = (props: AppRootProps) => (
  <Suspense fallback={null}>
    <Pages {...props} />
  </Suspense>
);

const ConfigurationPage = (props: Parameters<typeof Configuration>[0]) => (
  <Suspense fallback={null}>
    <Configuration {...props} />
  </Suspense>
);

export const plugin = new AppPlugin<object>()
  .setRootPage(Root)
  .addConfigPage({
    title: 'Configuration',
    icon: 'cog',
    id: 'configuration',
    body: ConfigurationPage as never,
  })
  .addLink<PluginExtensionPanelContext>({
    targets: [PluginExtensionPoints.DashboardPanelMenu],
    title: 'Open in Acquirer Observability',
    description: 'Opens the money path or the overview over the time range of this dashboard',
    configure: (context) => {
      const path = context === undefined ? undefined : panelTarget(context);
      return path === undefined ? undefined : { path };
    },
  });
