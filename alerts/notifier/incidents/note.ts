import type { Incident, TimelineEntry } from './incident.ts';

const mostTimeline = 200;

/** Adds to what happened to an incident. */
export function note(incident: Incident, entry: TimelineEntry): void {
  incident.timeline.push(entry);
  // The beginning says how it began, so the middle goes.
  if (incident.timeline.length > mostTimeline) incident.timeline.splice(mostTimeline / 2, 1);
}
