/** Where a terminal stands in its life; 0 = heard from, but the registry has not named it. */
export const lifecycle = { unregistered: 0, inService: 1, suspended: 2, decommissioned: 3 } as const;

/** States of the fleet gauges: a terminal is in exactly one, so that they add up to the registry. */
export const terminalStates = [
  'online',
  'silent',
  'never_seen',
  'no_heartbeat',
  'suspended',
  'decommissioned',
] as const;
export type TerminalState = (typeof terminalStates)[number];

/** How long silent, cumulative: a terminal silent for two hours is in the first three. */
export const silenceBands = ['5m', '15m', '1h', '24h'] as const;
export type SilenceBand = (typeof silenceBands)[number];
const bandSeconds = [300, 900, 3600, 86_400] as const;
export const shortestSilence = bandSeconds[0];

/** Beats may miss: nothing is silence before two and a half periods have passed without one. */
const periods = 2.5;

/**
 * What the scan tells apart. `silent` to `silent + 3` are the four bands, each without the ones after it, so that one
 * count per terminal is enough.
 */
export const standings = {
  unregistered: 0,
  noHeartbeat: 1,
  neverSeen: 2,
  online: 3,
  silent: 4,
  suspended: 8,
  decommissioned: 9,
} as const;
export const standingCount = 10;

/** State of each standing, as a position in `terminalStates`; an unregistered terminal has none. */
export const stateOfStanding: readonly number[] = [-1, 3, 2, 0, 1, 1, 1, 1, 4, 5];

// Plain constants: the scan asks for millions of standings, and a look-up in an object costs it a third of its time.
const { inService, suspended, decommissioned } = lifecycle;
const [fiveMinutes, quarter, hour, day] = bandSeconds;
const { unregistered, noHeartbeat, neverSeen, online, silent } = standings;

/**
 * Standing of one terminal. Silent is a terminal in service that is expected to beat (period > 0) and was last heard
 * from more than max(band, 2.5 periods) ago. All times in seconds; a terminal without heartbeats is never silent.
 */
export function standingOf(life: number, lastSeen: number, period: number, now: number): number {
  if (life !== inService) {
    if (life === suspended) return standings.suspended;
    return life === decommissioned ? standings.decommissioned : unregistered;
  }
  if (period === 0) return noHeartbeat;
  if (lastSeen === 0) return neverSeen;
  const age = now - lastSeen;
  if (age <= fiveMinutes || age <= period * periods) return online;
  if (age <= quarter) return silent;
  if (age <= hour) return silent + 1;
  return age <= day ? silent + 2 : silent + 3;
}
