import { describe, expect, test } from 'vitest';
import type { Kind } from '../../collector/events/kinds.ts';
import { accepted, decodeWith, line } from './harness.ts';

const decode = decodeWith();
const now = '2026-11-21T15:59:00+08:00';
const stored = (kind: Kind, change: Record<string, unknown>): Record<string, unknown> =>
  accepted(decode(line(kind, { at: now, ...change }))).event as unknown as Record<string, unknown>;

describe('names outside the configuration', () => {
  test.each([
    ['authorization', 'issuer'],
    ['authorization', 'region'],
    ['authorization', 'network'],
    ['authorization', 'carrier'],
    ['authorization', 'model'],
    ['authorization', 'node'],
    ['access.gateway', 'gateway'],
    ['payout', 'bank'],
    ['payout', 'payoutChannel'],
    ['payout', 'account'],
    ['payer.balance', 'account'],
    ['rule.change', 'scope'],
  ] as const)('%s.%s becomes other', (kind, field) => {
    expect(stored(kind, { [field]: 'unheard_of' })[field]).toBe('other');
  });

  test('known names stay', () => {
    const event = stored('authorization', {
      issuer: 'icbc',
      region: 'west',
      network: 'wifi',
      carrier: 'carrier_x',
      node: 'n1',
    });
    expect(event).toMatchObject({
      issuer: 'icbc',
      region: 'west',
      network: 'wifi',
      carrier: 'carrier_x',
      node: 'n1',
    });
    expect(stored('rule.change', { scope: 'cup_card' }).scope).toBe('cup_card');
  });

  test('a firmware belongs to its model', () => {
    expect(stored('authorization', { model: 'p8', firmware: 'p8-3.2.0' })).toMatchObject({
      model: 'p8',
      firmware: 'p8-3.2.0',
    });
    expect(stored('authorization', { model: 'k3', firmware: 'p8-3.2.0' })).toMatchObject({
      model: 'k3',
      firmware: 'other',
    });
    expect(stored('authorization', { model: 'x', firmware: 'p8-3.2.0' })).toMatchObject({
      model: 'other',
      firmware: 'other',
    });
    expect(stored('terminal.heartbeat', { firmware: 'p8-3.2.0' }).firmware).toBe('p8-3.2.0');
    expect(stored('terminal.heartbeat', { firmware: 'p8-9' }).firmware).toBe('other');
  });

  test('a link belongs to its channel', () => {
    expect(stored('channel.link', { channel: 'cup_card', link: 'b' }).link).toBe('b');
    expect(stored('channel.link', { channel: 'cup_qr', link: 'b' }).link).toBe('other');
  });

  test('the subject of a maintenance window is read by its scope', () => {
    expect(stored('maintenance.window', { scope: 'bank', subject: 'bank_a' }).subject).toBe('bank_a');
    expect(stored('maintenance.window', { scope: 'issuer', subject: 'bank_a' }).subject).toBe('other');
    expect(stored('maintenance.window', { scope: 'channel', subject: 'cup_qr' }).subject).toBe('cup_qr');
    expect(stored('maintenance.window', { scope: 'all', subject: 'bank_a' }).subject).toBe('all');
  });

  test('inside lists too', () => {
    const { groups } = stored('terminal.presence', {
      groups: [
        {
          region: 'moon',
          network: 'cellular',
          carrier: 'carrier_q',
          gateway: 'gw9',
          model: 'p8',
          active: 1,
          online: 1,
        },
      ],
    });
    expect(groups).toEqual([
      {
        region: 'other',
        network: 'cellular',
        carrier: 'other',
        gateway: 'other',
        model: 'p8',
        active: 1,
        online: 1,
      },
    ]);
  });
});
