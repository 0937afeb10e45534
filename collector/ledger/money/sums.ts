/** A record for each channel and currency, made when it is first asked for. */
export interface Sums<T> {
  of(channel: string, currency: string): T;
}

/** Two maps and no joined key: a scrape asks for every cell of the books, and making their texts would be most of its time. */
export function sumsOf<T>(make: () => T): Sums<T> {
  const channels = new Map<string, Map<string, T>>();
  return {
    of(channel, currency) {
      let currencies = channels.get(channel);
      if (currencies === undefined) {
        currencies = new Map();
        channels.set(channel, currencies);
      }
      let sum = currencies.get(currency);
      if (sum === undefined) {
        sum = make();
        currencies.set(currency, sum);
      }
      return sum;
    },
  };
}
