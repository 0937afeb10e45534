/** Wilson score lower bound from its definition: the smallest share that would not be rejected. The rules' formula is not used. */
export function lowerBound(share: number, requests: number, z = 2.3263): number {
  let low = 0;
  let high = share;
  for (let i = 0; i < 60; i++) {
    const p = (low + high) / 2;
    const deviation = z * Math.sqrt((p * (1 - p)) / requests);
    if (p + deviation < share) low = p;
    else high = p;
  }
  return (low + high) / 2;
}

/** The observed share whose lower bound is `bound`. */
export function shareFor(bound: number, requests: number, z = 2.3263): number {
  return bound + z * Math.sqrt((bound * (1 - bound)) / requests);
}
