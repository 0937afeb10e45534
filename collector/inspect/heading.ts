import { z } from 'zod';
import type { Ledger } from '../ledger/ledger.ts';
import { instantText } from './instant.ts';

/**
 * What every answer says first: as of when it holds, and whose events are missing. While a source is silent the
 * answer is what was true when it was last heard, not what is.
 */
export const headingShape = { at: z.string(), silentSources: z.array(z.string()) };

export interface Heading {
  readonly at: string;
  readonly silentSources: string[];
}

export function headingOf(ledger: Ledger, now: number): Heading {
  const { config, business } = ledger.foundation;
  const silent = config.sources.filter(({ id }) => !ledger.freshness.isUp(id, now));
  return { at: instantText(now, business.zone), silentSources: silent.map(({ id }) => id) };
}
