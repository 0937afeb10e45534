/** Which faults hold money back, as masks: asked when money is ordered late or still missing when it is looked for. */
export interface Blame {
  channelDay(channel: number, day: number, mask: number): void;
  pairDay(pair: number, day: number, mask: number): void;
  /** A run of a mode did not take place, or passed a merchant over. */
  run(label: string, day: number, mask: number): void;
  merchantDay(merchant: number, day: number, mask: number): void;
  /** Everything that holds back a pair's money of a clearing day due on a settlement day; files only where it waits for one. */
  of(
    pair: number,
    channel: number,
    merchant: number,
    day: number,
    label: string,
    dueDay: number,
    waits: boolean,
  ): number;
  /** Nothing was ever blamed: the usual case, asked first. */
  readonly nobody: boolean;
}

export function blame(): Blame {
  const byChannelDay = new Map<string, number>();
  const byPairDay = new Map<string, number>();
  const byRun = new Map<string, number>();
  const byMerchantDay = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, mask: number): void => {
    if (mask !== 0) map.set(key, (map.get(key) ?? 0) | mask);
  };
  return {
    channelDay: (channel, day, mask) => add(byChannelDay, `${channel}|${day}`, mask),
    pairDay: (pair, day, mask) => add(byPairDay, `${pair}|${day}`, mask),
    run: (label, day, mask) => add(byRun, `${label}|${day}`, mask),
    merchantDay: (merchant, day, mask) => add(byMerchantDay, `${merchant}|${day}`, mask),
    of: (pair, channel, merchant, day, label, dueDay, waits) =>
      (waits ? (byChannelDay.get(`${channel}|${day}`) ?? 0) : 0) |
      (byPairDay.get(`${pair}|${day}`) ?? 0) |
      (byRun.get(`${label}|${dueDay}`) ?? 0) |
      (byMerchantDay.get(`${merchant}|${dueDay}`) ?? 0),
    get nobody() {
      return byChannelDay.size + byPairDay.size + byRun.size + byMerchantDay.size === 0;
    },
  };
}
