import type { Severity } from '../severity.ts';
import type { AlertTimeline } from './evaluate.ts';
import type { Notification } from './notification.ts';
import { type AlertmanagerModel, type Labels, type RouteNode, routesFor } from './routes.ts';

/** Firings somebody was told of, by timeline and index. */
type Told = Map<AlertTimeline, Set<number>>;

/** One alert instance of the group being followed. */
interface Member {
  readonly timeline: AlertTimeline;
  readonly labels: Labels;
}

interface Group {
  readonly key: string;
  readonly node: RouteNode;
  readonly members: Member[];
}

/**
 * Who would have been told what, and when: groups, group_wait and group_interval, inhibition and time intervals as
 * Alertmanager applies them. Held against the real one in tests/alerts/backtest. Repeats and resolves are left out.
 */
export function notificationsOf(
  timelines: readonly AlertTimeline[],
  model: AlertmanagerModel,
): Notification[] {
  const groups = new Map<string, Group>();
  for (const timeline of timelines) {
    const labels = { ...timeline.labels, alertname: timeline.alert };
    for (const node of routesFor(model.route, labels)) {
      if (!model.reaching.has(node.receiver)) continue;
      const by = node.groupBy.includes('...') ? Object.keys(labels).sort() : node.groupBy;
      const key = `${node.path}|${by.map((label) => (labels as Labels)[label] ?? '').join('|')}`;
      const group = groups.get(key) ?? { key, node, members: [] };
      group.members.push({ timeline, labels });
      groups.set(key, group);
    }
  }
  const inhibited = inhibition(timelines, model);
  const all = [...groups.values()].flatMap((group) => follow(group, inhibited)).sort((a, b) => a.at - b.at);
  return withoutHandOvers(all);
}

/** What was told to one receiver before opens nothing when another is told of the same firing. */
function withoutHandOvers(all: readonly Followed[]): Notification[] {
  const told: Told = new Map();
  return all.map(({ timeline, firing, ...notification }) => {
    const firings = told.get(timeline) ?? new Set();
    const handedOver = firings.has(firing);
    told.set(timeline, firings.add(firing));
    return handedOver ? { ...notification, opening: false } : notification;
  });
}

/** A notification and the firing it is about. */
interface Followed extends Notification {
  readonly timeline: AlertTimeline;
  readonly firing: number;
}

type Inhibited = (labels: Labels, at: number) => boolean;

function inhibition(timelines: readonly AlertTimeline[], { inhibit }: AlertmanagerModel): Inhibited {
  const rules = inhibit.map((rule) => ({
    rule,
    sources: timelines
      .map((t) => ({ labels: { ...t.labels, alertname: t.alert } as Labels, firings: t.firings }))
      .filter(({ labels }) => rule.source(labels)),
  }));
  return (labels, at) =>
    rules.some(({ rule, sources }) => {
      if (!rule.target(labels)) return false;
      // An alert that matches both sides is not inhibited by others that do (as Alertmanager has it since 0.17).
      const both = rule.source(labels);
      return sources.some(
        (s) =>
          !(both && rule.target(s.labels)) &&
          rule.equal.every((label) => (s.labels[label] ?? '') === (labels[label] ?? '')) &&
          s.firings.some(([from, until]) => from <= at && at < until),
      );
    });
}

/** Flushes of one group, from its first alert to its last. */
function follow({ key, node, members }: Group, inhibited: Inhibited): Followed[] {
  const out: Followed[] = [];
  const firesAt = (m: Member, at: number): boolean =>
    m.timeline.firings.some(([from, until]) => from <= at && at < until);
  const starts = members.flatMap((m) => m.timeline.firings.map(([from]) => from)).sort((a, b) => a - b);
  const told = new Set<Member>();
  let next = 0;
  while (next < starts.length) {
    // A group that had gone quiet begins anew with its next alert.
    let at = starts[next]! + node.groupWait;
    told.clear();
    for (;;) {
      const firing = members.filter((m) => firesAt(m, at));
      if (firing.length === 0) break;
      for (const m of told) if (!firing.includes(m)) told.delete(m);
      if (!isMuted(node, at)) {
        const fresh = firing.filter((m) => !told.has(m) && !inhibited(m.labels, at));
        const opening = told.size === 0;
        for (const [i, m] of fresh.entries()) {
          told.add(m);
          const firing = m.timeline.firings.findIndex(([from, until]) => from <= at && at < until);
          const said = notification(m, at, key, node.receiver, opening && i === 0);
          out.push({ ...said, timeline: m.timeline, firing });
        }
      }
      at += node.groupInterval;
    }
    while (next < starts.length && starts[next]! <= at) next++;
  }
  return out;
}

const isMuted = (node: RouteNode, at: number): boolean =>
  node.mute.some((interval) => interval(at)) ||
  (node.active.length > 0 && !node.active.some((interval) => interval(at)));

function notification(
  { labels, timeline }: Member,
  at: number,
  group: string,
  receiver: string,
  opening: boolean,
): Notification {
  return {
    at,
    alert: timeline.alert,
    severity: (labels.severity ?? 'ticket') as Severity,
    team: labels.team ?? '',
    receiver,
    stage: labels.stage ?? '',
    channel: labels.channel ?? 'all',
    cause: labels.cause ?? '',
    labels,
    group,
    opening,
  };
}
