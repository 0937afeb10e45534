import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screenshots } from './screenshots.ts';

/** An entry of plugin.json's `includes`. */
export interface Include {
  readonly type: string;
  readonly name: string;
  readonly path?: string;
}

/** Boards in a folder: file name, title, uid. */
export function boardsIn(folder: string): { file: string; title: string; uid: string }[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return files.sort().map((file) => {
    const { title, uid } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      title: string;
      uid: string;
    };
    return { file, title, uid };
  });
}

/** Version and date of the newest heading `## 1.2.3 - 2026-01-31` of a change log. */
export function newestRelease(changelog: string): { version: string; date: string } {
  const [, version, date] = /^## (\d+\.\d+\.\d+) - (\d{4}-\d\d-\d\d)$/m.exec(changelog) ?? [];
  if (version === undefined || date === undefined) throw new Error('CHANGELOG.md has no dated release');
  return { version, date };
}

/** plugin.json as it is shipped: version and date of the release, and every board as a dashboard of the app. */
export function shippedPluginJson(
  source: string,
  release: { version: string; date: string },
  boards: readonly { file: string; title: string; uid: string }[],
): string {
  const text = source.replaceAll('%VERSION%', release.version).replaceAll('%TODAY%', release.date);
  const json = JSON.parse(text) as {
    includes: Include[];
    info: { screenshots: { name: string; path: string }[] };
  };
  json.info.screenshots = screenshots.map(({ name, path }) => ({ name, path }));
  json.includes.push(
    ...boards.map(({ file, title }) => ({ type: 'dashboard', name: title, path: `dashboards/${file}` })),
  );
  return `${JSON.stringify(json, null, 2)}\n`;
}
