import { join } from 'node:path';
import { pluginFolder } from './packages.ts';

/** A host page: one source (dashboards/plugin/host), made of the Grafana packages of one folder. */
export interface Host {
  /** The version of Grafana its packages are of. */
  readonly name: string;
  /** Folder with the package.json and the packages. */
  readonly packages: string;
  /** Folder of the built page. */
  readonly page: string;
}

const host = (name: string, packages: string): Host => ({
  ...{ name, packages },
  page: join(pluginFolder, 'host-dist', name),
});

/** The app's own packages: what it is built and typed against. */
export const newest = host('13.2', pluginFolder);

/** The lower end of what plugin.json promises: Grafana 12.4 still has React 18. */
export const oldest = host('12.4', join(pluginFolder, 'host-12.4'));

const hosts: readonly Host[] = [newest, oldest];

/** The host of a name, the newest where none is asked for. */
export function hostOf(name?: string): Host {
  const found = name === undefined ? newest : hosts.find((each) => each.name === name);
  if (found === undefined)
    throw new Error(`no host ${name}: there is ${hosts.map((each) => each.name).join(', ')}`);
  return found;
}
