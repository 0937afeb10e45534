const TIME = /^(\d{2}):(\d{2})(?::(\d{2}))?$/;
const known = new Map<string, number>();

/** Milliseconds in a day of 24 hours. */
export const DAY_MS = 86_400_000;

/**
 * Milliseconds after local midnight of 'HH:MM' or 'HH:MM:SS'. '24:00' is the end of the day. Undefined when the
 * text is not such a time. Meant for times from config: every distinct text is remembered.
 */
export function parseTimeOfDay(text: string): number | undefined {
  const hit = known.get(text);
  if (hit !== undefined) return hit;
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (minute > 59 || second > 59 || hour > 24 || (hour === 24 && (minute > 0 || second > 0)))
    return undefined;
  const ms = ((hour * 60 + minute) * 60 + second) * 1000;
  known.set(text, ms);
  return ms;
}

/** As parseTimeOfDay, for times that config has already accepted. Throws RangeError on any other text. */
export function timeOfDay(text: string): number {
  const ms = known.get(text) ?? parseTimeOfDay(text);
  if (ms === undefined)
    throw new RangeError(`'${text}' is not a time of day: write HH:MM or HH:MM:SS, up to 24:00`);
  return ms;
}
