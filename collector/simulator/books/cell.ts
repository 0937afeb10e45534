/**
 * What has been told about the money of one channel, clearing day and contract mode (for S+0: of one slot of ten
 * minutes). Running sums of amounts in minor units; orders and single payments that are still under way are
 * kept by themselves and added when books are made.
 */
export interface Cell {
  readonly channel: number;
  readonly day: number;
  readonly mode: number;
  /** Ten-minute slot of an S+0 sale; -1 for every other mode. */
  readonly slot: number;
  /** Everything ever captured or pending. */
  sold: number;
  /** Captured and kept: less refunds, reversals, chargebacks. */
  taken: number;
  /** Lines of files. */
  lined: number;
  refunded: number;
  voided: number;
  chargedBack: number;
  /** Fees outside orders. */
  fees: number;
  /** Orders that are over: gross they took, and where it went. */
  ordered: number;
  credited: number;
  orderFees: number;
  netted: number;
}

export interface Cells {
  of(day: number, channel: number, mode: number, slot: number): Cell;
  all(): Iterable<Cell>;
}

export function cells(): Cells {
  const byKey = new Map<number, Cell>();
  return {
    of(day, channel, mode, slot) {
      const key = slot < 0 ? (day * 32 + channel) * 16 + mode : -(slot * 32 + channel) * 4 - (day & 3);
      let cell = byKey.get(key);
      if (cell === undefined) {
        cell = {
          channel,
          day,
          mode,
          slot,
          sold: 0,
          taken: 0,
          lined: 0,
          refunded: 0,
          voided: 0,
          chargedBack: 0,
          fees: 0,
          ordered: 0,
          credited: 0,
          orderFees: 0,
          netted: 0,
        };
        byKey.set(key, cell);
      }
      return cell;
    },
    all: () => byKey.values(),
  };
}
