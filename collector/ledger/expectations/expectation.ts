import type { ExpectationState } from './profiles.ts';

/**
 * What is normal at an instant. Until enough was seen to learn it, the configuration answers: the state says which,
 * so that a view can show how much its comparison is worth.
 */
export interface Expectation {
  /** Expected value at `now`, epoch ms. */
  at(now: number): number;
  readonly state: ExpectationState;
}
