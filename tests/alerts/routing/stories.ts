import { type Case, type Hour, hidden, type Labels, labelsOf, type Said, told } from './said.ts';

const at = (name: string, alerts: readonly Said[], hour: Hour = '11:00', world: string = hour): Case => ({
  name,
  world,
  hour,
  alerts,
});

const cny = { currency: 'CNY' };
const outage = (channel: string) => labelsOf('ChannelOutage', 'page', { channel });
const late = (channel: string) => labelsOf('NotificationsLate', 'urgent', { channel });
const bare = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => name !== 'channel'));
const ofTeam = (team: string, labels: Labels): Labels => ({ ...labels, team });

/** A story of which a test also counts the messages. */
export const oneStore = 'one store of batch uploads fails in every channel: the desk hears of it once';

/** What is told and what is not when several alerts fire. */
export const stories: readonly Case[] = [
  at('a page speaks for the milder signs of its family on its channel', [
    told('channel_ops', outage('s1')),
    hidden(late('s1')),
    hidden(labelsOf('ChannelFailing', 'urgent', { channel: 's1' })),
    hidden(labelsOf('RoutingErrors', 'urgent', { channel: 's1' })),
  ]),
  at('another channel has a fault of its own', [
    told('channel_ops', outage('s2')),
    told('channel_ops', late('s2_other')),
  ]),
  at('a second fault on the same channel is told to whom it concerns', [
    told('channel_ops', outage('s3')),
    told('sre', labelsOf('KeyErrors', 'urgent', { channel: 's3' })),
    told('sre', labelsOf('FormatErrors', 'urgent', { channel: 's3' })),
    told('risk_ops', labelsOf('LimitDeclinesSpread', 'urgent', { channel: 's3' })),
    told('terminal_fleet', labelsOf('BatchUploadFailing', 'urgent', { channel: 's3' })),
  ]),
  at('reversals and open outcomes follow from an outage', [
    told('channel_ops', outage('s4')),
    hidden(labelsOf('ReversalStorm', 'urgent', { channel: 's4' })),
    hidden(labelsOf('UnknownOutcomes', 'urgent', { channel: 's4', ...cny })),
  ]),
  at('what runs into a deadline is never hidden, the rest of its family is', [
    told('terminal_fleet', labelsOf('OfflineBacklogAgeing', 'page', { channel: 's5' })),
    told('terminal_fleet', labelsOf('BatchUploadStalled', 'urgent', { channel: 's5' })),
    hidden(labelsOf('BatchUploadFailing', 'urgent', { channel: 's5' })),
  ]),
  at('a symptom is said once, as loud as it is', [
    told('terminal_fleet', labelsOf('BatchUploadStalled', 'page', { channel: 's6' })),
    hidden(labelsOf('BatchUploadStalled', 'urgent', { channel: 's6' })),
  ]),
  at('the same symptom of another region and carrier is another fault', [
    told('network', labelsOf('CarrierSilent', 'page', { region: 'east', carrier: 'x' })),
    hidden(labelsOf('CarrierSilent', 'urgent', { region: 'east', carrier: 'x' })),
    hidden(labelsOf('CarrierAttemptsDrop', 'urgent', { region: 'east', carrier: 'x' })),
    told('network', labelsOf('CarrierSilent', 'urgent', { region: 'west', carrier: 'x' })),
    told('network', labelsOf('CarrierSilent', 'urgent', { region: 'east', carrier: 'y' })),
  ]),
  at('one bank stands still: its own rest is hidden, other banks and other faults are not', [
    told('channel_ops', labelsOf('PayoutsTooSlow', 'page', { bank: 'bank_a' })),
    hidden(labelsOf('PayoutsLeftBehind', 'urgent', { bank: 'bank_a' })),
    told('channel_ops', labelsOf('PayoutsLeftBehind', 'urgent', { bank: 'bank_b' })),
    told('merchant_ops', labelsOf('PayoutReturnSurge', 'urgent', { bank: 'bank_a' }, 'account_setup')),
  ]),
  at('a second page of the same incident joins its group', [
    told('channel_ops', outage('s9')),
    told('channel_ops', labelsOf('ChannelLinkDown', 'page', { channel: 's9' }), { from: 1 }),
  ]),
  at('what was told as urgent and becomes a page is told again, as a page', [
    told('channel_ops', labelsOf('ChannelFailing', 'urgent', { channel: 's10' })),
    told('channel_ops', labelsOf('ChannelFailing', 'page', { channel: 's10' }), { from: 1 }),
  ]),
  at('labels missing on both sides do not make alerts equal', [
    told('channel_ops', bare(outage('-'))),
    told('channel_ops', bare(late('-'))),
  ]),
  at('what nobody owns reaches people who read it', [
    told('platform', ofTeam('somebody', labelsOf('ChannelOutage', 'page', { channel: 's12' }))),
    told('platform', ofTeam('nobody', labelsOf('NotificationsLate', 'urgent', { channel: 's12_u' }))),
  ]),
  at(
    'what nobody owns is told at night as well',
    [
      told('platform', ofTeam('somebody', labelsOf('ChannelOutage', 'page', { channel: 'n1' }))),
      told(
        ['platform', 'sre'],
        ofTeam('somebody', labelsOf('NotificationsLate', 'urgent', { channel: 'n1_u' })),
      ),
    ],
    '03:30',
  ),
  at('the watchdog goes out of the house, information goes nowhere', [
    told('watchdog', labelsOf('Watchdog', 'info')),
    told([], { ...labelsOf('Watchdog', 'info'), alertname: 'SomethingToLookAt' }),
  ]),
  at('what ends is said to have ended', [
    told('treasury', labelsOf('PayoutsUnfunded', 'page', cny), { ends: true }),
    told('risk_ops', labelsOf('LimitHits', 'urgent', { limit: 'terminal', period: 'day' }), { ends: true }),
  ]),
  at('a milder sign is told when the page that spoke for it ends', [
    told('channel_ops', labelsOf('WalletOutage', 'page', { channel: 's16' }), { ends: true }),
    told('channel_ops', labelsOf('NotificationsMissing', 'urgent', { channel: 's16' }), { late: true }),
  ]),
  at('an effect does not hide its reason', [
    told('sre', labelsOf('UnknownOutcomes', 'page', { channel: 's17', ...cny })),
    told('channel_ops', labelsOf('NotificationsMissing', 'urgent', { channel: 's17' })),
    told('sre', labelsOf('ReversalStorm', 'urgent', { channel: 's17' })),
  ]),
  at('money at risk hides nothing, and nothing hides it', [
    told('clearing_ops', labelsOf('ClearingFileLate', 'page', { channel: 's18', file_type: 'transactions' })),
    told('settlement_ops', labelsOf('MoneyAtRisk', 'page', { channel: 's18', ...cny })),
    told(
      'settlement_ops',
      labelsOf('SettlementDueTooLow', 'urgent', { settlement_mode: 'D+0', currency: 'CNY' }),
    ),
  ]),
  at(
    oneStore,
    ['u1', 'u2'].map((channel) => told('sre', labelsOf('BatchUploadFailing', 'urgent', { channel }))),
    '03:30',
    'store',
  ),
  at(
    'without its file there is no reconciliation, but what ages in it is told',
    [
      told(
        'clearing_ops',
        labelsOf('ClearingFileLate', 'page', { channel: 'd1', file_type: 'transactions' }),
      ),
      hidden(labelsOf('ReconciliationMissing', 'ticket', { channel: 'd1' })),
      told('clearing_ops', labelsOf('MismatchesAgeing', 'urgent', { channel: 'd1', ...cny })),
      told('clearing_ops', labelsOf('ReconciliationMissing', 'ticket', { channel: 'd1_other' })),
    ],
    '09:05',
  ),
  at(
    'nothing arrives from the field: its gateways and carriers need not be told',
    [
      told('network', labelsOf('AttemptsCollapse', 'page')),
      hidden(labelsOf('GatewayErrors', 'urgent', { gateway: 'gw1' })),
      hidden(labelsOf('SignInsFailing', 'urgent')),
      hidden(labelsOf('CarrierSilent', 'urgent', { region: 'east', carrier: 'x' })),
      told('channel_ops', outage('f1')),
      told(
        'terminal_fleet',
        labelsOf('FirmwareRegression', 'urgent', { terminal_model: 'p8', firmware: '3' }),
      ),
    ],
    '11:00',
    'field',
  ),
  at(
    'our switch fails: channels that fail with it are not called, one that is down is',
    [
      told('sre', labelsOf('SwitchFault', 'page')),
      hidden(labelsOf('NodeFaults', 'urgent', { node: 'n1' })),
      hidden(labelsOf('ChannelFailing', 'urgent', { channel: 'w1' })),
      hidden(labelsOf('WalletFailing', 'urgent', { channel: 'w2' })),
      told('channel_ops', outage('w3')),
      told('sre', labelsOf('KeyErrors', 'urgent', { channel: 'w1' })),
    ],
    '11:00',
    'switch',
  ),
  at(
    'a gateway is down: only its own errors are explained',
    [
      told('network', labelsOf('GatewayDown', 'page', { gateway: 'gw1' })),
      hidden(labelsOf('GatewayErrors', 'urgent', { gateway: 'gw1' })),
      told('network', labelsOf('GatewayErrors', 'urgent', { gateway: 'gw2' })),
    ],
    '11:00',
    'gateway',
  ),
];
