import { parse, stringify } from 'yaml';
import type { Hour } from './said.ts';

const dayMinutes = 24 * 60;

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

interface Times {
  readonly start_time: string;
  readonly end_time: string;
}

/** The same stretch of the day so many minutes later; in two pieces where it now passes midnight. */
export function shifted({ start_time, end_time }: Times, by: number): Times[] {
  const length = minutesOf(end_time) - minutesOf(start_time);
  const from = (((minutesOf(start_time) + by) % dayMinutes) + dayMinutes) % dayMinutes;
  const until = from + length;
  if (until <= dayMinutes) return [{ start_time: clockOf(from), end_time: clockOf(until) }];
  return [
    { start_time: clockOf(from), end_time: '24:00' },
    { start_time: '00:00', end_time: clockOf(until - dayMinutes) },
  ];
}

interface Route {
  group_wait?: string;
  group_interval?: string;
  repeat_interval?: string;
  routes?: Route[];
}

interface Configuration {
  route: Route;
  time_intervals: { name: string; time_intervals: { times: Times[]; location: string }[] }[];
}

/** Seconds in the place of the shipped minutes; their order stays. */
const short: Record<string, string> = {
  '0s': '0s',
  '15s': '1s',
  '30s': '2s',
  '1m': '2s',
  '2m': '1s',
  '5m': '2s',
  '10m': '2s',
  '1h': '1h',
  '4h': '4h',
  '24h': '24h',
};

function shortened(route: Route): Route {
  const of = (time: string | undefined): string | undefined => {
    if (time !== undefined && short[time] === undefined) throw new Error(`no short form of ${time}`);
    return time === undefined ? undefined : short[time];
  };
  // The watchdog says so again after 5 minutes, here after 2 s.
  const repeat = route.repeat_interval === '5m' ? '2s' : of(route.repeat_interval);
  const { group_wait, group_interval, repeat_interval: _, routes, ...rest } = route;
  return {
    ...rest,
    ...(group_wait !== undefined && { group_wait: of(group_wait)! }),
    ...(group_interval !== undefined && { group_interval: of(group_interval)! }),
    ...(repeat !== undefined && { repeat_interval: repeat }),
    ...(routes !== undefined && { routes: routes.map(shortened) }),
  };
}

/** The configuration with seconds for minutes. */
export function withShortTimes(text: string): string {
  const config = parse(text) as Configuration;
  return stringify({ ...config, route: shortened(config.route) });
}

/** The configuration as it acts at `hour`, though it is `now` (epoch ms): all its hours are moved by the difference. */
export function asIfAt(text: string, hour: Hour, now: number): string {
  const config = parse(text) as Configuration;
  const moved = config.time_intervals.map(({ name, time_intervals }) => ({
    name,
    time_intervals: time_intervals.map(({ times, location }) => {
      const here = new Date(now).toLocaleTimeString('en-GB', { timeZone: location, timeStyle: 'short' });
      const by = minutesOf(here) - minutesOf(hour);
      return { location, times: times.flatMap((each) => shifted(each, by)) };
    }),
  }));
  return stringify({ ...config, time_intervals: moved });
}
