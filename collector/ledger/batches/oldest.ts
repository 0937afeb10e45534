/** Earliest instant among open items, by channel. */
export interface OldestByChannel {
  opened(channel: string, since: number): void;
  closed(channel: string, since: number): void;
  /** Epoch ms, 0 = nothing is open. */
  of(channel: string): number;
}

/**
 * Keeps the minimum while items come and go. Only when the oldest itself has gone is everything looked at again, and
 * only when somebody asks: a draining backlog costs one pass per scrape, not one per record.
 */
export function oldestByChannel(
  channels: readonly string[],
  all: () => Iterable<readonly [channel: string, since: number]>,
): OldestByChannel {
  const oldest = new Map(channels.map((channel) => [channel, Number.POSITIVE_INFINITY]));
  let stale = false;

  function refresh(): void {
    for (const channel of channels) oldest.set(channel, Number.POSITIVE_INFINITY);
    for (const [channel, since] of all()) {
      const known = oldest.get(channel);
      if (known !== undefined && since < known) oldest.set(channel, since);
    }
    stale = false;
  }

  return {
    opened(channel, since) {
      if (since < oldest.get(channel)!) oldest.set(channel, since);
    },
    closed(channel, since) {
      if (since <= oldest.get(channel)!) stale = true;
    },
    of(channel) {
      if (stale) refresh();
      const since = oldest.get(channel) ?? Number.POSITIVE_INFINITY;
      return since === Number.POSITIVE_INFINITY ? 0 : since;
    },
  };
}
