/**
 * The release build of the app. Same format and same externals as the configuration @grafana/create-plugin generates
 * (AMD module, everything Grafana shares left out), without its development server, linting and type checking.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import type { Configuration } from 'webpack';
import { exact, patterns } from './externals.ts';
import { boardsIn, newestRelease, shippedPluginJson } from './pluginjson.ts';
import { screenshots } from './screenshots.ts';

const root = join(import.meta.dirname, '../..');
const id = 'acquirer-observability-app';
const boardFolder = join(root, '../generated/en');
const runbooks = join(root, '../../alerts/runbooks');
const release = newestRelease(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));

export const configuration: Configuration = {
  mode: 'production',
  context: join(root, 'src'),
  entry: { module: './module.tsx' },
  devtool: 'source-map',
  externals: [{ 'amd-module': 'module' }, ...exact, ...patterns],
  externalsType: 'amd',
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: {
          loader: 'swc-loader',
          options: {
            jsc: {
              target: 'es2022',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
      },
    ],
  },
  output: {
    path: join(root, 'dist'),
    filename: '[name].js',
    chunkFilename: '[name].[contenthash].js',
    library: { type: 'amd' },
    publicPath: `public/plugins/${id}/`,
    uniqueName: id,
    clean: true,
  },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  performance: { hints: false },
  plugins: [
    new CopyPlugin({
      patterns: [
        {
          from: 'plugin.json',
          transform: (source) => shippedPluginJson(source.toString(), release, boardsIn(boardFolder)),
        },
        { from: 'img', to: 'img' },
        ...screenshots.map(({ from, path }) => ({
          from: join(root, '../../docs/screenshots', from),
          to: path,
          noErrorOnMissing: true,
        })),
        { from: 'locales', to: 'locales' },
        { from: join(root, 'README.md') },
        { from: join(root, 'CHANGELOG.md') },
        { from: join(root, '../../LICENSE'), to: 'LICENSE', toType: 'file' },
        { from: boardFolder, to: 'dashboards', noErrorOnMissing: true },
        { from: runbooks, to: 'runbooks' },
      ],
    }),
  ],
};

export default configuration;
