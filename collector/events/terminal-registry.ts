import { z } from 'zod';
import { defineEvent } from './define.ts';
import { configured, merchant, terminal } from './fields.ts';

export const terminalRegistry = defineEvent({
  kind: 'terminal.registry',
  title: 'Terminal registry change',
  doc: 'Install, move, suspend, resume or decommission, as the terminal management system records it. A level: the newest record of a terminal wins; fields left out keep their value.',
  grain: 'level',
  record: true,
  fields: {
    terminal,
    action: z.enum(['install', 'move', 'suspend', 'resume', 'decommission']),
    merchant: merchant.optional(),
    region: configured.optional(),
    network: configured.optional(),
    carrier: configured.optional(),
    gateway: configured.optional(),
    model: configured.optional(),
    firmware: configured.optional(),
    /** Channels the terminal is provisioned for; it counts in each of them. */
    channels: z.array(configured).max(32).optional(),
    /** Expected seconds between heartbeats; 0 = a terminal without heartbeats (stickers, old POS). */
    heartbeatSeconds: z.int().min(0).max(86_400).optional(),
  },
  identity: (e) => e.terminal,
  example: {
    at: '2026-11-01T10:00:00+08:00',
    terminal: 'T0000017',
    action: 'install',
    merchant: '102290053310001',
    region: 'east',
    network: 'cellular',
    carrier: 'carrier_x',
    gateway: 'gw1',
    model: 'p8',
    firmware: 'p8-3.2.0',
    channels: ['cup_card', 'cup_qr'],
    heartbeatSeconds: 600,
  },
});
