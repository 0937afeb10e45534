import { defineConfig } from 'vite';

/** The harness' host page: Grafana's own npm packages and SystemJS around the built plugin. Not part of the plugin. */
export default defineConfig({
  root: 'host',
  base: '/',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
  build: {
    outDir: '../host-dist',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    chunkSizeWarningLimit: 1e5,
  },
});
