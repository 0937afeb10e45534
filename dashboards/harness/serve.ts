import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { type Host, newest } from './hosts.ts';
import { pluginFolder as plugin } from './packages.ts';
import { places } from './places.ts';

const pluginPath = '/public/plugins/acquirer-observability-app/';

/** What the route `collector` of plugin.json is in Grafana. */
const proxyPath = '/api/plugin-proxy/acquirer-observability-app/collector/';

/** A collector the app may ask, as Grafana's server would for it. */
export interface AskedCollector {
  readonly url: string;
  /** A reader's token; it is added here and never in the browser. */
  readonly token: string;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.css': 'text/css',
  '.png': 'image/png',
  '.md': 'text/markdown; charset=utf-8',
};

export interface Harness {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the harness on loopback: a host page, the built plugin, the boards, `/prom/` passed on to a Prometheus and, where
 * there is one, the app's route to a collector. `port` 0 = any free one.
 */
export async function serveHarness(
  prometheus: string,
  port = 0,
  collector?: AskedCollector,
  host = newest,
): Promise<Harness> {
  const server = createServer((request, response) => {
    answer(prometheus, collector, host, request, response).catch((error: Error) => {
      response.writeHead(502).end(error.message);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  prometheus: string,
  collector: AskedCollector | undefined,
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://harness');
  if (pathname.startsWith('/prom/'))
    return passOn(`${prometheus}${pathname.slice(5)}${search}`, request, response);
  if (collector !== undefined && pathname.startsWith(proxyPath)) {
    const url = `${collector.url}/${pathname.slice(proxyPath.length)}${search}`;
    return passOn(url, request, response, { authorization: `Bearer ${collector.token}` });
  }
  if (pathname === '/places.json')
    return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(places()));
  const file = fileOf(pathname, host);
  if (file === undefined || !existsSync(file) || !statSync(file).isFile())
    return void response.writeHead(404).end(`nothing at ${pathname}`);
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

/** The file behind a path; an address of a board or page is the host page's. */
function fileOf(pathname: string, host: Host): string | undefined {
  const path = normalize(decodeURIComponent(pathname));
  if (path.includes('..')) return undefined;
  const at = path.indexOf(pluginPath);
  if (at >= 0) return join(plugin, 'dist', path.slice(at + pluginPath.length));
  const icon = /public\/(?:build\/)?img\/(.*)$/.exec(path)?.[1];
  if (icon !== undefined) return join(host.packages, 'node_modules/@grafana/ui/dist/public/img', icon);
  if (path.startsWith('/assets/')) return join(host.page, path);
  if (path.startsWith('/boards/')) return join(plugin, '../generated', path.slice('/boards/'.length));
  return /^\/(?:$|a\/|d\/|plugins\/)/.test(path) ? join(host.page, 'index.html') : undefined;
}

async function passOn(
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk as Buffer);
  const type = request.headers['content-type'];
  const reply = await fetch(url, {
    method: request.method ?? 'GET',
    ...(body.length === 0 ? {} : { body: new Uint8Array(Buffer.concat(body)) }),
    headers: { ...more, ...(type === undefined ? {} : { 'content-type': type }) },
  });
  response.writeHead(reply.status, { 'content-type': 'application/json' });
  response.end(await reply.text());
}
