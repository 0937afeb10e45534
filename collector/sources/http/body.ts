import type { IncomingMessage } from 'node:http';
import type { Pressure } from './pressure.ts';
import { Aborted, RequestError } from './problem.ts';

export interface BodyLimits {
  readonly bodyBytes: number;
  readonly bodySeconds: number;
}

/** What was read, and how many bytes of it were taken from the pressure; the caller releases them. */
export interface Body {
  readonly bytes: Buffer;
  readonly taken: number;
}

/**
 * Reads a request to its end, within limits on size, time and on what waits altogether, and until `stopped`. Rejects with RequestError or
 * Aborted; then nothing stays taken. The stream is left flowing, so that a refused sender gets to read the answer.
 */
export function readBody(
  request: IncomingMessage,
  limits: BodyLimits,
  pressure: Pressure,
  stopped: AbortSignal,
): Promise<Body> {
  const { bodyBytes, bodySeconds } = limits;
  const announced = Number(request.headers['content-length'] ?? 0);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let taken = 0;

    const timer = setTimeout(
      () => fail(new RequestError(408, 'too_slow', `the body did not arrive in ${bodySeconds} s`)),
      bodySeconds * 1000,
    );
    const onEnd = (): void => {
      settle();
      resolve({ bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, taken), taken });
    };
    const onClose = (): void => fail(new Aborted());
    const onStop = (): void => fail(stopping());

    function settle(): void {
      clearTimeout(timer);
      stopped.removeEventListener('abort', onStop);
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
    }

    function fail(error: Error): void {
      settle();
      pressure.release(taken);
      taken = 0;
      // Whatever still comes is dropped; without a listener an error of the stream would end the process.
      request.on('error', () => {}).resume();
      reject(error);
    }

    function onData(chunk: Buffer): void {
      if (taken + chunk.length > bodyBytes) fail(tooLarge(bodyBytes));
      else if (!pressure.take(chunk.length)) fail(overloaded());
      else {
        taken += chunk.length;
        chunks.push(chunk);
      }
    }

    if (announced > bodyBytes) {
      fail(tooLarge(bodyBytes));
      return;
    }
    stopped.addEventListener('abort', onStop);
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}

export const tooLarge = (bodyBytes: number): RequestError =>
  new RequestError(413, 'too_large', `the body has more than ${bodyBytes} bytes (server.limits.bodyBytes)`);

export const overloaded = (): RequestError =>
  new RequestError(429, 'overload', 'too many events wait to be booked; send them again later', 1);

export const stopping = (): RequestError => new RequestError(503, 'overload', 'the collector is stopping', 5);
