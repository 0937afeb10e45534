import { eventKinds } from '../events/kinds.ts';
import { parseTimeOfDay } from '../time/timeofday.ts';
import { isZone } from '../time/zone.ts';
import { hint } from './nearest.ts';
import type { Path } from './problem.ts';
import type { Config } from './schema.ts';

/** Something each part of which is allowed, but not together. */
export interface Contradiction {
  readonly path: Path;
  readonly message: string;
}

/** What the configuration refers to outside itself. */
export interface Surroundings {
  /** Names of response-code tables. */
  readonly tables: readonly string[];
  /** Countries that have calendar files, lower case. */
  readonly calendars: readonly string[];
}

/** Checks what a schema cannot: names that are used twice or that nothing answers to, and times out of order. */
export function contradictions(config: Config, { tables, calendars }: Surroundings): Contradiction[] {
  return [
    ...repeated(config),
    ...sourceProblems(config),
    ...channelProblems(config, tables),
    ...settlementProblems(config),
    ...unknownName(['acquirer', 'calendar'], config.acquirer.calendar, calendars, 'calendar'),
    ...(isZone(config.acquirer.zone) ? [] : [{ path: ['acquirer', 'zone'], message: 'not a time zone' }]),
    ...config.instantAccounts.flatMap((name, i) =>
      unknownName(['instantAccounts', i], name, config.payerAccounts, 'payer account'),
    ),
    ...bucketProblems(config),
  ];
}

function unknownName(path: Path, name: string, known: readonly string[], what: string): Contradiction[] {
  if (known.includes(name)) return [];
  const list = known.length <= 12 ? `; there are: ${known.join(', ')}` : '';
  return [{ path, message: `no ${what} is named ${name}${hint(name, known) || list}` }];
}

/** Names that must be told apart. */
function repeated(config: Config): Contradiction[] {
  const { fleet } = config;
  const lists: [Path, readonly string[], Path][] = [
    [['sources'], config.sources.map((s) => s.id), ['id']],
    [['channels'], config.channels.map((c) => c.id), ['id']],
    [['fleet', 'models'], fleet.models.map((m) => m.id), ['id']],
    [['settlement', 'modes'], config.settlement.modes.map((m) => m.mode), ['mode']],
    [['fleet', 'regions'], fleet.regions, []],
    [['fleet', 'carriers'], fleet.carriers, []],
    [['fleet', 'gateways'], fleet.gateways, []],
    [['nodes'], config.nodes, []],
    [['issuers'], config.issuers, []],
    [['banks'], config.banks, []],
    [['payoutChannels'], config.payoutChannels, []],
    [['payerAccounts'], config.payerAccounts, []],
    [['instantAccounts'], config.instantAccounts, []],
    [['acquirer', 'currencies'], config.acquirer.currencies, []],
  ];
  return lists.flatMap(([path, names, tail]) =>
    names.flatMap((name, i) =>
      names.indexOf(name) === i ? [] : [{ path: [...path, i, ...tail], message: `${name} is there twice` }],
    ),
  );
}

function sourceProblems({ sources, channels }: Config): Contradiction[] {
  const channelIds = channels.map((c) => c.id);
  const kinds = eventKinds.map((k) => k.kind);
  const owners = new Map<string, string>();
  return sources.flatMap((source, i) => {
    const path = ['sources', i];
    const problems: Contradiction[] = [];
    if (source.channels !== 'all')
      for (const [n, id] of source.channels.entries())
        problems.push(...unknownName([...path, 'channels', n], id, channelIds, 'channel'));
    if (source.kinds !== 'all')
      for (const [n, kind] of source.kinds.entries())
        problems.push(...unknownName([...path, 'kinds', n], kind, kinds, 'kind of event'));
    for (const [n, token] of source.tokens.entries()) {
      const owner = owners.get(token);
      if (owner !== undefined)
        problems.push({ path: [...path, 'tokens', n], message: `source ${owner} has the same token` });
      owners.set(token, source.id);
    }
    if (source.follow === undefined && source.tokens.length === 0)
      problems.push({ path, message: `source ${source.id} has neither tokens nor a directory to follow` });
    return problems;
  });
}

function channelProblems({ channels, issuers }: Config, tables: readonly string[]): Contradiction[] {
  return channels.flatMap((channel, i) => {
    const path = ['channels', i];
    const problems = unknownName([...path, 'codes'], channel.codes, tables, 'response-code table');
    for (const [n, file] of channel.files.entries()) {
      const at = [...path, 'files', n];
      problems.push(...outOfOrder(at, file.expected, file.deadline));
      if (channel.files.findIndex((other) => other.type === file.type) !== n)
        problems.push({ path: [...at, 'type'], message: `${file.type} is there twice` });
    }
    if (channel.issuers && issuers.length === 0)
      problems.push({ path: [...path, 'issuers'], message: 'the configuration names no issuers' });
    return problems;
  });
}

function settlementProblems({ settlement }: Config): Contradiction[] {
  return settlement.modes.flatMap(({ run }, i) =>
    run === undefined ? [] : outOfOrder(['settlement', 'modes', i, 'run'], run.expected, run.deadline),
  );
}

function outOfOrder(path: Path, expected: string, deadline: string): Contradiction[] {
  if (parseTimeOfDay(expected)! <= parseTimeOfDay(deadline)!) return [];
  return [{ path: [...path, 'deadline'], message: `${deadline} is before expected ${expected}` }];
}

function bucketProblems({ metrics }: Config): Contradiction[] {
  const { latencyBuckets } = metrics;
  const wrong = latencyBuckets.findIndex((bound, i) => i > 0 && bound <= latencyBuckets[i - 1]!);
  if (wrong === -1) return [];
  return [{ path: ['metrics', 'latencyBuckets', wrong], message: 'bounds must rise' }];
}
