import { type Team, teams } from '../../collector/causes/teams.ts';

/** How loud a severity is: first word, next word about the same group, and the reminder while nobody ended it. */
export const pace = {
  page: { groupWait: '15s', groupInterval: '2m', repeatInterval: '1h' },
  urgent: { groupWait: '30s', groupInterval: '5m', repeatInterval: '4h' },
  ticket: { groupWait: '1m', groupInterval: '10m', repeatInterval: '24h' },
} as const;

/** Tickets are read once a day: at nine, in the acquirer's zone (domain.md 5.4). */
export const digest = { name: 'daily-digest', from: '09:00', until: '09:20', zone: 'Asia/Shanghai' } as const;

/** Everyone an alert can reach; the notifier knows who is behind a team at which hour. */
export const receivers: readonly Team[] = teams;

/** One incident is one family of causes on one channel: what a team is called once for. */
export const groupBy = ['team', 'cause_family', 'channel'] as const;

/** Where the notifier listens; see docs/notifier.md. */
export const notifierUrl = 'http://127.0.0.1:9465/v1/alerts';
