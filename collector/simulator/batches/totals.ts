/** What a terminal's open batch adds up to on one channel, minor units. */
export interface BatchTotals {
  debit: number;
  debits: number;
  credit: number;
  credits: number;
}

/** Totals of open batches: one per terminal, card channel and clearing day (two days can be open at a time). */
export interface OpenBatches {
  of(terminal: number, channel: number, day: number): BatchTotals;
  /** Takes the totals of a terminal's channel and day away; undefined when nothing was sold. */
  close(terminal: number, channel: number, day: number): BatchTotals | undefined;
}

export function openBatches(): OpenBatches {
  const open = new Map<number, BatchTotals>();
  const key = (terminal: number, channel: number, day: number): number =>
    (terminal * 32 + channel) * 2 + (day & 1);
  return {
    of(terminal, channel, day) {
      const k = key(terminal, channel, day);
      let totals = open.get(k);
      if (totals === undefined) {
        totals = { debit: 0, debits: 0, credit: 0, credits: 0 };
        open.set(k, totals);
      }
      return totals;
    },
    close(terminal, channel, day) {
      const k = key(terminal, channel, day);
      const totals = open.get(k);
      open.delete(k);
      return totals;
    },
  };
}
