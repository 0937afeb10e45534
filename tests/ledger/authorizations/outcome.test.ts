import { describe, expect, it } from 'vitest';
import type { Classification } from '../../../collector/iso8583/classify.ts';
import { outcomeOf } from '../../../collector/ledger/authorizations/outcome.ts';

const meaning = (outcome: Classification['outcome'], benignInCutOver = false): Classification => ({
  outcome,
  benignInCutOver,
  watch: false,
  codeGroup: 'other',
  label: 'x',
});
const [inside, outside] = [() => true, () => false];

describe('outcome of a request', () => {
  it('follows the code, not the state', () => {
    expect(outcomeOf('declined', meaning('merchant_decline'), outside)).toBe('merchant_decline');
    expect(outcomeOf('approved', meaning('unclassified'), outside)).toBe('unclassified');
  });

  it('is a system failure when nobody knows it, whatever the code', () => {
    expect(outcomeOf('unknown', meaning('approved'), outside)).toBe('system_failure');
    expect(outcomeOf('unknown', meaning('system_failure', true), inside)).toBe('system_failure');
  });

  it('is open while a wallet waits for its user, and follows the state once it is final', () => {
    expect(outcomeOf('unknown', meaning('pending'), outside)).toBeUndefined();
    expect(outcomeOf('approved', meaning('pending'), outside)).toBe('approved');
    expect(outcomeOf('declined', meaning('pending'), outside)).toBe('cardholder_decline');
  });

  it('is the day-cut only for its code and only in it', () => {
    expect(outcomeOf('declined', meaning('system_failure', true), inside)).toBe('cut_over');
    expect(outcomeOf('declined', meaning('system_failure', true), outside)).toBe('system_failure');
    expect(outcomeOf('declined', meaning('system_failure'), inside)).toBe('system_failure');
  });
});
