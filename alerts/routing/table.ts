import { type Team, teams } from '../../collector/causes/teams.ts';
import type { AlertStage } from '../rule.ts';

/** How loud a severity is: first word, next word about the same group, and the reminder while nobody ended it. */
export const pace = {
  page: { groupWait: '15s', groupInterval: '2m', repeatInterval: '1h' },
  urgent: { groupWait: '30s', groupInterval: '5m', repeatInterval: '4h' },
  ticket: { groupWait: '1m', groupInterval: '10m', repeatInterval: '24h' },
} as const;

/** Times of day in the acquirer's zone; `until` may be 24:00, none passes midnight. */
export interface Hours {
  readonly name: string;
  readonly times: readonly (readonly [from: string, until: string])[];
}

export const zone = 'Asia/Shanghai';

/** Tickets are read once a day, at nine (domain.md 5.4). */
export const digest: Hours = { name: 'daily-digest', times: [['09:00', '09:20']] };

/** Every team sits at its desk, weekends too: shops sell on Sundays, and D+1 pays then. */
export const office: Hours = { name: 'office', times: [['08:00', '22:00']] };

export const night: Hours = {
  name: 'night',
  times: [
    ['00:00', '08:00'],
    ['22:00', '24:00'],
  ],
};

/** Everyone an alert can reach. */
export const receivers: readonly Team[] = teams;

/** Teams with people at a desk day and night (domain.md 5.1 and 5.4). */
export const awake: readonly Team[] = ['sre', 'clearing_ops'];

/**
 * Teams whose pages the clearing night shift takes first: it can act on a settlement run at 03:30, that is where hours of
 * lead are won, and it calls whom it needs; the notifier escalates what it does not take. A page of any other team wakes
 * that team's on-call.
 */
export const coveredByNightShift: readonly Team[] = ['settlement_ops'];

/** Stages whose urgent alerts are the night shift's while their owners sleep; all others are the operators'. */
export const nightShiftStages: readonly AlertStage[] = ['clearing', 'settlement', 'payout'];

/** One incident is one family of causes on one channel: what a team is called once for. */
export const groupBy = ['team', 'cause_family', 'channel'] as const;

/**
 * Teams whose things serve every channel. A terminal, its network or the store of batch uploads fails for all of them at
 * once: one incident, however many channels feel it. A channel that joins later is told after the group's interval.
 */
export const acrossChannels: readonly Team[] = ['terminal_fleet'];
export const groupByAcross = ['team', 'cause_family'] as const;

/** Where the notifier listens; see docs/notifier.md. */
export const notifierUrl = 'http://127.0.0.1:9465/v1/alerts';
