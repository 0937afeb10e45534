import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { causes } from '../../collector/causes/catalogue.ts';
import { teams } from '../../collector/causes/teams.ts';
import { situations } from '../../collector/simulator/benign/situations.ts';
import { minutesOfText } from '../../collector/simulator/clock.ts';
import { causeLabels } from '../../collector/simulator/faults/causes.ts';
import { faults } from '../../collector/simulator/faults/faults.ts';
import { profileNamed } from '../../collector/simulator/profiles/profiles.ts';
import { recordingSchemas } from '../../collector/simulator/recording/schemas.ts';
import { schedule } from '../../collector/simulator/schedule.ts';
import { sourceIds } from '../../collector/simulator/sources.ts';

interface ConfigProfile {
  readonly sources: readonly { id: string }[];
  readonly channels: readonly {
    id: string;
    dayCut: string;
    codes: string;
    messages?: string;
    settlesFrom?: string;
    links: string[];
    unknownAfterSeconds?: number;
    files: { type: string; expected: string; deadline: string }[];
  }[];
  readonly settlement: {
    modes: {
      mode: string;
      run?: { expected: string; deadline: string; days: string };
      instructBy: string;
      perceived: string;
    }[];
  };
  readonly fleet: {
    regions: string[];
    networks: string[];
    carriers: string[];
    gateways: string[];
    models: { id: string; firmwares: string[] }[];
  };
  readonly nodes: string[];
  readonly issuers: string[];
  readonly banks: string[];
}

const configOf = (name: string): ConfigProfile =>
  parse(
    readFileSync(new URL(`../../collector/config/profiles/${name}.yaml`, import.meta.url), 'utf8'),
  ) as ConfigProfile;

const names = (shares: readonly (readonly [string, number])[]): string[] => shares.map(([name]) => name);

describe.each(['b', 's', 'm', 'l'])('profile %s and the configuration of the same name', (name) => {
  const profile = profileNamed(name);
  const config = configOf(name);

  test('name the same things', () => {
    expect(config.sources.map(({ id }) => id)).toEqual([...sourceIds]);
    expect(profile.channels.map(({ id }) => id)).toEqual(config.channels.map(({ id }) => id));
    expect(config.fleet.regions).toEqual(expect.arrayContaining(names(profile.regions)));
    expect(config.fleet.networks).toEqual(expect.arrayContaining(names(profile.networks)));
    expect(config.fleet.carriers).toEqual(names(profile.carriers));
    expect(config.fleet.gateways).toEqual(profile.gateways);
    expect(config.fleet.models).toEqual(
      profile.models.map((m) => ({ id: m.id, firmwares: names(m.firmwares) })),
    );
    expect(config.nodes).toEqual(profile.nodes);
    expect(names(profile.issuers).filter((issuer) => issuer !== 'other')).toEqual(config.issuers);
    expect(config.banks).toEqual(names(profile.banks));
  });

  test('agree on how channels work', () => {
    for (const channel of profile.channels) {
      const other = config.channels.find(({ id }) => id === channel.id)!;
      const { messages = 'single', settlesFrom = 'file', unknownAfterSeconds = 60 } = other;
      expect([channel.id, channel.dayCut]).toEqual([channel.id, minutesOfText(other.dayCut)]);
      expect({ messages, settlesFrom, unknownAfterSeconds, links: other.links }).toEqual({
        messages: channel.messages,
        settlesFrom: channel.settlesFrom,
        unknownAfterSeconds: channel.unknownAfterSeconds,
        links: [...channel.links],
      });
      expect(other.files.map((f) => [f.type, minutesOfText(f.expected), minutesOfText(f.deadline)])).toEqual([
        [channel.file.type, channel.file.expected, channel.file.deadline],
      ]);
    }
  });

  test('use only codes their tables know', () => {
    for (const { id, mix } of profile.channels) {
      const { codes } = config.channels.find((channel) => channel.id === id)!;
      const table = JSON.parse(
        readFileSync(new URL(`../../collector/iso8583/tables/${codes}.json`, import.meta.url), 'utf8'),
      ) as { codes: { code: string; outcome: string }[] };
      const outcomes = new Map(table.codes.map((row) => [row.code, row.outcome]));
      expect(outcomes.get(mix.approvedCode)).toBe('approved');
      for (const [code] of mix.declines)
        expect([id, code, outcomes.get(code)]).not.toEqual([id, code, undefined]);
      for (const [code] of [...mix.systemCodes, ...mix.unknownCodes])
        if (code !== 'TIMEOUT') expect([id, code, outcomes.get(code)]).toEqual([id, code, 'system_failure']);
    }
  });

  test('agree on when settlement should have run', () => {
    for (const mode of config.settlement.modes) {
      const own = schedule.runs[mode.mode]!;
      if (mode.run === undefined) continue;
      expect([mode.mode, own.deadline]).toEqual([mode.mode, minutesOfText(mode.run.deadline)]);
      expect([mode.mode, own.starts + own.takes]).toEqual([mode.mode, minutesOfText(mode.run.expected)]);
      expect([mode.mode, own.days]).toEqual([mode.mode, mode.run.days]);
      expect([mode.mode, own.perceived]).toEqual([mode.mode, minutesOfText(mode.perceived)]);
    }
  });
});

test('causes have the names of the catalogue', () => {
  const known = new Map(causes.map((cause) => [cause.id as string, cause.label]));
  expect(Object.entries(causeLabels)).toEqual(Object.keys(causeLabels).map((id) => [id, known.get(id)]));
});

test('faults are told to teams that exist, the owner of the first cause among them', () => {
  const owners = new Map(causes.map((cause) => [cause.id as string, cause.team as string]));
  for (const fault of faults) {
    expect(teams).toEqual(expect.arrayContaining([...fault.teams]));
    expect([fault.id, fault.teams.includes(owners.get(fault.causes[0]!)!)]).toEqual([fault.id, true]);
  }
});

test('scenarios are S01 to S20 and B01 to B12, in order', () => {
  expect(faults.map(({ id }) => id)).toEqual(
    Array.from({ length: 20 }, (_, n) => `S${String(n + 1).padStart(2, '0')}`),
  );
  expect(situations.map(({ id }) => id)).toEqual(
    Array.from({ length: 12 }, (_, n) => `B${String(n + 1).padStart(2, '0')}`),
  );
});

test('the committed JSON Schemas are those of the code', () => {
  for (const [path, text] of Object.entries(recordingSchemas()))
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(text);
});
