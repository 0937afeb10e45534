/** Future things in order of time; equal times keep the order of insertion, so a run is repeatable. */
export interface TimeQueue<T> {
  readonly size: number;
  push(at: number, item: T): void;
  /** Time of the next thing; Infinity when empty. */
  nextAt(): number;
  /** Takes the next thing. */
  pop(): T | undefined;
}

/** Binary heap over typed arrays: time and insertion number are the key. */
export function timeQueue<T>(): TimeQueue<T> {
  let times = new Float64Array(1024);
  let orders = new Float64Array(1024);
  const items: (T | undefined)[] = new Array(1024);
  let size = 0;
  let inserted = 0;

  function grow(): void {
    const moreTimes = new Float64Array(times.length * 2);
    moreTimes.set(times);
    times = moreTimes;
    const moreOrders = new Float64Array(orders.length * 2);
    moreOrders.set(orders);
    orders = moreOrders;
  }

  function push(at: number, item: T): void {
    if (size === times.length) grow();
    let hole = size;
    size += 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (times[parent]! <= at) break;
      times[hole] = times[parent]!;
      orders[hole] = orders[parent]!;
      items[hole] = items[parent];
      hole = parent;
    }
    times[hole] = at;
    orders[hole] = inserted;
    items[hole] = item;
    inserted += 1;
  }

  const before = (a: number, b: number): boolean =>
    times[a]! < times[b]! || (times[a]! === times[b]! && orders[a]! < orders[b]!);

  function pop(): T | undefined {
    if (size === 0) return undefined;
    const first = items[0];
    size -= 1;
    const at = times[size]!;
    const order = orders[size]!;
    const item = items[size];
    items[size] = undefined;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && before(child + 1, child)) child += 1;
      if (at < times[child]! || (at === times[child]! && order < orders[child]!)) break;
      times[hole] = times[child]!;
      orders[hole] = orders[child]!;
      items[hole] = items[child];
      hole = child;
    }
    if (size > 0) {
      times[hole] = at;
      orders[hole] = order;
      items[hole] = item;
    }
    return first;
  }

  return {
    get size() {
      return size;
    },
    push,
    nextAt: () => (size === 0 ? Number.POSITIVE_INFINITY : times[0]!),
    pop,
  };
}
