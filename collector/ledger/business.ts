import type { ChannelConfig, Config, ModeSchedule } from '../config/schema.ts';
import type { Calendar } from '../time/businessday.ts';
import { clearingDay, type DayCutRule, dayCutAt } from '../time/clearingday.ts';
import { addDays } from '../time/date.ts';
import { dueDay } from '../time/settlement.ts';
import { parseMode, type SettlementModeLabel } from '../time/settlementmode.ts';
import { atLocal, localDate } from '../time/zone.ts';

/** Business time of one installation: calendar, day-cuts and schedules applied to channels and modes. */
export interface Business {
  readonly zone: string;
  readonly calendar: Calendar;
  /** Local date at an instant. */
  day(at: number): string;
  /** Instant of a local time on a day. */
  at(day: string, timeOfDay: string): number;
  clearingDay(channel: string, at: number): string;
  /** When a clearing day of a channel closes. */
  dayCutAt(channel: string, day: string): number;
  /** Takes the instant a channel announced (message 201) instead of the nominal one. */
  recordCutover(channel: string, day: string, at: number): void;
  label(mode: string): SettlementModeLabel;
  dueDay(mode: string, clearingDay: string): string;
  /** Schedule of a mode; the configuration's first one stands in for a mode it does not name. */
  schedule(label: SettlementModeLabel): ModeSchedule;
  channel(id: string): ChannelConfig | undefined;
}

/** Mode under which a merchant without a contract of record is booked, and counted. */
export const defaultMode = 'T+1';

export function business(config: Config, calendar: Calendar): Business {
  const { zone } = config.acquirer;
  const channels = new Map(config.channels.map((c) => [c.id, c]));
  const recorded = new Map(config.channels.map((c) => [c.id, new Map<string, number>()]));
  const rules = new Map<string, DayCutRule>(
    config.channels.map((c) => [c.id, { dayCut: c.dayCut, zone, recorded: recorded.get(c.id)! }]),
  );
  const schedules = new Map(config.settlement.modes.map((m) => [m.mode as string, m]));
  /** By mode, then clearing day: asked for every cell at every scrape. */
  const dueDays = new Map<string, Map<string, string>>();

  function ruleOf(channel: string): DayCutRule {
    const rule = rules.get(channel);
    if (rule === undefined) throw new Error(`channel ${channel} is not configured`);
    return rule;
  }

  return {
    zone,
    calendar,
    day: (at) => localDate(at, zone),
    at: (day, timeOfDay) => atLocal(day, timeOfDay, zone),
    clearingDay: (channel, at) => clearingDay(at, ruleOf(channel)),
    dayCutAt: (channel, day) => dayCutAt(day, ruleOf(channel)),
    recordCutover(channel, day, at) {
      const cuts = recorded.get(channel);
      if (cuts === undefined) return;
      cuts.set(day, at);
      // A cut-over older than a week cannot move a sale any more: late sales carry their clearing day.
      cuts.delete(addDays(day, -7));
    },
    label: (mode) => parseMode(mode)?.label ?? 'Tn',
    dueDay(mode, clearingDay) {
      let ofMode = dueDays.get(mode);
      if (ofMode === undefined) {
        ofMode = new Map();
        dueDays.set(mode, ofMode);
      }
      let due = ofMode.get(clearingDay);
      if (due === undefined) {
        if (ofMode.size > 1000) ofMode.clear();
        due = dueDay(parseMode(mode) ?? parseMode(defaultMode)!, clearingDay, calendar);
        ofMode.set(clearingDay, due);
      }
      return due;
    },
    schedule: (label) => schedules.get(label) ?? config.settlement.modes[0]!,
    channel: (id) => channels.get(id),
  };
}
