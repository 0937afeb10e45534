import type { FaultScore, RecordingScore } from './score.ts';

/** The figures a release is judged by. Shares 0 to 1, durations ms; null where nothing could be measured. */
export interface Scoreboard {
  readonly faults: number;
  /** Of faults that can be seen in time, those named before merchants noticed. */
  readonly recallInTime: number | null;
  readonly recallAll: number | null;
  readonly precision: number | null;
  /** The same over pages and urgent messages alone. */
  readonly precisionLoud: number | null;
  readonly rightCause: number | null;
  readonly rightTeam: number | null;
  readonly leadMedian: number | null;
  readonly leadWorst: number | null;
  /** Median share of the achievable lead, over faults that can be seen in time; 0 for a missed one. */
  readonly leadShareMedian: number | null;
  /** Total lead over total achievable lead. */
  readonly leadShare: number | null;
  /** Median lead where at least five hours were achievable. */
  readonly leadMedianLong: number | null;
  /** Most first notifications one team got about one fault, and the mean. */
  readonly notificationsMost: number;
  readonly notificationsMean: number | null;
  /** Wrong pages and urgent messages. */
  readonly falseLoud: number;
}

const fiveHours = 5 * 3_600_000;

/** A fault that left no trace and hurt nobody (its hour is outside the recording) is none. */
const happened = (f: FaultScore): boolean => f.firstObservableAt !== null || f.visibleAt !== null;

export function scoreboard(recordings: readonly RecordingScore[]): Scoreboard {
  const faults = recordings.flatMap((r) => r.faults).filter(happened);
  const inTime = faults.filter((f) => f.canBeSeenInTime);
  const told = faults.filter((f) => f.first !== null);
  const leads = inTime.flatMap((f) => (f.lead === null ? [] : [f.lead]));
  const shares = inTime.map((f) => Math.min(1, (f.lead ?? 0) / f.achievable!));
  const perTeam = faults.flatMap((f) => Object.values(f.perTeam));
  const wrong = recordings.flatMap((r) => r.wrong);
  const loudWrong = wrong.filter(
    ({ notification: n }) => n.severity === 'page' || n.severity === 'urgent',
  ).length;
  const loud = recordings.reduce((sum, r) => sum + r.correctLoud, 0) + loudWrong;
  return {
    faults: faults.length,
    recallInTime: share(inTime, (f) => f.detected),
    recallAll: share(faults, (f) => f.detected),
    precision: ratio(
      sum(recordings, (r) => r.correct),
      sum(recordings, (r) => r.notifications),
    ),
    precisionLoud: ratio(loud - loudWrong, loud),
    rightCause: share(told, (f) => f.causeRight === true),
    rightTeam: share(told, (f) => f.teamRight === true),
    leadMedian: median(leads),
    leadWorst: leads.length === 0 ? null : Math.min(...leads),
    leadShareMedian: median(shares),
    leadShare: ratio(
      sum(inTime, (f) => f.lead ?? 0),
      sum(inTime, (f) => f.achievable ?? 0),
    ),
    leadMedianLong: median(inTime.filter((f) => f.achievable! >= fiveHours).map((f) => f.lead ?? 0)),
    notificationsMost: Math.max(0, ...perTeam),
    notificationsMean: ratio(
      sum(perTeam, (n) => n),
      perTeam.length,
    ),
    falseLoud: loudWrong,
  };
}

const sum = <T>(all: readonly T[], of: (each: T) => number): number =>
  all.reduce((s, each) => s + of(each), 0);
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const share = (all: readonly FaultScore[], is: (f: FaultScore) => boolean): number | null =>
  ratio(all.filter(is).length, all.length);

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
