import { stringify } from 'yaml';
import type { Team } from '../../collector/causes/teams.ts';
import { inhibitions } from '../routing/inhibition.ts';
import {
  acrossChannels,
  awake,
  coveredByNightShift,
  digest,
  groupBy,
  groupByAcross,
  type Hours,
  night,
  nightShiftStages,
  notifierUrl,
  office,
  pace,
  receivers,
  zone,
} from '../routing/table.ts';

type Loud = 'page' | 'urgent';

const paceOf = (severity: keyof typeof pace) => ({
  group_wait: pace[severity].groupWait,
  group_interval: pace[severity].groupInterval,
  repeat_interval: pace[severity].repeatInterval,
});

const asleep = `team!~"${awake.join('|')}"`;
const shiftStages = nightShiftStages.join('|');

const wide = (team: Team) => (acrossChannels.includes(team) ? { group_by: [...groupByAcross] } : {});

/** What a desk takes for teams whose incidents cross channels; a child inherits no hours. */
const wideAtNight = acrossChannels.map((team) => ({
  matchers: [`team="${team}"`],
  ...wide(team),
  active_time_intervals: [night.name],
}));

/** Who stands in at night for teams that sleep. The route goes on to the owner, who hears in the morning what still burns. */
const desks: Record<Loud, readonly { receiver: Team; matchers: readonly string[]; routes?: object[] }[]> = {
  page: [{ receiver: 'clearing_ops', matchers: [`team=~"${coveredByNightShift.join('|')}"`] }],
  urgent: [
    { receiver: 'clearing_ops', matchers: [asleep, `stage=~"${shiftStages}"`] },
    { receiver: 'sre', matchers: [asleep, `stage!~"${shiftStages}"`], routes: wideAtNight },
  ],
};

const deskRoutes = (severity: Loud) =>
  desks[severity].map((desk) => ({ ...desk, active_time_intervals: [night.name], continue: true }));

/** Owners: a page calls them at any hour unless the night shift does, an urgent alert in office hours. */
const ownerRoutes = (severity: Loud) =>
  receivers.map((team) => {
    const always = severity === 'page' ? !coveredByNightShift.includes(team) : awake.includes(team);
    const route = { receiver: team, matchers: [`team="${team}"`], ...wide(team) };
    return always ? route : { ...route, active_time_intervals: [office.name] };
  });

/** What nobody owns is the platform team's, who read it; it never falls through the night. */
const orphans = { receiver: 'platform' };

const loudRoute = (severity: Loud) => ({
  receiver: 'platform',
  matchers: [`severity="${severity}"`],
  ...paceOf(severity),
  routes: [...deskRoutes(severity), ...ownerRoutes(severity), orphans],
});

const interval = ({ name, times }: Hours) => ({
  name,
  time_intervals: [
    { times: times.map(([from, until]) => ({ start_time: from, end_time: until })), location: zone },
  ],
});

/**
 * Alertmanager's configuration: to whoever is awake by severity, stage and hour, tickets as a daily digest, the watchdog
 * alone and often, and what nobody owns to the platform team.
 */
export function alertmanagerConfig(): string {
  const atNine = { active_time_intervals: [digest.name] };
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
          loudRoute('page'),
          loudRoute('urgent'),
          {
            receiver: 'platform',
            matchers: ['severity="ticket"'],
            ...paceOf('ticket'),
            ...atNine,
            routes: receivers.map((team) => ({
              receiver: team,
              matchers: [`team="${team}"`],
              ...wide(team),
              ...atNine,
            })),
          },
        ],
      },
      inhibit_rules: inhibitions.map(({ source, target, equal }) => ({
        source_matchers: source,
        target_matchers: target,
        ...(equal.length > 0 && { equal }),
      })),
      time_intervals: [digest, office, night].map(interval),
      receivers: [
        ...receivers.map((team) => ({
          name: team,
          webhook_configs: [{ url: notifierUrl, send_resolved: true }],
        })),
        { name: 'watchdog', webhook_configs: [{ url: notifierUrl, send_resolved: false }] },
        { name: 'nobody' },
      ],
    },
    { aliasDuplicateObjects: false, lineWidth: 0 },
  )}`;
}
