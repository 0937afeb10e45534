/** Traces and metrics about the collector itself, for an OpenTelemetry backend. */
export interface Telemetry {
  /** Runs work inside a span; `source` is a configured name, nothing else of a request is told. */
  ingest<T>(source: string, work: () => Promise<T>): Promise<T>;
  /** A transaction that has just ended. */
  committed(lines: number, milliseconds: number): void;
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** No backend: nothing is loaded and nothing is done. */
export const noTelemetry: Telemetry = {
  ingest: (_source, work) => work(),
  committed: () => {},
  stop: async () => {},
};

/**
 * Telemetry to an OTLP/HTTP endpoint. The SDK takes 79 MB of disk and half a second to load, so it is loaded only when
 * there is an endpoint. `version` is the collector's.
 */
export async function openTelemetry(endpoint: string | undefined, version: string): Promise<Telemetry> {
  if (endpoint === undefined) return noTelemetry;
  const { otlpTelemetry } = await import('./otlp.ts');
  return otlpTelemetry(endpoint, version);
}
