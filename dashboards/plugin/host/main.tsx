/**
 * The harness: a host page that loads the built plugin the way Grafana does (SystemJS, AMD, shared modules through an
 * import map) and shows boards and pages over a real Prometheus. It is not Grafana: its core panels, its query back end,
 * provisioning and permissions are not here.
 */
import './report.ts';
import * as emotion from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as data from '@grafana/data';
import * as runtime from '@grafana/runtime';
import * as ui from '@grafana/ui';
import i18next from 'i18next';
import lodash from 'lodash';
import * as React from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as ReactDOM from 'react-dom';
import { createRoot } from 'react-dom/client';
import * as router from 'react-router';
import * as rxjs from 'rxjs';
// @ts-expect-error -- not exported by the package's root, and this file of it has no types
import { setPluginPage } from '../node_modules/@grafana/runtime/dist/esm/components/PluginPage.mjs';
import { boardScene } from './board.ts';
import { panelMetas, panelOf, registerStandards } from './panels.tsx';
import { HarnessPrometheus, settings } from './prometheus.ts';
import { report } from './report.ts';
import { Tabs } from './tabs.tsx';

interface SystemJs {
  import(
    url: string,
  ): Promise<{ plugin: data.AppPlugin & { root?: React.ComponentType<object>; configPages?: Json[] } }>;
  set(id: string, module: object): void;
  addImportMap(map: { imports: Record<string, string> }): void;
}
// biome-ignore lint/suspicious/noExplicitAny: the runtime's setters take services of which the harness has a part
type Json = any;
declare const System: SystemJs;

const id = 'acquirer-observability-app';
const search = new URLSearchParams(location.search);
const language = search.get('lang') ?? 'en-US';

interface Asked {
  readonly url: string;
  readonly params?: Record<string, string>;
  readonly responseType?: string;
}

/** Grafana's back end answers with data, or fails with the status and the data. */
async function answered({ url, params = {}, responseType }: Asked): Promise<{ data: Json }> {
  const query = new URLSearchParams(params).toString();
  const reply = await fetch(query === '' ? url : `${url}?${query}`);
  const text = await reply.text();
  const isJson = responseType !== 'text' && reply.headers.get('content-type')?.includes('json') === true;
  const answer = { status: reply.status, data: isJson ? JSON.parse(text) : text };
  return reply.ok ? answer : Promise.reject(answer);
}

function serve(): void {
  registerStandards();
  const source = new HarnessPrometheus(settings);
  Object.assign(source, { meta: settings.meta, type: 'prometheus' });
  const all = runtime as Json;
  all.setDataSourceSrv({
    ...{ get: async () => source, getList: () => [settings], getInstanceSettings: () => settings },
    ...{ reload() {}, registerRuntimeDataSource() {} },
  });
  all.setTemplateSrv({
    ...{ replace: (text: string) => text ?? '', getVariables: () => [] },
    ...{ containsTemplate: () => false, updateTimeRange() {} },
  });
  all.setRunRequest((api: HarnessPrometheus, request: Json) =>
    api.query(request).pipe(
      rxjs.map((answer) => ({
        ...{ state: data.LoadingState.Done, series: answer.data, request, timeRange: request.range },
      })),
      rxjs.catchError((error: Error) => {
        report.errors.push(`query: ${error.message}`);
        const state = data.LoadingState.Error;
        return rxjs.of({ state, series: [], error: { message: error.message }, timeRange: request.range });
      }),
    ),
  );
  all.setPluginImportUtils({
    importPanelPlugin: async (panel: string) => panelOf(panel),
    getPanelPluginFromCache: panelOf,
  });
  all.setBackendSrv({
    fetch: (asked: Asked) => rxjs.from(answered(asked)),
  });
  all.setAppEvents(new data.EventBusSrv());
  all.setReturnToPreviousHook(() => () => {});
  all.setChromeHeaderHeightHook(() => 0);
  all.setEchoSrv({ addEvent() {}, addBackend() {}, flush() {} });
  all.setPluginLinksHook?.(() => ({ links: [], isLoading: false }));
  all.setPluginComponentsHook?.(() => ({ components: [], isLoading: false }));
  (setPluginPage as Json)(({ children, pageNav, subTitle }: Json) => (
    <main style={{ padding: 16 }}>
      <h1 style={{ margin: 0 }}>{pageNav?.text}</h1>
      <p style={{ opacity: 0.8 }}>{subTitle ?? pageNav?.subTitle}</p>
      {children}
    </main>
  ));
}

/** Modules a plugin may leave to Grafana. One that is missing here fails the load, as it would there. */
function share(): void {
  const asDefault = (module: object): object => ({ ...module, default: module, __useDefault: true });
  const shared: Record<string, object> = {
    react: asDefault(React),
    'react-dom': asDefault(ReactDOM),
    'react/jsx-runtime': jsxRuntime,
    '@grafana/data': data,
    '@grafana/runtime': runtime,
    '@grafana/ui': ui,
    rxjs,
    lodash: { default: lodash, __useDefault: true },
    i18next: { default: i18next, __useDefault: true },
    'react-router': router,
    '@emotion/css': emotion,
    '@emotion/react': emotionReact,
  };
  System.addImportMap({
    imports: Object.fromEntries(Object.keys(shared).map((name) => [name, `package:${name}`])),
  });
  for (const [name, module] of Object.entries(shared)) System.set(`package:${name}`, module);
}

function HistoryRouter({ children }: { children: React.ReactNode }) {
  const history = runtime.locationService.getHistory();
  const [location, setLocation] = React.useState<Json>(history.location);
  React.useEffect(
    () => history.listen((next: Json) => setLocation(next.location ?? next)) as () => void,
    [history],
  );
  return (
    <router.Router location={location} navigator={history as never}>
      {children}
    </router.Router>
  );
}

async function start(): Promise<void> {
  serve();
  // Not before Grafana's packages: where AMD's `define` exists, lodash and others register there and export nothing.
  const parts = [
    () => import('systemjs/dist/system.js' as never),
    () => import('systemjs/dist/extras/amd.js' as never),
  ];
  for (const load of parts) await load();
  share();
  const theme = data.createTheme({ colors: { mode: search.get('theme') === 'light' ? 'light' : 'dark' } });
  Object.assign(runtime.config, { theme2: theme, panels: panelMetas });
  data.setTimeZoneResolver(() => search.get('zone') ?? 'Asia/Shanghai');
  // A language without a single word is not resolved, and the plugin would be shown in English.
  const resources = { [language]: { grafana: { here: language } } };
  await i18next.init({ lng: language, resources, fallbackLng: 'en-US' });

  const uid = /^\/d\/([\w-]+)/.exec(location.pathname)?.[1];
  const board =
    uid === undefined
      ? undefined
      : boardScene(await (await fetch(`/boards/${search.get('boards') ?? 'en'}/${uid}.json`)).json());
  const { plugin } = await System.import(`/public/plugins/${id}/module.js`);
  const Root = plugin.root as React.ComponentType<Json> | undefined;
  const ConfigPage = plugin.configPages?.[0]?.body as React.ComponentType<Json> | undefined;
  report.pluginLoaded = Root !== undefined;
  // The harness's server knows where the collector is; the app only asks whether there is one.
  const jsonData = search.has('collector') ? { collectorUrl: 'http://collector:9464' } : {};
  const meta = { jsonData, secureJsonFields: {} };
  createRoot(document.getElementById('root')!).render(
    <data.ThemeContext.Provider value={theme}>
      <ui.GlobalStyles />
      <runtime.LocationServiceProvider service={runtime.locationService}>
        <HistoryRouter>
          <Tabs />
          <router.Routes>
            {board !== undefined && (
              <router.Route
                path="/d/*"
                element={
                  <main style={{ padding: 16 }}>
                    <board.Component model={board} />
                  </main>
                }
              />
            )}
            {Root !== undefined && (
              <router.Route
                path={`/a/${id}/*`}
                element={
                  <Root meta={meta} query={{}} path="" basename={`/a/${id}`} onNavChanged={() => {}} />
                }
              />
            )}
            {ConfigPage !== undefined && (
              <router.Route
                path={`/plugins/${id}`}
                element={
                  <main style={{ padding: 16 }}>
                    <ConfigPage plugin={{ meta }} query={{}} />
                  </main>
                }
              />
            )}
          </router.Routes>
        </HistoryRouter>
      </runtime.LocationServiceProvider>
    </data.ThemeContext.Provider>,
  );
}

start().catch((error: Error) => report.errors.push(`start: ${error.stack ?? error.message}`));
