/**
 * Builds the harness' host page: Grafana's own npm packages and SystemJS around the built plugin. Not part of the plugin.
 * Arguments: the folder whose packages it is made of, and the folder to write.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

const source = join(import.meta.dirname, '/');
const [folder, outDir] = process.argv.slice(2) as [string, string];
const owner = join(folder, 'package.json');
const packages = join(folder, 'node_modules/');
const { version } = createRequire(owner)('@grafana/data/package.json') as { version: string };

/** Takes what the source imports from one folder's packages, and lets no other get in. */
const madeOf: Plugin = {
  name: 'made-of-one-folder',
  enforce: 'pre',
  async resolveId(id, importer, options) {
    if (!importer?.startsWith(source)) return null;
    if (id.startsWith('../node_modules/')) return join(packages, id.slice('../node_modules/'.length));
    return /^[\w@]/.test(id) ? this.resolve(id, owner, { ...options, skipSelf: true }) : null;
  },
  generateBundle() {
    // Two Reacts, or 13.2 where 12.4 is looked at, and the harness would show what no Grafana is.
    const foreign = [...this.getModuleIds()].filter(
      (id) => /^\/.*\/node_modules\//.test(id) && !id.startsWith(packages),
    );
    if (foreign.length > 0) this.error(`not of ${packages}: ${foreign.slice(0, 5).join(', ')}`);
  },
  transformIndexHtml: (html) => html.replace('%GRAFANA_VERSION%', version),
};

await build({
  root: source,
  configFile: false,
  base: '/',
  logLevel: 'error',
  plugins: [madeOf],
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
  build: {
    ...{ outDir, emptyOutDir: true, sourcemap: false, target: 'es2022', chunkSizeWarningLimit: 1e5 },
    // Scenes, of one version in every host, asks @grafana/schema for defaults of tables that 12.4 does not have.
    rolldownOptions: { shimMissingExports: Number.parseInt(version, 10) < 13 },
  },
});
