import { stringify } from 'yaml';
import { inhibitions } from '../routing/inhibition.ts';
import { digest, groupBy, notifierUrl, pace, receivers } from '../routing/table.ts';

const paceOf = (severity: keyof typeof pace) => ({
  group_wait: pace[severity].groupWait,
  group_interval: pace[severity].groupInterval,
  repeat_interval: pace[severity].repeatInterval,
});

/**
 * Alertmanager's configuration: to the owning team by severity, tickets as a daily digest, the watchdog alone and often, and
 * what nobody owns to the platform team, who read it.
 */
export function alertmanagerConfig(): string {
  const teamRoutes = (severity: keyof typeof pace) =>
    receivers.map((team) => ({ receiver: team, matchers: [`team="${team}"`], ...paceOf(severity) }));
  return `# Generated from alerts/routing by \`npm run generate\`; edit there.\n${stringify(
    {
      route: {
        receiver: 'platform',
        group_by: [...groupBy],
        ...paceOf('urgent'),
        routes: [
          {
            receiver: 'watchdog',
            matchers: ['alertname="Watchdog"'],
            group_by: ['alertname'],
            group_wait: '0s',
            group_interval: '1m',
            repeat_interval: '5m',
          },
          { receiver: 'nobody', matchers: ['severity="info"'] },
          {
            receiver: 'platform',
            matchers: ['severity="page"'],
            ...paceOf('page'),
            routes: teamRoutes('page'),
          },
          {
            receiver: 'platform',
            matchers: ['severity="urgent"'],
            ...paceOf('urgent'),
            routes: teamRoutes('urgent'),
          },
          {
            receiver: 'platform',
            matchers: ['severity="ticket"'],
            ...paceOf('ticket'),
            active_time_intervals: [digest.name],
            routes: teamRoutes('ticket').map((route) => ({
              ...route,
              active_time_intervals: [digest.name],
            })),
          },
        ],
      },
      inhibit_rules: inhibitions.map(({ source, target, equal }) => ({
        source_matchers: source,
        target_matchers: target,
        equal,
      })),
      time_intervals: [
        {
          name: digest.name,
          time_intervals: [
            { times: [{ start_time: digest.from, end_time: digest.until }], location: digest.zone },
          ],
        },
      ],
      receivers: [
        ...receivers.map((team) => ({
          name: team,
          webhook_configs: [{ url: notifierUrl, send_resolved: true }],
        })),
        { name: 'watchdog', webhook_configs: [{ url: notifierUrl, send_resolved: false }] },
        { name: 'nobody' },
      ],
    },
    { aliasDuplicateObjects: false },
  )}`;
}
