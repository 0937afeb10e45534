import { describe, expect, it } from 'vitest';
import {
  captureTypes,
  reversalReasons as eventReasons,
  transactionTypes,
} from '../../collector/events/vocabulary.ts';
import {
  reversalReasonOf,
  reversalReasons,
  type TransactionFacts,
  transactions,
  transactionTypeOf,
} from '../../collector/iso8583/mti.ts';

const facts: [string, TransactionFacts][] = Object.entries(transactions);

describe('transaction types', () => {
  // Neither folder may import the other, so the two lists are held together here.
  it('are those of the events, with the same captures', () => {
    expect(facts.map(([type]) => type)).toEqual([...transactionTypes]);
    expect(facts.filter(([, { money }]) => money === 'owed').map(([type]) => type)).toEqual([
      ...captureTypes,
    ]);
  });

  it('have no reversal where the message is an advice', () => {
    for (const [type, { request, reversal, uploaded }] of facts) {
      expect([type, uploaded]).toEqual([type, request === '0220']);
      if (request === '0220') expect(reversal).toBe('none');
    }
  });

  it.each([
    ['22', 'sale'],
    ['23', 'sale_void'],
    ['10', 'preauth'],
    ['11', 'preauth_void'],
    ['20', 'preauth_completion'],
    ['21', 'sale_void'],
    ['25', 'refund'],
    ['01', 'balance_inquiry'],
    ['30', 'offline_sale'],
    ['32', 'adjustment'],
    ['34', 'adjustment'],
  ])('F60.1 %s is %s', (code, type) => {
    expect(transactionTypeOf(code)).toBe(type);
    expect(transactionTypeOf(`${code}000001000`)).toBe(type);
  });

  it('do not include sign-in or batch messages', () => {
    expect([transactionTypeOf('00'), transactionTypeOf('')]).toEqual([undefined, undefined]);
  });
});

describe('reversal reasons', () => {
  it('are those of the events', () => {
    expect(Object.keys(reversalReasons)).toEqual([...eventReasons]);
  });

  it('come from F39 of the request', () => {
    for (const [reason, { code }] of Object.entries(reversalReasons))
      expect(reversalReasonOf(code)).toBe(reason);
    expect(reversalReasonOf('17')).toBe('other_06');
  });
});
