import { dateOfDay, dayNumber, type LocalDate } from './date.ts';
import { DAY_MS, timeOfDay } from './timeofday.ts';
import { atLocalDay, localDay, localTimeOfDay, offsetAt } from './zone.ts';

/** Furthest a recorded cut-over may lie from the nominal one; beyond it the record is taken for a mistake. */
export const maxCutOverDriftMs = 6 * 3_600_000;

/** When a channel's clearing day ends. */
export interface DayCutRule {
  /** Local 'HH:MM[:SS]' at which a clearing day closes: '23:00' UnionPay; '00:00' (or '24:00') = the calendar day. */
  readonly dayCut: string;
  /** IANA zone of the channel. */
  readonly zone: string;
  /**
   * Clearing day -> the instant (epoch ms) at which it really closed, from the channel's cut-over messages
   * (network management 201). Takes precedence over the nominal instant within maxCutOverDriftMs of it.
   */
  readonly recorded?: ReadonlyMap<LocalDate, number>;
}

/**
 * The clearing day a sale belongs to: at or after the cut it is the next day's (domain rule: date(t) before the cut, else
 * +1 calendar day). A day that has closed does not open again, even when the local clock is set back over the cut.
 */
export function clearingDay(saleMs: number, rule: DayCutRule): LocalDate {
  const cut = cutMs(rule);
  let day = localDay(saleMs, rule.zone);
  if (cut < DAY_MS && localTimeOfDay(saleMs, rule.zone) >= cut) day += 1;
  if (isNominal(day, saleMs, rule)) return dateOfDay(day);
  // A recorded cut-over or a DST change is near: the instants decide, starting from the nominal answer.
  while (saleMs >= closesAt(day, rule)) day += 1;
  while (saleMs < closesAt(day - 1, rule)) day -= 1;
  return dateOfDay(day);
}

/** The instant at which a clearing day closes: its first moment is dayCutAt(the day before). */
export function dayCutAt(day: LocalDate, rule: DayCutRule): number {
  return closesAt(dayNumber(day), rule);
}

function closesAt(day: number, rule: DayCutRule): number {
  const nominal = atLocalDay(day, cutMs(rule), rule.zone);
  const recorded = rule.recorded?.get(dateOfDay(day));
  return recorded !== undefined && Math.abs(recorded - nominal) <= maxCutOverDriftMs ? recorded : nominal;
}

/** ms after local midnight; '00:00' ends the calendar day, so it reads as 24:00. */
function cutMs(rule: DayCutRule): number {
  const cut = timeOfDay(rule.dayCut);
  return cut === 0 ? DAY_MS : cut;
}

/** True when neither end of the day can differ from the local clock. */
function isNominal(day: number, saleMs: number, rule: DayCutRule): boolean {
  const { recorded, zone } = rule;
  if (recorded !== undefined && (recorded.has(dateOfDay(day)) || recorded.has(dateOfDay(day - 1))))
    return false;
  return offsetAt(saleMs - DAY_MS, zone) === offsetAt(saleMs + DAY_MS, zone);
}
