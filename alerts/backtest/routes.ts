import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { durationMs } from './rulefile.ts';

/** What of an Alertmanager configuration decides who is told what and when. */
export interface RouteNode {
  readonly receiver: string;
  readonly groupBy: readonly string[];
  readonly groupWait: number;
  readonly groupInterval: number;
  readonly matches: Matches;
  readonly goesOn: boolean;
  readonly active: readonly Interval[];
  readonly mute: readonly Interval[];
  readonly routes: readonly RouteNode[];
  /** Tells nodes apart. */
  readonly path: string;
}

export interface InhibitRule {
  readonly source: Matches;
  readonly target: Matches;
  readonly equal: readonly string[];
}

export type Labels = Readonly<Record<string, string>>;
export type Matches = (labels: Labels) => boolean;
/** Whether an instant (epoch ms) lies in it. */
export type Interval = (at: number) => boolean;

export interface AlertmanagerModel {
  readonly route: RouteNode;
  readonly inhibit: readonly InhibitRule[];
  /** Receivers with an integration: the others tell nobody. */
  readonly reaching: ReadonlySet<string>;
}

interface RawRoute {
  receiver?: string;
  group_by?: string[];
  group_wait?: string;
  group_interval?: string;
  matchers?: string[];
  match?: Record<string, string>;
  continue?: boolean;
  active_time_intervals?: string[];
  mute_time_intervals?: string[];
  routes?: RawRoute[];
}

interface RawInterval {
  times?: { start_time: string; end_time: string }[];
  weekdays?: string[];
  location?: string;
}

interface RawConfig {
  route: RawRoute;
  inhibit_rules?: { source_matchers?: string[]; target_matchers?: string[]; equal?: string[] }[];
  time_intervals?: { name: string; time_intervals: RawInterval[] }[];
  receivers?: ({ name: string } & Record<string, unknown>)[];
}

/** Reads a configuration file. Throws on a matcher or interval this model does not know: it must not guess. */
export const readAlertmanagerConfig = (file: string): AlertmanagerModel =>
  alertmanagerModel(readFileSync(file, 'utf8'));

/** The model of a configuration's text. Throws as above. */
export function alertmanagerModel(text: string): AlertmanagerModel {
  const raw = parse(text) as RawConfig;
  const intervals = new Map((raw.time_intervals ?? []).map((t) => [t.name, intervalOf(t.time_intervals)]));
  const named = (names: readonly string[] = []): Interval[] =>
    names.map((name) => {
      const known = intervals.get(name);
      if (known === undefined) throw new Error(`time interval ${name} is not defined`);
      return known;
    });
  const node = (route: RawRoute, parent: RouteNode | undefined, path: string): RouteNode => {
    const own: RouteNode = {
      receiver: route.receiver ?? parent?.receiver ?? '',
      groupBy: route.group_by ?? parent?.groupBy ?? [],
      groupWait: route.group_wait ? durationMs(route.group_wait) : (parent?.groupWait ?? 30_000),
      groupInterval: route.group_interval
        ? durationMs(route.group_interval)
        : (parent?.groupInterval ?? 300_000),
      matches: matchesOf(route.matchers ?? []),
      goesOn: route.continue ?? false,
      active: named(route.active_time_intervals),
      mute: named(route.mute_time_intervals),
      routes: [],
      path,
    };
    return { ...own, routes: (route.routes ?? []).map((child, i) => node(child, own, `${path}/${i}`)) };
  };
  return {
    route: node(raw.route, undefined, ''),
    inhibit: (raw.inhibit_rules ?? []).map((r) => ({
      source: matchesOf(r.source_matchers ?? []),
      target: matchesOf(r.target_matchers ?? []),
      equal: r.equal ?? [],
    })),
    reaching: new Set(
      (raw.receivers ?? []).flatMap(({ name, ...ways }) =>
        Object.values(ways).some((way) => Array.isArray(way) && way.length > 0) ? [name] : [],
      ),
    ),
  };
}

/** The nodes an alert is handled by, as Alertmanager walks its tree. */
export function routesFor(root: RouteNode, labels: Labels): RouteNode[] {
  const found: RouteNode[] = [];
  for (const child of root.routes) {
    if (!child.matches(labels)) continue;
    found.push(...routesFor(child, labels));
    if (!child.goesOn) break;
  }
  return found.length > 0 ? found : [root];
}

const matcher = /^\s*\{?\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*"?(.*?)"?\s*\}?\s*$/;

function matchesOf(texts: readonly string[]): Matches {
  const tests = texts.map((text): Matches => {
    const parts = matcher.exec(text);
    if (parts === null) throw new Error(`matcher ${text} is not understood`);
    const [, label = '', operator, value = ''] = parts;
    const pattern = operator!.endsWith('~') ? new RegExp(`^(?:${value})$`) : undefined;
    const equal = (labels: Labels): boolean => {
      const has = labels[label] ?? '';
      return pattern === undefined ? has === value : pattern.test(has);
    };
    return operator!.startsWith('!') ? (labels) => !equal(labels) : equal;
  });
  return (labels) => tests.every((test) => test(labels));
}

function intervalOf(raw: readonly RawInterval[]): Interval {
  const tests = raw.map((r): Interval => {
    if (r.weekdays !== undefined) throw new Error('weekdays of time intervals are not modelled');
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: r.location ?? 'UTC',
      hour: '2-digit',
      minute: '2-digit',
    });
    return (at) => {
      const time = format.format(at);
      return (r.times ?? [{ start_time: '00:00', end_time: '24:00' }]).some(
        (t) => time >= t.start_time && time < t.end_time,
      );
    };
  });
  return (at) => tests.some((test) => test(at));
}
