/** Bytes that were received and wait to be booked, over all requests. */
export interface Pressure {
  /** Adds bytes; false, and nothing added, when there would be too many. */
  take(bytes: number): boolean;
  release(bytes: number): void;
  readonly bytes: number;
}

export function pressure(most: number): Pressure {
  let bytes = 0;
  return {
    take(more) {
      // A lone request may always pass: otherwise a body near the limit never would.
      if (bytes > 0 && bytes + more > most) return false;
      bytes += more;
      return true;
    },
    release(fewer) {
      bytes -= fewer;
    },
    get bytes() {
      return bytes;
    },
  };
}
