import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { AcquirerError } from '../errors.ts';

/** A server that accepts connections. */
export interface Listening {
  readonly port: number;
  /** Takes no new connections; resolves when the open requests are answered. */
  close(): Promise<void>;
}

/** Listens. Throws ACQ_PORT_IN_USE. The time a body may take is the source's business, headers get ten seconds. */
export function listen(app: Express, host: string, port: number): Promise<Listening> {
  const server: Server = createServer(
    { headersTimeout: 10_000, requestTimeout: 0, keepAliveTimeout: 65_000 },
    app,
  );
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new AcquirerError('ACQ_PORT_IN_USE', `${host}:${port} is in use`, error) : error);
    });
    server.listen(port, host, () => {
      const { port: bound } = server.address() as AddressInfo;
      resolve({ port: bound, close: () => closed(server) });
    });
  });
}

/** Between two looks for connections that have become idle: a client may keep one open for minutes. */
const lookMs = 50;

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const looking = setInterval(() => server.closeIdleConnections(), lookMs);
    server.close(() => {
      clearInterval(looking);
      resolve();
    });
    server.closeIdleConnections();
  });
}
