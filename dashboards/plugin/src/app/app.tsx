import type { AppRootProps } from '@grafana/data';
import { SceneApp } from '@grafana/scenes';
import { useMemo } from 'react';
import { alertsPage } from '../pages/alerts.tsx';
import { moneyPathPage } from '../pages/moneypath.tsx';
import { overviewPage } from '../pages/overview.tsx';
import { setupPage } from '../pages/setup.tsx';
import { tracePage } from '../pages/trace.tsx';
import { remember, type Settings } from './settings.ts';

/** The app below /a/acquirer-observability-app. The default export is what React.lazy needs. */
export default function App({ meta }: AppRootProps<Settings>) {
  const app = useMemo(() => {
    remember(meta?.jsonData);
    return new SceneApp({ pages: [overviewPage(), moneyPathPage(), tracePage(), alertsPage(), setupPage()] });
  }, [meta]);
  return <app.Component model={app} />;
}
