import { defineEvent } from './define.ts';
import { configured, currency, day, minorUnits, reference } from './fields.ts';

export const clearingInboundFunds = defineEvent({
  kind: 'clearing.inbound_funds',
  title: 'Inbound funds from a channel',
  doc: "The channel paid the acquirer for a clearing day, as the acquirer's bank statement shows it.",
  money: true,
  fields: { channel: configured, clearingDay: day, statementId: reference, amount: minorUnits, currency },
  identity: (e) => `${e.clearingDay}|if|${e.channel}|${e.statementId}`,
  example: {
    at: '2026-11-21T08:50:00+08:00',
    channel: 'cup_card',
    clearingDay: '2026-11-20',
    statementId: 'HVPS-20261121-0031',
    amount: 20_720_960_00,
    currency: 'CNY',
  },
});
