import { type Histogram, histogram } from '../state/histogram.ts';
import type { Book, Foundation } from './book.ts';
import { modeLabeller, modeLabels } from './modes.ts';
import type { CellId } from './money/cell.ts';
import { netOf } from './money/order.ts';
import type { OrderFacts } from './money/orderfacts.ts';
import type { MoneyBook } from './money.ts';

/** Size of an order, in yuan (major units) paid out. */
export const amountBands = ['under_1k', '1k_10k', '10k_100k', '100k_up'] as const;
type AmountBand = (typeof amountBands)[number];

/** How long credited money took. Late money that has not arrived is not in here: see the overdue amounts. */
export interface DelaysBook extends Book {
  /** Close of the clearing day, or end of the slot, to the credit, per order part; by channel and mode, seconds. */
  readonly delay: Histogram;
  /** Perceived due time to the credit, per order, 0 when in time; by mode, seconds. */
  readonly lateness: Histogram;
  /** Delay of an order's oldest money; by amount band, seconds. */
  readonly byAmount: Histogram;
}

const hour = 3600;
const day = 24 * hour;
const delayBounds = [hour / 4, hour, 4 * hour, 12 * hour, day, 2 * day, 4 * day, 10 * day];
const latenessBounds = [0, hour / 4, hour, 4 * hour, 12 * hour, day, 2 * day, 7 * day];

export function delaysBook(f: Foundation, money: MoneyBook): DelaysBook {
  const mode = { label: 'settlement_mode', values: modeLabels(f.config) };
  const labelOf = modeLabeller(f.config);
  const channel = { label: 'channel', values: f.vocabulary.channels };
  const band = { label: 'amount_band', values: amountBands };
  const scale = { bounds: delayBounds, perUnit: 1000 };
  const delay = f.space.register(histogram('delays.delay', scale, channel, mode));
  const lateness = f.space.register(
    histogram('delays.lateness', { bounds: latenessBounds, perUnit: 1000 }, mode),
  );
  const byAmount = f.space.register(histogram('delays.by_amount', scale, band));

  const closeOf = (cell: CellId): number =>
    money.deadlines.slotEnd(cell) ?? f.business.dayCutAt(cell.channel, cell.clearingDay);

  function observe(cells: readonly CellId[], facts: OrderFacts, creditedAt: number): void {
    let [due, close, first] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, ''];
    facts.plan?.parts.forEach(({ net, mode }, i) => {
      if (net === 0) return;
      const cell = cells[i]!;
      delay.observe(Math.max(0, creditedAt - closeOf(cell)), cell.channel, labelOf(mode));
      close = Math.min(close, closeOf(cell));
      if (money.deadlines.perceived(cell) >= due) return;
      due = money.deadlines.perceived(cell);
      first = mode;
    });
    if (first === '') return;
    lateness.observe(Math.max(0, creditedAt - due), labelOf(first));
    byAmount.observe(Math.max(0, creditedAt - close), bandOf(netOf(facts) ?? 0));
  }

  money.watchers.watch(({ before, after, cells }) => {
    const credit = creditOf(after);
    if (credit !== undefined && credit !== creditOf(before))
      observe(cells(), after, after.payout!.creditedAt!);
  });

  return { delay, lateness, byAmount, on: {} };
}

/** Names the credit of an order whose money is known; a credit that was returned was one too. */
function creditOf({ plan, payout }: OrderFacts): string | undefined {
  if (plan === undefined || payout?.creditedAt === undefined) return undefined;
  return `${payout.payoutId}|${payout.attempt}`;
}

function bandOf(minor: number): AmountBand {
  const yuan = minor / 100;
  if (yuan < 1000) return 'under_1k';
  if (yuan < 10_000) return '1k_10k';
  return yuan < 100_000 ? '10k_100k' : '100k_up';
}
