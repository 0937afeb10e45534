import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { defaultDatasource } from '../../alerts/generate/grafana.ts';
import { languages } from '../../dashboards/boards/factory/words.ts';
import { toolPath } from '../../scripts/tools/toolpaths.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'dashboards/provisioning');
const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: files of other programs, as they stand
type Loose = any;
const yaml = (path: string): Loose => parse(text(path));

const composeFiles = ['compose.yaml', 'compose.plugin.yaml', 'compose.grafana-alerting.yaml'];
const compose = composeFiles.map((file) => ({ file, content: yaml(file) }));

interface Mount {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const mounts: readonly Mount[] = compose.flatMap(({ file, content }) =>
  Object.values<Loose>(content.services).flatMap(({ volumes = [] }) =>
    (volumes as string[]).map((volume) => {
      const [from, to] = volume.split(':');
      return { file, from: from!, to: to! };
    }),
  ),
);

/** What Grafana reads at this path when all of compose is up. */
function behind(path: string): string | undefined {
  const mount = mounts.find(({ to }) => path === to || path.startsWith(`${to}/`));
  return mount && join(folder, mount.from, path.slice(mount.to.length));
}

describe('compose', () => {
  test.each(mounts.filter(({ from }) => from.startsWith('.')))('$file: $from is there', ({ from }) => {
    // Built before it is mounted, and never committed.
    if (from === '../plugin/dist')
      return expect(existsSync(join(folder, '../plugin/package.json'))).toBe(true);
    return expect(existsSync(join(folder, from))).toBe(true);
  });

  test('what is given by environment is asked for, and the other way round', () => {
    const given = new Set(
      compose.flatMap(({ content }) =>
        Object.keys(content.services.grafana.environment).filter((name) => name.startsWith('ACQ_')),
      ),
    );
    const files = ['datasources/prometheus.yaml', 'plugins/app.yaml', 'alerting/contactpoints.sample.yaml'];
    const asked = files.flatMap((file) =>
      [...text(file).matchAll(/\$\{(ACQ_\w+)\}/g)].map(([, name]) => name!),
    );
    expect([...given].sort()).toEqual([...new Set(asked)].sort());
  });

  test('the image has what the collector runs on', () => {
    const copied = [...text('collector.Dockerfile').matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, paths]) =>
      paths!.split(' '),
    );
    expect(copied).toContain('collector');
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const profile = /collector\/config\/profiles\/\w\.yaml/.exec(text('collector.Dockerfile'))![0];
    expect(readFileSync(join(root, profile), 'utf8')).toMatch(/^server:$/m);
  });
});

describe('Grafana', () => {
  test('the data source is the one the alert rules ask', () => {
    const [source] = yaml('datasources/prometheus.yaml').datasources;
    expect(source).toMatchObject({ uid: defaultDatasource, type: 'prometheus', isDefault: true });
    const asked = new Set(
      [
        ...readFileSync(join(root, 'alerts/generated/grafana-rules.yaml'), 'utf8').matchAll(
          /datasourceUid: (\S+)/g,
        ),
      ].map(([, uid]) => uid),
    );
    expect([...asked].sort()).toEqual(['__expr__', source.uid].sort());
  });

  test('the provider looks where the boards are', () => {
    const paths = yaml('dashboards/boards.yaml').providers.map(({ options }: Loose) => behind(options.path));
    expect(paths).toEqual(languages.map((language) => join(root, 'dashboards/generated', language)));
    for (const path of paths) expect(existsSync(join(path, 'acq-oncall.json'))).toBe(true);
  });

  test('the home board is there', () => {
    const home = compose[0]!.content.services.grafana.environment.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH;
    expect(existsSync(behind(home)!)).toBe(true);
  });

  test('the app is ours, and gets the settings its routes read', () => {
    const plugin = JSON.parse(readFileSync(join(root, 'dashboards/plugin/src/plugin.json'), 'utf8'));
    const [app] = yaml('plugins/app.yaml').apps;
    expect(app).toMatchObject({ type: plugin.id, disabled: false });
    const routes = JSON.stringify(plugin.routes);
    const read = (kind: string): string[] =>
      [...routes.matchAll(new RegExp(`\\.${kind}\\.(\\w+)`, 'g'))].map(([, name]) => name!);
    expect(Object.keys(app.jsonData)).toEqual(read('JsonData'));
    expect(Object.keys(app.secureJsonData)).toEqual(read('SecureJsonData'));
    expect(behind('/var/lib/grafana/plugins/acquirer-observability-app')).toBe(
      join(dirname(folder), 'plugin/dist'),
    );
  });

  test('the sample contact point has no policy beside it', () => {
    const sample = yaml('alerting/contactpoints.sample.yaml');
    expect(sample.contactPoints).toHaveLength(1);
    expect(sample.policies).toBeUndefined();
  });
});

const promtool = toolPath('promtool');

test.skipIf(promtool === undefined)('Prometheus reads its configuration', () => {
  expect(
    execFileSync(promtool!, ['check', 'config', '--syntax-only', join(folder, 'prometheus.yml')], {
      encoding: 'utf8',
    }),
  ).toContain('SUCCESS');
  expect(behind('/etc/prometheus/rules/acquirer.yml')).toBe(
    join(root, 'alerts/generated/prometheus-rules.yml'),
  );
});
