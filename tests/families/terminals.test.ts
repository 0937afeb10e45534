import { describe, expect, it } from 'vitest';
import { access } from '../../collector/families/access.ts';
import { credentials } from '../../collector/families/credentials.ts';
import { fleet } from '../../collector/families/fleet.ts';
import { silence } from '../../collector/families/silence.ts';
import { terminals } from '../../collector/families/terminals.ts';
import { credentialsBook } from '../../collector/ledger/credentials.ts';
import { gatewaysBook } from '../../collector/ledger/gateways.ts';
import { terminalsBook } from '../../collector/ledger/terminals.ts';
import { event, instant, openHarness } from '../ledger/harness.ts';
import { nonZero, readings } from './readings.ts';

const now = Date.parse('2026-11-20T12:00:00+08:00');
const open = () =>
  openHarness((f) => ({
    terminals: terminalsBook(f),
    gateways: gatewaysBook(f),
    credentials: credentialsBook(f),
  }));

/** Two terminals of the same kind: one beats, the other fell silent 20 minutes ago. */
function openFleet() {
  const harness = open();
  for (const [terminal, age] of [
    ['T0000001', 1],
    ['T0000002', 20],
  ] as const) {
    harness.send(
      event('terminal.registry', {
        terminal,
        carrier: 'cmcc',
        model: 'm1',
        firmware: 'v1.1',
        heartbeatSeconds: 120,
        channels: ['cup_card'],
      }),
    );
    harness.send(
      event('terminal.heartbeat', {
        terminal,
        at: instant(now - age * 60_000),
        network: 'cellular',
        rttMs: 180,
      }),
    );
  }
  return harness;
}

describe('fleet and silence families', () => {
  it('have every combination from the start', () => {
    const empty = readings(fleet, open(), now);
    // 6 states x 3 regions x 4 networks, unregistered, expected; 3 channels x 6 states, expected
    expect(Object.keys(empty)).toHaveLength(72 + 1 + 12 + 18 + 3);
    expect(nonZero(empty)).toEqual({});
    // 4 bands x 12; carriers twice 3 x 3; 2 gateways and 4 versions by 2 states
    expect(Object.keys(readings(silence, open(), now))).toHaveLength(48 + 18 + 4 + 8);
  });

  it('show one silent terminal in everything it has in common with others', () => {
    const harness = openFleet();
    expect(nonZero(readings(fleet, harness, now))).toEqual({
      'terminals{state="online",region="east",network="cellular"}': 1,
      'terminals{state="silent",region="east",network="cellular"}': 1,
      'terminals_expected_online{region="east",network="cellular"}': 2,
      'channel_terminals{channel="cup_card",state="online"}': 1,
      'channel_terminals{channel="cup_card",state="silent"}': 1,
      'channel_terminals_expected_online{channel="cup_card"}': 2,
    });
    expect(nonZero(readings(silence, harness, now))).toEqual({
      'terminals_silent{silent_for="5m",region="east",network="cellular"}': 1,
      'terminals_silent{silent_for="15m",region="east",network="cellular"}': 1,
      'terminals_silent_by_carrier{region="east",carrier="cmcc"}': 1,
      'terminals_by_carrier{region="east",carrier="cmcc"}': 2,
      'terminals_by_gateway{gateway="gw1",state="online"}': 1,
      'terminals_by_gateway{gateway="gw1",state="silent"}': 1,
      'terminals_by_version{terminal_model="m1",firmware="v1.1",state="online"}': 1,
      'terminals_by_version{terminal_model="m1",firmware="v1.1",state="silent"}': 1,
    });
  });
});

describe('terminals family', () => {
  it('counts beats and sign-ins, and shows what is still inside, money in yuan', () => {
    const harness = openFleet();
    harness.send(event('terminal.sign_in', { result: 'key_error' }));
    harness.send(
      event('terminal.status', {
        terminal: 'T0000001',
        faults: ['printer'],
        pendingReversals: 1,
        offlineTransactions: 2,
        offlineAmount: 35_05,
      }),
    );
    const echo = { counts: [0, 0, 2, 0, 0, 0, 0, 0, 0, 0], sum: 0.36 };
    expect(nonZero(readings(terminals, harness, now))).toEqual({
      'terminal_heartbeats_total{region="east",network="cellular"}': 2,
      'terminal_signins_total{result="key_error"}': 1,
      'terminal_echo_duration_seconds{network="cellular"}': echo,
      'terminal_pending_reversals{region="east"}': 1,
      'terminal_offline_pending_transactions{region="east"}': 2,
      'terminal_offline_pending_amount{region="east",currency="CNY"}': 35.05,
      'terminal_faults{terminal_model="m1",fault="printer"}': 1,
    });
  });
});

describe('access family', () => {
  it('tells a gateway that is down from one that nobody reports on', () => {
    const harness = open();
    const silent = 'access_gateway_last_report_timestamp_seconds{gateway="gw1"}';
    expect(readings(access, harness, now)[silent]).toBe(0);
    harness.send(event('access.gateway', { up: false, connections: 7 }));
    const shown = nonZero(readings(access, harness, now));
    expect(shown).toEqual({
      'access_connections{gateway="gw1"}': 7,
      'access_gateway_last_report_timestamp_seconds{gateway="gw1"}': now / 1000 + 60,
      'access_connection_errors_total{gateway="gw1",reason="tls"}': 3,
      'access_connection_errors_total{gateway="gw1",reason="timeout"}': 11,
    });
  });
});

describe('credentials family', () => {
  it('shows terminals whose authority ends in 30 days, and in no nearer band', () => {
    const harness = open();
    harness.send(event('terminal.credentials', { model: 'm1' }));
    expect(nonZero(readings(credentials, harness, now))).toEqual({
      'terminal_credentials_expiring{credential="ca_cert",terminal_model="m1",within="30d"}': 42_300,
      'terminal_credentials_expiring{credential="ca_cert",terminal_model="m1",within="90d"}': 42_300,
    });
  });
});
