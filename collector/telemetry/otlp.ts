import { metrics, SpanStatusCode, trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { Telemetry } from './telemetry.ts';

const scope = 'acquirer-observability';

/** Loaded on demand by `openTelemetry`. The SDK picks its exporters by the standard OTEL_ variables; those win here too. */
export function otlpTelemetry(endpoint: string, version: string): Telemetry {
  const defaults = {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_SERVICE_NAME: scope,
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_LOGS_EXPORTER: 'none',
    // Host and process detectors would tell machine names and command lines.
    OTEL_NODE_RESOURCE_DETECTORS: 'env',
  };
  for (const [name, value] of Object.entries(defaults)) process.env[name] ??= value;
  const sdk = new NodeSDK();
  sdk.start();

  const tracer = trace.getTracer(scope, version);
  const meter = metrics.getMeter(scope, version);
  const lines = meter.createCounter('acquirer.collector.committed_lines', {
    description: 'Lines booked, whatever became of them.',
    unit: '{line}',
  });
  const durations = meter.createHistogram('acquirer.collector.commit.duration', {
    description: 'Time of a transaction.',
    unit: 's',
  });

  return {
    ingest: (source, work) =>
      tracer.startActiveSpan('ingest', { attributes: { 'acquirer.source': source } }, async (span) => {
        try {
          return await work();
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).name });
          throw error;
        } finally {
          span.end();
        }
      }),
    committed(count, milliseconds) {
      lines.add(count);
      durations.record(milliseconds / 1000);
      const end = performance.timeOrigin + performance.now();
      tracer
        .startSpan('commit', { startTime: end - milliseconds, attributes: { 'acquirer.lines': count } })
        .end(end);
    },
    stop: () => sdk.shutdown(),
  };
}
