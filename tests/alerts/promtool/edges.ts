import { durationSeconds } from './testfile.ts';

/**
 * Makes every range of a rule one millisecond longer. Series of stories stand on the grid of evaluations, so there is a
 * sample exactly at the older edge of each range: Prometheus 2 counts it, Prometheus 3 does not ("left-open", its
 * migration guide). Samples of a real scrape practically never stand there. With the millisecond both versions count it,
 * and one expectation holds for both; a rate changes by less than two in a million.
 */
export const withEdges = (text: string): string =>
  text.replace(/\[(\d+[smhd])(?=[\]:])/g, (_, range: string) => `[${durationSeconds(range) * 1000 + 1}ms`);
