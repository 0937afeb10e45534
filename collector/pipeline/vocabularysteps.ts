import type { Config } from '../config/schema.ts';
import { type Vocabulary, vocabularyOf } from '../config/vocabulary.ts';
import { configured, currency } from '../events/fields.ts';
import type { Problem } from './outcome.ts';
import type { SourceRights } from './rights.ts';
import type { Field, Shape } from './shape.ts';

type Json = Record<string, unknown>;

/** Puts one object into the installation's vocabulary, in place; a problem rejects the whole event. */
export type Resolve = (object: Json, rights: SourceRights) => Problem | undefined;

/** Names that stand for a set of the configuration: what is not in the set becomes `other`. */
const sets: Readonly<Record<string, (v: Vocabulary) => readonly string[]>> = {
  issuer: (v) => v.issuers,
  bank: (v) => v.banks,
  region: (v) => v.regions,
  network: (v) => v.networks,
  carrier: (v) => v.carriers,
  gateway: (v) => v.gateways,
  model: (v) => v.models,
  node: (v) => v.nodes,
  payoutChannel: (v) => v.payoutChannels,
  account: (v) => v.payerAccounts,
};

/** Names whose values are kept as they are: the source is checked apart, an owner is for people and no label. */
const free: ReadonlySet<string> = new Set(['source', 'owner']);

/**
 * Compiles the vocabulary of one kind of event. Channels and currencies are required to be known wherever they appear;
 * everything else that the configuration names becomes `other` outside it. Throws when a schema has a configured
 * name this file has no rule for: a new kind of event decides here what its names mean.
 */
export function vocabularySteps(kind: string, shape: Shape, config: Config): Resolve {
  const vocabulary = vocabularyOf(config);
  const steps = [...shape.fields!.values()].flatMap((field) => stepsOf(kind, field, config, vocabulary));
  if (steps.length === 1) return steps[0]!;
  return (object, rights) => {
    for (let i = 0; i < steps.length; i++) {
      const problem = steps[i]!(object, rights);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

function stepsOf(kind: string, field: Field, config: Config, vocabulary: Vocabulary): Resolve[] {
  const { name, shape } = field;
  if (shape.leaf === currency) return [knownCurrency(name, vocabulary)];
  if (shape.leaf === configured) return configuredStep(kind, name, config, vocabulary);
  const element = shape.element;
  if (element?.leaf === configured && name === 'channels') return [knownChannels(vocabulary)];
  if (element?.leaf === configured) throw new Error(`${kind}.${name}: no vocabulary for this list`);
  if (element?.fields !== undefined) return [inEach(name, vocabularySteps(kind, element, config))];
  if (shape.fields !== undefined) return [inside(name, vocabularySteps(kind, shape, config))];
  return [];
}

function configuredStep(kind: string, name: string, config: Config, vocabulary: Vocabulary): Resolve[] {
  const set = sets[name];
  if (set !== undefined) return [otherOutside(name, new Set(set(vocabulary)))];
  if (name === 'channel') return [knownChannel(vocabulary)];
  if (name === 'firmware') return [knownFirmware(vocabulary)];
  if (name === 'link') return [knownLink(config)];
  if (name === 'subject') return [maintenanceSubject(vocabulary)];
  if (name === 'scope') return [otherOutside(name, new Set(scopesOf(vocabulary)))];
  if (free.has(name)) return [];
  throw new Error(`${kind}.${name}: no vocabulary for this name`);
}

const scopesOf = (v: Vocabulary): readonly string[] => [
  'all',
  ...v.channels,
  ...v.banks,
  ...v.issuers,
  ...v.gateways,
  ...v.payoutChannels,
];

function otherOutside(name: string, known: ReadonlySet<string>): Resolve {
  return (object) => {
    const value = object[name];
    if (value !== undefined && !known.has(value as string)) object[name] = 'other';
    return undefined;
  };
}

function knownCurrency(name: string, { currencies }: Vocabulary): Resolve {
  const known = new Set(currencies);
  return (object) => {
    const value = object[name];
    if (value === undefined || known.has(value as string)) return undefined;
    return { reason: 'unknown_currency', detail: `${name}: ${value} is not one of ${currencies.join(', ')}` };
  };
}

function channelProblem(
  known: ReadonlySet<string>,
  value: string,
  rights: SourceRights,
): Problem | undefined {
  if (!known.has(value)) return { reason: 'unknown_channel', detail: `channel ${value} is not configured` };
  if (!rights.mayChannel(value))
    return { reason: 'not_allowed', detail: `source ${rights.id} may not send channel ${value}` };
  return undefined;
}

function knownChannel({ channels }: Vocabulary): Resolve {
  const known = new Set(channels);
  return (object, rights) =>
    object.channel === undefined ? undefined : channelProblem(known, object.channel as string, rights);
}

function knownChannels({ channels }: Vocabulary): Resolve {
  const known = new Set(channels);
  return (object, rights) => {
    for (const channel of (object.channels as readonly string[] | undefined) ?? []) {
      const problem = channelProblem(known, channel, rights);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

/** A firmware belongs to its model; without one, any model's will do. */
function knownFirmware({ firmwares }: Vocabulary): Resolve {
  const any = new Set(firmwares.map(([, firmware]) => firmware));
  const byModel = new Map<unknown, Set<string>>();
  for (const [model, firmware] of firmwares)
    byModel.set(model, (byModel.get(model) ?? new Set()).add(firmware));
  return (object) => {
    const { model, firmware } = object;
    if (firmware === undefined) return undefined;
    const known = model === undefined ? any : byModel.get(model);
    if (!known?.has(firmware as string)) object.firmware = 'other';
    return undefined;
  };
}

function knownLink(config: Config): Resolve {
  const known = new Set(config.channels.flatMap((c) => c.links.map((link) => `${c.id} ${link}`)));
  return (object) => {
    if (!known.has(`${object.channel} ${object.link}`)) object.link = 'other';
    return undefined;
  };
}

/** The subject of a maintenance window is a name of the kind its scope says. */
function maintenanceSubject(v: Vocabulary): Resolve {
  const channels = new Set(v.channels);
  const known: Readonly<Record<string, ReadonlySet<string>>> = {
    bank: new Set(v.banks),
    issuer: new Set(v.issuers),
    gateway: new Set(v.gateways),
    all: new Set(['all']),
  };
  return (object, rights) => {
    if (object.scope === 'channel') return channelProblem(channels, object.subject as string, rights);
    if (!known[object.scope as string]?.has(object.subject as string))
      object.subject = object.scope === 'all' ? 'all' : 'other';
    return undefined;
  };
}

function inEach(name: string, resolve: Resolve): Resolve {
  return (object, rights) => {
    const array = (object[name] as readonly Json[] | undefined) ?? [];
    for (let i = 0; i < array.length; i++) {
      const problem = resolve(array[i]!, rights);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

function inside(name: string, resolve: Resolve): Resolve {
  return (object, rights) => {
    const value = object[name] as Json | undefined;
    return value === undefined ? undefined : resolve(value, rights);
  };
}
