import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AlertTimeline } from '../../../alerts/backtest/evaluate.ts';
import { notificationsOf } from '../../../alerts/backtest/grouping.ts';
import type { Notification } from '../../../alerts/backtest/notification.ts';
import { alertmanagerModel } from '../../../alerts/backtest/routes.ts';
import { alertmanagerConfig } from '../../../alerts/generate/alertmanager.ts';
import { emptyFolder } from '../../scripts/tools/folder.ts';
import { alertmanager, amtool, needs } from '../promtool/tools.ts';
import { cases } from './cases.ts';
import { asIfAt, withShortTimes } from './hours.ts';
import { keyOf, labelled, type Played, playReal, waves } from './real.ts';
import type { Case, Hour } from './said.ts';
import { oneStore } from './stories.ts';

const worlds = [...Map.groupBy(cases, ({ world }) => world)];

/** The model's answer, on the shipped hours and the same short times. */
function playModel(hour: Hour, of: readonly Case[]): readonly Notification[] {
  const began = Date.parse(`2026-11-20T${hour}:00+08:00`);
  const at = (seconds: number): number => began + seconds * 1000;
  const timelines = of.flatMap((each) =>
    each.alerts.map((said): AlertTimeline => {
      const { alertname = '', ...labels } = labelled(each, said);
      const from = at(said.from === 1 ? waves.second : waves.first);
      return { alert: alertname, labels, firings: [[from, at(said.ends ? waves.end : 3600)]] };
    }),
  );
  const told = notificationsOf(timelines, alertmanagerModel(withShortTimes(alertmanagerConfig())));
  return told.filter((n) => n.at < at(waves.over - 0.5));
}

/** `receiver > group > alert` of everything that fires in some messages. */
const lines = (played: Played['messages']): string[] =>
  played.flatMap(({ receiver, group, alerts }) =>
    alerts
      .filter(({ status }) => status === 'firing')
      .map(({ labels }) => `${receiver} > ${group} > ${keyOf(labels)}`),
  );

const modelLine = (n: Notification): string => {
  // A group is its route and the values of its labels in the order of `group_by`, team, family, channel.
  const [, ...values] = n.group.split('|');
  const [team, ...rest] = values;
  const group = [...rest, team].filter((value) => value !== '').join('|');
  return `${n.receiver} > ${group} > ${keyOf({ ...n.labels, alertname: n.alert })}`;
};

const sorted = (all: Iterable<string>): string[] => [...new Set(all)].sort();

describe.skipIf(alertmanager === undefined)(`routing${needs('alertmanager', alertmanager)}`, () => {
  const real = new Map<string, Played>();
  const model = new Map<string, readonly Notification[]>();
  const folder = mkdtempSync(join(tmpdir(), 'acq-routing-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    const config = withShortTimes(alertmanagerConfig());
    await Promise.all(
      worlds.map(async ([world, of]) => {
        const { hour } = of[0]!;
        model.set(world, playModel(hour, of));
        real.set(
          world,
          await playReal(
            alertmanager!,
            join(folder, world.replace(':', '')),
            asIfAt(config, hour, Date.now()),
            of,
          ),
        );
      }),
    );
  }, 60_000);

  const of = ({ world }: Case): Played => real.get(world)!;

  test.each(cases)('$name', (each) => {
    const { messages, inhibited } = of(each);
    const own = messages.flatMap(({ receiver, alerts }) =>
      alerts.filter(({ labels }) => labels.case === each.name).map((alert) => ({ receiver, ...alert })),
    );
    const seen = each.alerts.map((said) => {
      const key = keyOf(labelled(each, said));
      const about = own.filter(({ labels }) => keyOf(labels) === key);
      const to = (status: string): string[] =>
        sorted(about.filter((message) => message.status === status).map(({ receiver }) => receiver));
      return { key, told: to('firing'), ended: to('resolved'), inhibited: inhibited.has(key) };
    });
    expect(seen).toEqual(
      each.alerts.map((said) => ({
        key: keyOf(labelled(each, said)),
        told: said.told,
        ended: said.ends ? said.told : [],
        inhibited: said.inhibited ?? said.late ?? overtaken(each, said.labels),
      })),
    );
  });

  /** It was told first, and is inhibited by its own louder step since. */
  const overtaken = ({ alerts }: Case, labels: Record<string, string>): boolean =>
    labels.severity !== 'page' &&
    alerts.some(({ from, labels: other }) => from === 1 && other.alertname === labels.alertname);

  test('the watchdog is heard again and again', () => {
    const beats = real.get('11:00')!.messages.filter(({ receiver }) => receiver === 'watchdog');
    expect(beats.length).toBeGreaterThanOrEqual(3);
    expect(beats.every(({ alerts }) => alerts.length === 1)).toBe(true);
  });

  test('a team whose things serve every channel gets one message', () => {
    const { messages } = of(cases.find(({ name }) => name === oneStore)!);
    const opening = messages.find(({ receiver }) => receiver === 'sre')!;
    expect(opening.alerts.map(({ labels }) => labels.channel).sort()).toEqual(['u1', 'u2']);
  });

  describe.each(worlds)('the model of the back-test in world %s', (world) => {
    test('tells the same receivers of the same alerts in the same groups', () => {
      expect(sorted(model.get(world)!.map(modelLine))).toEqual(sorted(lines(real.get(world)!.messages)));
    });

    test('begins each group with the same message', () => {
      const first = new Map<string, string[]>();
      for (const message of real.get(world)!.messages) {
        const group = `${message.receiver} > ${message.group}`;
        const firing = lines([message]);
        const paceOfGroup = firing[0]?.split(' ').at(-2);
        const key = `${group} ${paceOfGroup}`;
        if (firing.length > 0 && !first.has(key)) first.set(key, firing.sort());
      }
      const theirs = new Map<string, string[]>();
      for (const [group, all] of Map.groupBy(model.get(world)!, ({ group }) => group)) {
        const begun = Math.min(...all.map(({ at }) => at));
        const line = all.filter(({ at }) => at === begun).map(modelLine);
        theirs.set(
          `${line[0]!.split(' > ').slice(0, 2).join(' > ')} ${line[0]!.split(' ').at(-2)}`,
          line.sort(),
        );
        expect(all.filter(({ opening }) => opening).length, group).toBeLessThanOrEqual(1);
      }
      expect(Object.fromEntries(theirs)).toEqual(Object.fromEntries(first));
    });
  });
});

test('amtool accepts the configuration', ({ skip }) => {
  if (amtool === undefined) return skip('no amtool on this machine');
  const file = join(emptyFolder(), 'alertmanager.yml');
  writeFileSync(file, alertmanagerConfig());
  expect(execFileSync(amtool, ['check-config', file], { encoding: 'utf8' })).toContain('SUCCESS');
});
