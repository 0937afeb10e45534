import { z } from 'zod';
import { defineEvent } from './define.ts';
import {
  batchNumber,
  configured,
  currency,
  day,
  merchant,
  milliseconds,
  minorUnits,
  responseCode,
  rrn,
  terminal,
} from './fields.ts';
import { transactionTypes } from './vocabulary.ts';

/** Identity of an authorization in one of its states; books ask with it whether that state was ever booked. */
export const authorizationIdentity = (
  clearingDay: string,
  channel: string,
  rrn: string,
  state: 'approved' | 'declined' | 'unknown',
): string => `${clearingDay}|a|${channel}|${rrn}|${state[0]}`;

export const authorization = defineEvent({
  kind: 'authorization',
  title: 'Authorization',
  doc: 'One answered, or given up, request at the switch. `state: unknown` says that nobody knows yet whether the cardholder was charged (time-out, wallet still paying); the final answer follows under the same RRN. An approved sale is money owed to the merchant; on a dual-message channel it is owed once its capture is uploaded. Voids and refunds are counted here and booked by the `refund` event.',
  money: true,
  fields: {
    channel: configured,
    rrn,
    /** F15 clearing date; computed from `at` and the channel's day-cut when absent. */
    clearingDay: day.optional(),
    merchant,
    terminal: terminal.optional(),
    type: z.enum(transactionTypes),
    amount: minorUnits,
    currency,
    code: responseCode,
    /** What the switch takes it for. The money follows this, the metrics' outcome follows the code. */
    state: z.enum(['approved', 'declined', 'unknown']),
    /** From the request's arrival at the switch to its answer, milliseconds. */
    latencyMs: milliseconds,
    issuer: configured.optional(),
    region: configured.optional(),
    network: configured.optional(),
    carrier: configured.optional(),
    model: configured.optional(),
    firmware: configured.optional(),
    node: configured.optional(),
    batch: batchNumber.optional(),
  },
  identity: (e) => authorizationIdentity(e.clearingDay ?? '', e.channel, e.rrn, e.state),
  volatile: [
    'latencyMs',
    'issuer',
    'region',
    'network',
    'carrier',
    'model',
    'firmware',
    'node',
    'batch',
    'terminal',
  ],
  example: {
    at: '2026-11-20T12:00:00.120+08:00',
    channel: 'cup_card',
    rrn: '632512000017',
    merchant: '102290053310001',
    terminal: 'T0000017',
    type: 'sale',
    amount: 128_00,
    currency: 'CNY',
    code: '00',
    state: 'approved',
    latencyMs: 640,
    issuer: 'icbc',
    region: 'east',
    network: 'cellular',
    node: 'n1',
  },
});
