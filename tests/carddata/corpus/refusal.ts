import { type IdentifierName, isIdentifier } from '../../../collector/carddata/identifiers.ts';
import { scanText } from '../../../collector/carddata/scan.ts';
import { scanUnknown } from '../../../collector/carddata/unknown.ts';
import type { CorpusEvent } from './clean.ts';

/** Why ingest would refuse the event: typed identifiers by pattern, the note and unknown fields by scan. */
export function refusalOf(event: CorpusEvent): string | undefined {
  for (const [name, value] of Object.entries(event.ids))
    if (!isIdentifier(name as IdentifierName, value)) return `pattern:${name}`;
  const inNote = scanText(event.note);
  if (inNote !== undefined) return `note:${inNote.what}`;
  const inUnknown = scanUnknown(event.unknown, 'unknown');
  return inUnknown && `${inUnknown.path}:${inUnknown.what}`;
}
