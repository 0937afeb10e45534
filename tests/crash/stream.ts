/** A deterministic stream of events for the crash suite, with the sender's own books beside it. Amounts in fen. */

export type Line = Record<string, unknown>;

/** What the sender knows it sold, settled and had paid, by channel. */
export interface SenderBooks {
  readonly sales: Record<string, { transactions: number; amount: number }>;
  readonly reversed: Record<string, number>;
  readonly ordered: Record<string, number>;
  readonly credited: Record<string, number>;
  events: number;
}

export interface EventStream {
  /** The next `n` events. */
  take(n: number): Line[];
  readonly books: SenderBooks;
}

const channels = ['cup_card', 'alipay'] as const;
const merchants = ['102290053310001', '102290053310002', '102290053310003'];

/** Small linear congruential generator (Numerical Recipes): the suite needs repeatable, not good, randomness. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function eventStream(seed: number, startMs: number): EventStream {
  const random = seeded(seed);
  const books: SenderBooks = { sales: {}, reversed: {}, ordered: {}, credited: {}, events: 0 };
  /** Each with what it adds to the books: a line counts when it is sent, not when it is made. */
  const queue: { readonly line: Line; readonly count: () => void }[] = [];
  const nothing = (): void => {};
  const unsettled: { net: number; transactions: number } = { net: 0, transactions: 0 };
  let serial = 0;
  let orders = 0;

  const add = (book: Record<string, number>, channel: string, amount: number): void => {
    book[channel] = (book[channel] ?? 0) + amount;
  };
  const at = (): string => new Date(startMs + serial).toISOString();
  const day = new Date(startMs + 8 * 3_600_000).toISOString().slice(0, 10);

  function sale(): void {
    serial += 1;
    const channel = channels[serial % channels.length]!;
    const amount = 100 + Math.floor(random() * 50_000);
    const rrn =
      channel === 'alipay' ? `A${String(serial).padStart(23, '0')}` : `R${String(serial).padStart(11, '0')}`;
    const sold = { channel, rrn, clearingDay: day, merchant: merchants[serial % 3], amount, currency: 'CNY' };
    const type = channel === 'alipay' ? 'qr_payment' : 'sale';
    const code = channel === 'alipay' ? 'SUCCESS' : '00';
    queue.push({
      line: { kind: 'authorization', at: at(), ...sold, type, code, state: 'approved', latencyMs: 200 },
      count() {
        const book = books.sales[channel] ?? { transactions: 0, amount: 0 };
        books.sales[channel] = book;
        book.transactions += 1;
        book.amount += amount;
      },
    });
    if (channel === 'cup_card' && random() < 0.1)
      queue.push({
        line: { kind: 'reversal', at: at(), ...sold, reason: 'terminal_96', result: 'accepted' },
        count: () => add(books.reversed, channel, amount),
      });
    if (channel === 'alipay') {
      unsettled.net += amount;
      unsettled.transactions += 1;
      if (unsettled.transactions === 20) settle();
    }
  }

  function settle(): void {
    orders += 1;
    const { net, transactions } = unsettled;
    const orderId = `SO-${orders}-crash`;
    const common = { orderId, settlementDay: day };
    const part = { channel: 'alipay', clearingDay: day, net, fee: 0, transactions };
    const plan = { merchant: merchants[0], mode: 'T+1', bank: 'bank_a', currency: 'CNY', parts: [part] };
    queue.push({
      line: { kind: 'settlement.order', at: at(), ...common, ...plan },
      count: () => add(books.ordered, 'alipay', net),
    });
    const payout = {
      payoutId: `PO-${orders}-crash`,
      bank: 'bank_a',
      payoutChannel: 'ibps',
      amount: net,
      currency: 'CNY',
    };
    const states = random() < 0.5 ? ['instructed', 'accepted', 'credited'] : ['instructed'];
    for (const state of states)
      queue.push({
        line: { kind: 'payout', at: at(), ...common, ...payout, state },
        count: state === 'credited' ? () => add(books.credited, 'alipay', net) : nothing,
      });
    unsettled.net = 0;
    unsettled.transactions = 0;
  }

  return {
    books,
    take(n) {
      while (queue.length < n) sale();
      books.events += n;
      return queue.splice(0, n).map(({ line, count }) => {
        count();
        return line;
      });
    },
  };
}
