import type { Classification } from '../../iso8583/classify.ts';
import { finalOutcomes } from '../../iso8583/outcomes.ts';
import type { Booked } from '../book.ts';

/**
 * The label `outcome` of counted requests. `cut_over` is a code 90 inside its channel's day-cut: not approved, and
 * nobody's fault, so that a ratio of `system_failure` needs no exception for 23:00 (domain.md B05).
 */
export const authorizationOutcomes = [...finalOutcomes, 'cut_over'] as const;
export type AuthorizationOutcome = (typeof authorizationOutcomes)[number];

/**
 * What a request counts as; undefined while a wallet waits for its user, which is no outcome yet. Any other unknown
 * state is a request nobody answered. The code decides; only a code that says "waiting" in a final answer yields to
 * the state the switch gave it.
 */
export function outcomeOf(
  state: Booked<'authorization'>['state'],
  { outcome, benignInCutOver }: Classification,
  inDayCut: () => boolean,
): AuthorizationOutcome | undefined {
  if (state === 'unknown') return outcome === 'pending' ? undefined : 'system_failure';
  if (outcome === 'pending') return state === 'approved' ? 'approved' : 'cardholder_decline';
  return benignInCutOver && inDayCut() ? 'cut_over' : outcome;
}
