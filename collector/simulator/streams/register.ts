import { dayLength, dayOf, dayText, hour, instantOf, instantText, minute } from '../clock.ts';
import { hashUnit } from '../random.ts';
import type { World } from '../world.ts';

export interface Window {
  readonly id: string;
  readonly scope: 'channel' | 'bank' | 'issuer' | 'gateway';
  readonly subject: string;
  readonly start: number;
  readonly end: number;
}

/** Tells of a maintenance window; `endedAt` when it really ended. */
export function sendWindow(world: World, window: Window, at: number, endedAt?: number, touched = 0): void {
  const ended = endedAt === undefined ? '' : `,"endedAt":"${instantText(endedAt)}"`;
  const line =
    `{"kind":"maintenance.window","at":"${instantText(at)}","source":"register","windowId":"${window.id}","scope":"${window.scope}","subject":"${window.subject}` +
    `","type":"planned","start":"${instantText(window.start)}","end":"${instantText(window.end)}"${ended}}`;
  world.outbox.send(
    'register',
    at,
    line,
    () => {
      world.pending.facts.windows.set(window.id, { ...window, endedAt, cancelled: false });
    },
    touched,
  );
}

/** Ordinary nights: a bank has a short window on two nights a week, announced the day before and kept. */
export function maintenance(world: World): void {
  const plan = (day: number): void => {
    const noon = instantOf(day, 660);
    if (noon >= world.start && hashUnit(world.seed, 841, day) < 0.28) {
      const bank = Math.floor(hashUnit(world.seed, 842, day) * world.profile.banks.length);
      const subject = world.profile.banks[bank]![0];
      const window: Window = {
        id: `MW-${dayText(day + 1).replaceAll('-', '')}-${subject}`,
        scope: 'bank',
        subject,
        start: instantOf(day + 1, 60),
        end: instantOf(day + 1, 180),
      };
      world.at(noon, () => sendWindow(world, window, noon));
      const endedAt = window.end - 12 * minute;
      world.at(endedAt, () => sendWindow(world, window, endedAt, endedAt));
    }
    world.at(Math.max(world.start, noon), () => plan(day + 1));
  };
  plan(dayOf(world.start));
}

export interface Change {
  readonly id: string;
  readonly scope: string;
  readonly type: 'interface' | 'settlement' | 'fee' | 'limit' | 'calendar' | 'risk_rule';
  readonly effectiveAt: number;
  readonly owner: string;
  readonly acknowledged: boolean;
}

/** Tells of a rule or calendar change. */
export function sendChange(world: World, change: Change, at: number, touched = 0): void {
  const line =
    `{"kind":"rule.change","at":"${instantText(at)}","source":"register","changeId":"${change.id}","scope":"${change.scope}","type":"${change.type}` +
    `","effectiveAt":"${instantText(change.effectiveAt)}","owner":"${change.owner}","acknowledged":${change.acknowledged}}`;
  world.outbox.send('register', at, line, undefined, touched);
}

/** Ordinary changes: about one in three working days, announced two weeks ahead and acknowledged within hours. */
export function changes(world: World): void {
  const types = ['interface', 'fee', 'limit', 'risk_rule'] as const;
  const plan = (day: number): void => {
    const at = instantOf(day, 615);
    if (at >= world.start && world.workdays.isWorkday(day) && hashUnit(world.seed, 843, day) < 0.33) {
      const type = types[day % types.length]!;
      const change = {
        id: `CHG-${dayText(day).replaceAll('-', '')}`,
        scope: world.profile.channels[day % world.profile.channels.length]!.id,
        type,
        effectiveAt: instantOf(day, 0) + 14 * dayLength,
        owner: type === 'risk_rule' ? 'risk_ops' : 'channel_ops',
      };
      world.at(at, () => sendChange(world, { ...change, acknowledged: false }, at));
      const seen = Math.floor(at + hour + 3 * hour * hashUnit(world.seed, 844, day));
      world.at(seen, () => sendChange(world, { ...change, acknowledged: true }, seen));
    }
    world.at(Math.max(world.start, at), () => plan(day + 1));
  };
  plan(dayOf(world.start));
}
