import { redact } from '../carddata/redact.ts';
import type { Reason, Refusal } from './outcome.ts';
import type { Prepared } from './prepared.ts';

/** Characters of a line that quarantine keeps. */
const mostShown = 4000;

/** A refused line as it may be stored and answered. Redacted before it is cut: half a card number is not recognised. */
export function refusal(line: number, text: string, reason: Reason, detail: string): Refusal {
  return { line, reason, detail: redact(detail), text: shown(text) };
}

/** A valid event that is refused after all. */
export function refusalOf(prepared: Prepared, reason: Reason, detail: string): Refusal {
  return refusal(prepared.line, prepared.text, reason, detail);
}

function shown(text: string): string {
  const safe = redact(text);
  return safe.length > mostShown ? `${safe.slice(0, mostShown)}…` : safe;
}
