/** What the events of one sale have in common. */
export interface Sale {
  readonly clearingDay: string;
  readonly channel: string;
  readonly rrn: string;
}

let last: Sale = { clearingDay: '', channel: '', rrn: '' };
let lastKey = '||';

/**
 * The key under which books keep what they know of a sale. Several books ask it of each event; the text is made, and
 * hashed by its maps, once.
 */
export function saleKey({ clearingDay, channel, rrn }: Sale): string {
  if (rrn === last.rrn && channel === last.channel && clearingDay === last.clearingDay) return lastKey;
  last = { clearingDay, channel, rrn };
  lastKey = `${clearingDay}|${channel}|${rrn}`;
  return lastKey;
}

/** The sale a key stands for. */
export function saleOf(key: string): Sale {
  const [clearingDay = '', channel = '', rrn = ''] = key.split('|');
  return { clearingDay, channel, rrn };
}
