/** Why a request with events was not booked, by the counter it adds to. */
export type RequestProblem = 'too_large' | 'too_slow' | 'unsupported' | 'overload' | 'store_failed';

/** An answer other than 200; the body says what happened and what to do. */
export class RequestError extends Error {
  readonly status: 400 | 408 | 413 | 415 | 429 | 503;
  readonly problem: RequestProblem;
  /** Seconds after which the same request may succeed. */
  readonly retryAfterSeconds: number | undefined;
  constructor(
    status: RequestError['status'],
    problem: RequestProblem,
    message: string,
    retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = 'RequestError';
    this.status = status;
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The client went away; there is nobody to answer. */
export class Aborted extends Error {}
