import type { Truth, TruthFault } from '../../collector/simulator/truth/schema.ts';
import { benignAt, isCorrect, match } from './match.ts';
import type { Notification } from './notification.ts';

/** A fault can be seen in time when its first trace comes this long before merchants notice (domain.md 4.1). */
const inTimeMs = 5 * 60_000;

/** What became of one fault of one recording. Times epoch ms, durations ms. */
export interface FaultScore {
  readonly scenario: string;
  readonly firstObservableAt: number | null;
  readonly visibleAt: number | null;
  readonly canBeSeenInTime: boolean;
  /** First notification with the right cause, stage and scope. */
  readonly firstCorrect: Notification | null;
  /** First notification that could be about the fault, right or wrong. */
  readonly first: Notification | null;
  /** Detected before merchants noticed, or at all where it could not be seen in time. */
  readonly detected: boolean;
  readonly lead: number | null;
  readonly achievable: number | null;
  readonly causeRight: boolean | null;
  readonly teamRight: boolean | null;
  /** First notifications that could be about the fault, by team. */
  readonly perTeam: Readonly<Record<string, number>>;
}

/** What became of one recording. */
export interface RecordingScore {
  readonly faults: readonly FaultScore[];
  readonly notifications: number;
  /** Notifications that are right about some fault of the recording. */
  readonly correct: number;
  /** Of those, pages and urgent messages. */
  readonly correctLoud: number;
  /** The others, with the benign situations that lasted, if any. */
  readonly wrong: readonly { readonly notification: Notification; readonly benign: readonly string[] }[];
}

/** Scores the notifications of a recording against its truth. `info` is not a notification. */
export function scoreRecording(truth: Truth, all: readonly Notification[]): RecordingScore {
  const notifications = all.filter((n) => n.severity !== 'info').sort((a, b) => a.at - b.at);
  const right = (n: Notification): boolean => truth.faults.some((fault) => isCorrect(match(n, fault)));
  const openings = notifications.filter((n) => n.opening);
  return {
    faults: truth.faults.map((fault) => scoreFault(fault, notifications, truth.faults)),
    notifications: openings.length,
    correct: openings.filter(right).length,
    correctLoud: openings.filter((n) => n.severity !== 'ticket' && right(n)).length,
    wrong: openings
      .filter((n) => !right(n))
      .map((notification) => ({ notification, benign: benignAt(truth, notification.at) })),
  };
}

function scoreFault(
  fault: TruthFault,
  all: readonly Notification[],
  faults: readonly TruthFault[],
): FaultScore {
  // With several faults at a time, what is right about another one is not held against this one.
  const own = all.filter((n) => {
    const here = match(n, fault);
    if (!here.near) return false;
    return isCorrect(here) || !faults.some((other) => other !== fault && isCorrect(match(n, other)));
  });
  const first = own[0] ?? null;
  const firstCorrect = own.find((n) => isCorrect(match(n, fault))) ?? null;
  const observable = fault.firstObservableAt === null ? null : Date.parse(fault.firstObservableAt);
  const visible = fault.visibleAt === null ? null : Date.parse(fault.visibleAt);
  const canBeSeenInTime = observable !== null && visible !== null && observable + inTimeMs < visible;
  const inTime = firstCorrect !== null && (visible === null || firstCorrect.at < visible);
  const perTeam: Record<string, number> = {};
  for (const n of own) if (n.opening) perTeam[n.team] = (perTeam[n.team] ?? 0) + 1;
  return {
    scenario: fault.scenario,
    firstObservableAt: observable,
    visibleAt: visible,
    canBeSeenInTime,
    firstCorrect,
    first,
    detected: canBeSeenInTime ? inTime : firstCorrect !== null,
    lead: inTime && visible !== null ? visible - firstCorrect!.at : null,
    achievable: observable !== null && visible !== null ? visible - observable : null,
    causeRight: first && match(first, fault).cause,
    teamRight: first && match(first, fault).team,
    perTeam,
  };
}
