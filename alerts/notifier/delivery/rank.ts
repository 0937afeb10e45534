import { type Incident, severityOf } from '../incidents/incident.ts';
import type { Waiting } from '../incidents/waiting.ts';

/** Ranks below this may use every place of a limit; the others leave some for a page that may come. */
export const urgentRank = 1;

/** What goes first: calls to a page, pages, urgent ones, good news, tickets, the daily list. */
export function rankOf({ reason }: Waiting, { facts }: Incident): number {
  const severity = severityOf(facts);
  const low = severity === 'ticket' || severity === 'info';
  if (reason === 'daily') return 5;
  if (low) return 4;
  if (reason === 'resolved' || reason === 'blip') return 3;
  const grave = severity === 'page' ? 0 : 2;
  return reason === 'mention' ? grave - 1 : grave;
}
