/** Cut-over messages 201 (start) and 202 (end) of one clearing day of a channel, epoch ms. */
export interface CutOver {
  start?: number;
  end?: number;
}

/** A channel that announces nothing is given this long after its nominal day-cut (domain.md B05: 23:00-23:04). */
const unannouncedMs = 10 * 60_000;
/** After this the end message is taken for lost: a cut-over that never ends would excuse code 90 for ever. */
const longestMs = 60 * 60_000;
/** A request sent during the cut-over may be answered this long after it. */
const answerMs = 30_000;

/** From when until when code 90 is expected. `nominal` is the configured day-cut, epoch ms. */
export function cutOverWindow(nominal: number, { start, end }: CutOver): { from: number; until: number } {
  if (start !== undefined) return { from: start, until: end ?? start + longestMs };
  if (end !== undefined) return { from: Math.min(nominal, end), until: end };
  return { from: nominal, until: nominal + unannouncedMs };
}

/** Whether a code 90 answered at an instant belongs to the cut-over. */
export function isBenign(at: number, nominal: number, recorded: CutOver): boolean {
  const { from, until } = cutOverWindow(nominal, recorded);
  return from <= at && at <= until + answerMs;
}
