import type { maintenanceKinds, maintenanceScopes } from '../events/vocabulary.ts';
import { table } from '../state/table.ts';
import { parseTimestamp } from '../time/parse.ts';
import type { Book, Foundation } from './book.ts';
import { maintenanceRefusals } from './maintenancerefusals.ts';

export type MaintenanceScope = (typeof maintenanceScopes)[number];
export type MaintenanceKind = (typeof maintenanceKinds)[number];

/** One announced window as last announced. Times are epoch ms. */
export interface Window {
  /** Event time of the announcement. */
  readonly at: number;
  readonly scope: MaintenanceScope;
  readonly subject: string;
  readonly kind: MaintenanceKind;
  readonly start: number;
  /** Planned end. */
  readonly end: number;
  /** When it was reported to have ended. */
  readonly endedAt?: number;
  readonly cancelled: boolean;
}

/** Whether a channel, bank, issuer or gateway is failing at `now`; asked of the books that know. */
export type Evidence = (scope: MaintenanceScope, subject: string, now: number) => boolean;

/** Announced maintenance. A window of scope `all` counts for every subject. */
export interface MaintenanceBook extends Book {
  /** `overran`: planned to have ended within the last 24 hours, but nobody reported its end. */
  windowOf(scope: MaintenanceScope, subject: string, now: number): 'active' | 'overran' | undefined;
  /** The window of a kind that is active, or else the next to come. */
  current(scope: MaintenanceScope, subject: string, kind: MaintenanceKind, now: number): Window | undefined;
  /** Milliseconds since the planned end of a window that overran, while its subject is still failing; 0 otherwise. */
  overrun(scope: MaintenanceScope, subject: string, now: number): number;
}

/** Longer after its planned end, a failure is a failure of its own. */
const overrunMs = 24 * 3_600_000;
const keepMs = 7 * 24 * 3_600_000;
const housekeepingMs = 3_600_000;

export function maintenanceBook(f: Foundation, evidence: Evidence): MaintenanceBook {
  const windows = f.space.register(table<Window>('maintenance'));
  const refusals = maintenanceRefusals(f);
  let tidied = 0;

  function* concerning(scope: MaintenanceScope, subject: string): Iterable<Window> {
    for (const [, window] of windows.entries()) {
      if (window.cancelled) continue;
      if (window.scope === 'all' || (window.scope === scope && window.subject === subject)) yield window;
    }
  }

  /** The oldest window of a subject that overran; its failing lasts since then. */
  function overdue(scope: MaintenanceScope, subject: string, now: number): Window | undefined {
    let oldest: Window | undefined;
    for (const window of concerning(scope, subject))
      if (hasOverrun(window, now) && (oldest === undefined || window.end < oldest.end)) oldest = window;
    return oldest;
  }

  return {
    windowOf(scope, subject, now) {
      for (const window of concerning(scope, subject)) if (isActive(window, now)) return 'active';
      return overdue(scope, subject, now) === undefined ? undefined : 'overran';
    },
    current(scope, subject, kind, now) {
      let active: Window | undefined;
      let next: Window | undefined;
      for (const window of concerning(scope, subject)) {
        if (window.kind !== kind) continue;
        if (isActive(window, now)) {
          if (active === undefined || endsLater(window, active)) active = window;
        } else if (window.start > now && (next === undefined || startsEarlier(window, next))) next = window;
      }
      return active ?? next;
    },
    overrun(scope, subject, now) {
      const window = overdue(scope, subject, now);
      if (window === undefined) return 0;
      const saysSo = scope === 'bank' && refusals.stillAway(subject, window.end, now);
      return saysSo || evidence(scope, subject, now) ? now - window.end : 0;
    },
    on: {
      ...refusals.on,
      'maintenance.window'(e, { at }) {
        if ((windows.get(e.windowId)?.at ?? 0) >= at) return;
        windows.set(e.windowId, {
          at,
          scope: e.scope,
          subject: e.subject,
          kind: e.type,
          start: parseTimestamp(e.start) ?? at,
          end: parseTimestamp(e.end) ?? at,
          ...(e.endedAt !== undefined && { endedAt: parseTimestamp(e.endedAt) ?? at }),
          cancelled: e.cancelled ?? false,
        });
      },
    },
    tick(now) {
      if (now - tidied < housekeepingMs) return;
      tidied = now;
      for (const [id, window] of [...windows.entries()])
        if (Math.max(window.end, window.at) < now - keepMs) windows.delete(id);
    },
  };
}

export function isActive({ start, end, endedAt, cancelled }: Window, now: number): boolean {
  return !cancelled && start <= now && now < Math.min(end, endedAt ?? end);
}

/** Of windows that end together the longer one, so that the order of announcements does not show. */
const endsLater = (a: Window, b: Window): boolean => a.end > b.end || (a.end === b.end && a.start < b.start);
const startsEarlier = (a: Window, b: Window): boolean =>
  a.start < b.start || (a.start === b.start && a.end > b.end);

function hasOverrun({ end, endedAt }: Window, now: number): boolean {
  return endedAt === undefined && end <= now && now < end + overrunMs;
}
