import { silenceBands, terminalStates } from '../ledger/terminals/standing.ts';
import type { Family } from './family.ts';
import { gauge, pairs } from './views.ts';

/** Who is silent, split by everything that can be the common cause: place, carrier, gateway, version. */
export const silence: Family = ({ terminals: book }, vocabulary) => {
  const region = { label: 'region', values: vocabulary.regions };
  const network = { label: 'network', values: vocabulary.networks };
  const carrier = { label: 'carrier', values: vocabulary.carriers };
  const heard = { label: 'state', values: terminalStates.slice(0, 2) };
  const version = { label: 'version', values: vocabulary.firmwares.map((pair) => pair.join('|')) };
  return [
    gauge(
      'acquirer_terminals_silent',
      'Terminals silent for more than the band and more than 2.5 of their heartbeat periods; cumulative, so never sum over bands.',
      [{ label: 'silent_for', values: silenceBands }, region, network],
      (now) => book.fleet(now).silent.values,
    ),
    gauge(
      'acquirer_terminals_silent_by_carrier',
      'Terminals silent in the 5 minute band, by region and mobile carrier.',
      [region, carrier],
      (now) => book.fleet(now).silentByCarrier.values,
    ),
    gauge(
      'acquirer_terminals_by_carrier',
      'Terminals ever heard from, online or silent, by region and mobile carrier: what silent_by_carrier is a share of.',
      [region, carrier],
      (now) => book.fleet(now).heardByCarrier.values,
    ),
    gauge(
      'acquirer_terminals_by_gateway',
      'Terminals behind an access gateway, online or silent.',
      [{ label: 'gateway', values: vocabulary.gateways }, heard],
      (now) => book.fleet(now).byGateway.values,
    ),
    pairs(
      gauge(
        'acquirer_terminals_by_version',
        'Terminals of a model and firmware, online or silent.',
        [version, heard],
        (now) => book.fleet(now).byVersion.values,
      ),
      'version',
      '|',
      ['terminal_model', 'firmware'],
    ),
  ];
};
