import { terminalStates } from '../ledger/terminals/standing.ts';
import type { Family } from './family.ts';
import { gauge } from './views.ts';

/** The fleet by state, and how much of it should be on line. */
export const fleet: Family = ({ terminals: book }, vocabulary) => {
  const state = { label: 'state', values: terminalStates };
  const region = { label: 'region', values: vocabulary.regions };
  const network = { label: 'network', values: vocabulary.networks };
  const channel = { label: 'channel', values: vocabulary.channels };
  return [
    gauge(
      'acquirer_terminals',
      'Terminals by state, each in exactly one: online and silent send heartbeats, no_heartbeat does not and is never silent.',
      [state, region, network],
      (now) => book.fleet(now).terminals.values,
    ),
    gauge(
      'acquirer_terminals_unregistered',
      'Terminals heard from that the registry has not named; they are in no other count.',
      [],
      (now) => [book.fleet(now).unregistered],
    ),
    gauge(
      'acquirer_terminals_expected_online',
      'Terminals that should be on line at this hour, of those ever heard from.',
      [region, network],
      (now) => book.expectedOnline(now).values,
    ),
    gauge(
      'acquirer_channel_terminals',
      'Terminals provisioned for a channel, by state; a terminal counts in each of its channels, so never sum over them.',
      [channel, state],
      (now) => book.fleet(now).onChannel.values,
    ),
    gauge(
      'acquirer_channel_terminals_expected_online',
      'Terminals of a channel that should be on line at this hour, of those ever heard from.',
      [channel],
      (now) => book.expectedOnChannels(now).values,
    ),
  ];
};
