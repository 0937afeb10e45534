import { type Tally, tally } from '../../state/tally.ts';
import type { Foundation } from '../book.ts';
import { versionKey } from '../terminals/fleet.ts';
import type { Attempt } from './attempt.ts';
import { type AuthorizationOutcome, authorizationOutcomes } from './outcome.ts';

/**
 * The same requests by who else may be at fault. A request is in a split only when the event says where it belongs:
 * a wallet order without a terminal has no region, and would otherwise drown `other`. Issuers are the exception: on a
 * channel that names them, a request without one counts as `other`.
 */
export interface Splits {
  /** channel (those with issuers), issuer, outcome */
  readonly byIssuer: Tally;
  /** region, network, outcome */
  readonly byRegion: Tally;
  /** carrier, outcome */
  readonly byCarrier: Tally;
  /** region, carrier: requests that name both, whatever became of them */
  readonly attemptsByCarrier: Tally;
  /** version (`model|firmware`), outcome */
  readonly byVersion: Tally;
  /** node, outcome */
  readonly byNode: Tally;
  /** node, code_group: refusals with a watch code, PIN and MAC codes apart (one node's keys, domain.md S17) */
  readonly watchByNode: Tally;
  count(attempt: Attempt, outcome: AuthorizationOutcome): void;
  watch(node: string, code: string, channel: string): void;
}

export const watchGroups = ['55', 'a0_99', 'other_watch'] as const;

export function splits({ config, vocabulary, space }: Foundation): Splits {
  const outcome = { label: 'outcome', values: authorizationOutcomes };
  const node = { label: 'node', values: vocabulary.nodes };
  const withIssuers = config.channels.filter((c) => c.issuers).map((c) => c.id);
  const versions = vocabulary.firmwares.map(([model, firmware]) => versionKey(model, firmware));
  const knownVersions = new Set(versions);
  const named = new Set(withIssuers);
  // In wallets and QR tables the codes 55, 99 and A0 mean other things, if anything.
  const cards = new Set(
    config.channels.filter((c) => c.type !== 'wallet' && c.type !== 'qr_switch').map((c) => c.id),
  );

  const split = (name: string, ...dimensions: Parameters<typeof tally>[1][]): Tally =>
    space.register(tally(`authorizations.by_${name}`, ...dimensions));
  const byIssuer = split(
    'issuer',
    { label: 'channel', values: withIssuers },
    { label: 'issuer', values: vocabulary.issuers },
    outcome,
  );
  const byRegion = split(
    'region',
    { label: 'region', values: vocabulary.regions },
    { label: 'network', values: vocabulary.networks },
    outcome,
  );
  const byCarrier = split('carrier', { label: 'carrier', values: vocabulary.carriers }, outcome);
  const attemptsByCarrier = split(
    'region_carrier',
    { label: 'region', values: vocabulary.regions },
    { label: 'carrier', values: vocabulary.carriers },
  );
  const byVersion = split('version', { label: 'version', values: versions }, outcome);
  const byNode = split('node', node, outcome);
  const watchByNode = split('node_watch', node, { label: 'code_group', values: watchGroups });

  return {
    byIssuer,
    byRegion,
    byCarrier,
    attemptsByCarrier,
    byVersion,
    byNode,
    watchByNode,
    count(attempt, of) {
      const { channel, issuer, region, network, carrier, model, firmware, node: through } = attempt;
      if (named.has(channel)) byIssuer.add(1, channel, issuer ?? 'other', of);
      if (region !== undefined) byRegion.add(1, region, network ?? 'other', of);
      if (carrier !== undefined) byCarrier.add(1, carrier, of);
      if (region !== undefined && carrier !== undefined) attemptsByCarrier.add(1, region, carrier);
      if (model !== undefined) {
        const version = versionKey(model, firmware ?? 'other');
        byVersion.add(1, knownVersions.has(version) ? version : versionKey('other', 'other'), of);
      }
      if (through !== undefined) byNode.add(1, through, of);
    },
    watch(through, code, channel) {
      watchByNode.add(1, through, cards.has(channel) ? watchGroup(code) : 'other_watch');
    },
  };
}

function watchGroup(code: string): (typeof watchGroups)[number] {
  if (code === '55') return '55';
  return code === 'A0' || code === '99' ? 'a0_99' : 'other_watch';
}
