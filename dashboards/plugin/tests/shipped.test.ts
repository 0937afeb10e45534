import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isExternal } from '../.config/webpack/externals.ts';
import { newestRelease } from '../.config/webpack/pluginjson.ts';
import packageJson from '../package.json';

/** Rules of Grafana's plugin validator that can be judged without Grafana, asked of what is built. */

const dist = join(import.meta.dirname, '../dist');
const read = (file: string): string => {
  if (!existsSync(join(dist, file))) throw new Error(`dist/${file} is missing: npm run build comes first`);
  return readFileSync(join(dist, file), 'utf8');
};
const plugin = JSON.parse(read('plugin.json')) as {
  id: string;
  type: string;
  languages: string[];
  includes: {
    type: string;
    name: string;
    path: string;
    addToNav?: boolean;
    defaultNav?: boolean;
    role?: string;
  }[];
  routes: { path: string; url: string; headers: { content: string }[] }[];
  dependencies: { grafanaDependency: string };
  info: {
    version: string;
    updated: string;
    description: string;
    keywords: string[];
    logos: Record<string, string>;
    screenshots: { name: string; path: string }[];
  };
};
const scripts = readdirSync(dist).filter((name) => name.endsWith('.js'));
const boards = plugin.includes.filter(({ type }) => type === 'dashboard');

describe('plugin.json', () => {
  test('identity: id of an app, version of the package and of the change log, a date, no placeholder', () => {
    expect(plugin.id).toMatch(/^[0-9a-z]+-([0-9a-z]+-)?app$/);
    expect(plugin.type).toBe('app');
    expect(plugin.info.version).toBe(packageJson.version);
    expect(newestRelease(read('CHANGELOG.md')).version).toBe(packageJson.version);
    expect(plugin.info.updated).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(read('plugin.json')).not.toMatch(/%[A-Z_]+%/);
    expect(plugin.info.keywords.length).toBeGreaterThan(2);
    expect(plugin.dependencies.grafanaDependency).toMatch(/^>=\d+\.\d+\.\d+$/);
  });

  test('logos and screenshots are there; SVGs are pictures and nothing else', () => {
    for (const path of [...Object.values(plugin.info.logos), ...plugin.info.screenshots.map((s) => s.path)])
      expect([path, existsSync(join(dist, path))]).toEqual([path, true]);
    for (const path of Object.values(plugin.info.logos))
      expect(read(path)).not.toMatch(/<script|on\w+=|javascript:|<foreignObject|xlink:href/i);
  });

  test('pages lead into the app, one of them by default, and every one says who may see it', () => {
    const pages = plugin.includes.filter(({ type }) => type === 'page');
    expect(pages.filter(({ defaultNav }) => defaultNav)).toHaveLength(1);
    for (const { path, role } of pages) {
      expect(path).toMatch(new RegExp(`^/(a|plugins)/${plugin.id}`));
      expect(['Viewer', 'Admin']).toContain(role);
    }
  });

  test('every board is there, with uid, title and revision, and no two have one uid', () => {
    const files = existsSync(join(dist, 'dashboards')) ? readdirSync(join(dist, 'dashboards')) : [];
    expect(boards.map(({ path }) => path).sort()).toEqual(files.map((file) => `dashboards/${file}`).sort());
    expect(boards.length).toBeGreaterThan(0);
    const uids = boards.map(({ path, name }) => {
      const board = JSON.parse(read(path)) as { uid: string; title: string; revision: number; id: null };
      expect([board.title, board.id, Number.isInteger(board.revision)]).toEqual([name, null, true]);
      return board.uid;
    });
    expect(new Set(uids).size).toBe(uids.length);
  });

  test('tokens stay on the server: routes take them from secure data', () => {
    for (const { headers } of plugin.routes)
      for (const { content } of headers) expect(content).toMatch(/{{ \.SecureJsonData\.\w+ }}/);
    expect(scripts.map(read).join('')).not.toMatch(/SecureJsonData/);
  });

  test('every language has its file', () => {
    for (const language of plugin.languages)
      expect(read(`locales/${language}/${plugin.id}.json`)).toMatch(/^{/);
    expect(readdirSync(join(dist, 'locales')).sort()).toEqual([...plugin.languages].sort());
  });
});

describe('bundle', () => {
  test('module.js is a small AMD module and asks for nothing that Grafana does not share', () => {
    const [, list] = /^(?:\/\*.*?\*\/\s*)?define\((?:"[^"]*",)?\[([^\]]*)\]/s.exec(read('module.js')) ?? [];
    expect(list).toBeDefined();
    const asked = [...list!.matchAll(/"([^"]+)"/g)].map(([, name]) => name!);
    expect(asked.filter((name) => name !== 'module' && !isExternal(name))).toEqual([]);
    expect(asked).toContain('react/jsx-runtime');
    expect(read('module.js').length).toBeLessThan(12_000);
  });

  test('no JSX runtime and no React is bundled', () => {
    for (const name of scripts) {
      const text = read(name);
      expect([name, /react\.transitional\.element|__SECRET_INTERNALS|__CLIENT_INTERNALS/.test(text)]).toEqual(
        [name, false],
      );
    }
  });

  test('source maps are there and match the sources', () => {
    for (const name of scripts.filter((file) => /sourceMappingURL/.test(read(file))))
      expect(JSON.parse(read(`${name}.map`)).sources.length).toBeGreaterThan(0);
    const map = JSON.parse(read('module.js.map')) as { sources: string[]; sourcesContent: string[] };
    const at = map.sources.findIndex((source) => source.endsWith('/module.tsx'));
    expect(map.sourcesContent[at]).toBe(readFileSync(join(dist, '../src/module.tsx'), 'utf8'));
  });

  test('the sources take colours from the theme and log nothing', () => {
    const source = join(dist, '../src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((f) => /\.tsx?$/.test(f));
    for (const file of files) {
      const text = readFileSync(join(source, file), 'utf8');
      expect([file, text.match(/['"`]#[0-9a-f]{3,8}\b|\brgba?\(/i)]).toEqual([file, null]);
      expect([file, /console\.log/.test(text)]).toEqual([file, false]);
    }
  });

  test('README, licence and a runbook for every cause that alerts are shipped', () => {
    expect(read('README.md')).not.toMatch(/create-plugin|TODO|lorem/i);
    expect(read('LICENSE')).toMatch(/Apache License/);
    const { rules } = JSON.parse(readFileSync(join(dist, '../src/generated/rulebook.json'), 'utf8')) as {
      rules: { cause: string }[];
    };
    for (const { cause } of rules)
      for (const language of ['en', 'zh'])
        expect([cause, existsSync(join(dist, `runbooks/${language}/${cause}.md`))]).toEqual([cause, true]);
  });
});
