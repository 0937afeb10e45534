/** Lets so many pieces of work go on at a time; who comes beyond that is sent away at once. */
export function gate(most: number): <T>(work: () => Promise<T>) => Promise<T> | undefined {
  let running = 0;
  return (work) => {
    if (running >= most) return undefined;
    running++;
    return work().finally(() => {
      running--;
    });
  };
}
