import { networks } from '../events/vocabulary.ts';
import type { Config } from './schema.ts';

/**
 * The closed sets of label values of one installation. What a producer names outside them becomes `other` (issuer,
 * bank, region, carrier, gateway, model, node) or is rejected (channel, source): a label value is never invented.
 */
export interface Vocabulary {
  readonly channels: readonly string[];
  readonly currencies: readonly string[];
  readonly regions: readonly string[];
  readonly networks: readonly string[];
  readonly carriers: readonly string[];
  readonly gateways: readonly string[];
  /** Model and firmware belong together: only configured pairs exist, each model with `other`, and `other` with itself. */
  readonly models: readonly string[];
  readonly firmwares: readonly (readonly [model: string, firmware: string])[];
  readonly nodes: readonly string[];
  readonly issuers: readonly string[];
  readonly banks: readonly string[];
  readonly payoutChannels: readonly string[];
  readonly payerAccounts: readonly string[];
  readonly sources: readonly string[];
}

const withOther = (values: readonly string[]): readonly string[] =>
  values.includes('other') ? values : [...values, 'other'];

export function vocabularyOf(config: Config): Vocabulary {
  return {
    channels: config.channels.map((c) => c.id),
    currencies: config.acquirer.currencies,
    regions: withOther(config.fleet.regions),
    networks: withOther(config.fleet.networks ?? networks),
    carriers: withOther(config.fleet.carriers),
    gateways: withOther(config.fleet.gateways),
    models: withOther(config.fleet.models.map((m) => m.id)),
    firmwares: [
      ...config.fleet.models.flatMap((m) => withOther(m.firmwares).map((f) => [m.id, f] as const)),
      ['other', 'other'],
    ],
    nodes: withOther(config.nodes),
    issuers: withOther(config.issuers),
    banks: withOther(config.banks),
    payoutChannels: withOther(config.payoutChannels),
    payerAccounts: withOther(config.payerAccounts),
    sources: config.sources.map((s) => s.id),
  };
}
