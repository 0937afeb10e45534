import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Classification, classifier } from '../../collector/iso8583/classify.ts';
import { loadResponseTables } from '../../collector/iso8583/loadtables.ts';
import { codeGroups, finalOutcomes, outcomes } from '../../collector/iso8583/outcomes.ts';
import type { ResponseTable } from '../../collector/iso8583/responsetable.ts';

const tables = loadResponseTables();
const assignments = {
  cup_card: 'unionpay-pos',
  cup_qr: 'unionpay-qr',
  direct_bank: 'iso8583-1987',
  visa: 'visa',
  mc: 'mastercard',
  wechat: 'wechat',
  alipay: 'alipay',
};
const { classify, liveCodes, describe: rowOf } = classifier(tables, assignments);
const now = Date.UTC(2026, 10, 20);
const channel = fc.constantFrom(...Object.keys(assignments));

describe('classify', () => {
  it.each([
    ['cup_card', '00', { outcome: 'approved', codeGroup: 'other' }],
    ['cup_card', '51', { outcome: 'cardholder_decline', watch: false, codeGroup: '51' }],
    ['cup_card', '55', { outcome: 'cardholder_decline', watch: true, codeGroup: 'watch' }],
    ['cup_card', '61', { outcome: 'cardholder_decline', watch: true, codeGroup: '61_65' }],
    ['cup_card', '65', { outcome: 'cardholder_decline', watch: false, codeGroup: '61_65' }],
    ['cup_card', '03', { outcome: 'merchant_decline', watch: true, codeGroup: '03_58' }],
    ['cup_card', '58', { outcome: 'merchant_decline', watch: true, codeGroup: '03_58' }],
    ['cup_card', '90', { outcome: 'system_failure', benignInCutOver: true, codeGroup: 'system' }],
    ['cup_card', '91', { outcome: 'system_failure', benignInCutOver: false, codeGroup: 'system' }],
    ['cup_card', 'A0', { outcome: 'terminal_fault', watch: true, codeGroup: 'watch' }],
    ['cup_card', 'Y3', { outcome: 'approved', watch: true, codeGroup: 'other' }],
    ['cup_card', 'D4', { outcome: 'unclassified', codeGroup: 'other', label: 'other' }],
    ['cup_card', '69', { outcome: 'unclassified', codeGroup: 'other', label: 'other' }],
    ['cup_card', '', { outcome: 'unclassified', label: 'other' }],
    ['visa', '91', { outcome: 'system_failure' }],
    ['visa', '46', { outcome: 'cardholder_decline' }],
    ['mc', '88', { outcome: 'terminal_fault', watch: true }],
    ['wechat', 'SUCCESS', { outcome: 'approved' }],
    ['wechat', 'USERPAYING', { outcome: 'pending', codeGroup: 'other' }],
    ['wechat', 'SYSTEMERROR', { outcome: 'system_failure', codeGroup: 'system' }],
    ['wechat', 'BANKERROR', { outcome: 'system_failure' }],
    ['wechat', 'NOTENOUGH', { outcome: 'cardholder_decline', codeGroup: '51' }],
    ['wechat', 'AUTHCODEEXPIRE', { outcome: 'cardholder_decline' }],
    ['wechat', 'NOAUTH', { outcome: 'merchant_decline', watch: true, codeGroup: '03_58' }],
    ['alipay', 'ACQ.SYSTEM_ERROR', { outcome: 'system_failure' }],
    ['alipay', 'ACQ.BUYER_BALANCE_NOT_ENOUGH', { outcome: 'cardholder_decline', codeGroup: '51' }],
    ['cup_qr', '05', { outcome: 'pending' }],
    ['nowhere', '00', { outcome: 'unclassified', label: 'other' }],
  ])('%s %s', (where, code, expected) => {
    expect(classify(where, code, now)).toMatchObject(expected);
  });

  it('knows a request without an answer on every channel', () => {
    for (const each of Object.keys(assignments)) {
      expect(classify(each, 'TIMEOUT', now)).toMatchObject({
        outcome: 'system_failure',
        codeGroup: 'system',
        label: 'TIMEOUT',
      });
      expect(rowOf(each, 'TIMEOUT', now)?.zh).toBe('超时无应答');
    }
  });

  it('answers every text within the closed vocabularies, with a label that was announced', () => {
    const code = fc.oneof(
      fc.constantFrom(...tables.flatMap((each) => each.codes.map((row) => row.code))),
      fc.string(),
    );
    fc.assert(
      fc.property(channel, code, (where, text) => {
        const { outcome, codeGroup, label } = classify(where, text, now);
        expect(outcomes).toContain(outcome);
        expect(codeGroups).toContain(codeGroup);
        expect(liveCodes(where)).toContain(label);
        expect(label === 'other' || label === text).toBe(true);
        expect(rowOf(where, text, now) === undefined).toBe(outcome === 'unclassified');
      }),
    );
  });

  it('hands out one frozen object per code and one for the unknown', () => {
    expect(classify('cup_card', '51', now)).toBe(classify('cup_card', '51', now + 1));
    expect(classify('cup_card', 'ZZ', now)).toBe(classify('wechat', 'ZZ', now));
    expect(Object.isFrozen(classify('cup_card', '51', now))).toBe(true);
    expect(Object.isFrozen(classify('cup_card', 'ZZ', now))).toBe(true);
  });

  it('has pending as the one outcome that is no result', () => {
    expect(outcomes.filter((each) => !(finalOutcomes as readonly string[]).includes(each))).toEqual([
      'pending',
    ]);
  });

  it('refuses a channel whose table does not exist, and names those that do', () => {
    expect(() => classifier(tables, { jcb: 'jcb' })).toThrow(
      /channel jcb: no response-code table 'jcb' \(there are: alipay, .*wechat\)/,
    );
  });
});

describe('versions of a table', () => {
  const version = (
    validFrom: string,
    codes: [string, ResponseTable['codes'][number]['outcome']][],
  ): ResponseTable => ({
    id: 'own',
    name: { en: 'Own', zh: '自有' },
    validFrom,
    source: 'test',
    codes: codes.map(([code, outcome]) => ({ code, en: code, zh: code, outcome })),
  });
  const may = Date.parse('2026-05-01T00:00:00+08:00');
  const old = version('2026-01-01T00:00:00+08:00', [
    ['00', 'approved'],
    ['45', 'terminal_fault'],
    ['88', 'system_failure'],
  ]);
  const young = version('2026-05-01T00:00:00+08:00', [
    ['00', 'approved'],
    ['45', 'cardholder_decline'],
    ['46', 'merchant_decline'],
  ]);
  const outcomeAt = (code: string, at: number, list = [old, young]): Classification['outcome'] =>
    classifier(list, { c: 'own' }).classify('c', code, at).outcome;

  it('change at their instant, in whatever order they were loaded', () => {
    for (const list of [
      [old, young],
      [young, old],
    ]) {
      expect(outcomeAt('45', may - 1, list)).toBe('terminal_fault');
      expect(outcomeAt('45', may, list)).toBe('cardholder_decline');
    }
  });

  it('do not lend each other codes', () => {
    expect([outcomeAt('88', may - 1), outcomeAt('88', may)]).toEqual(['system_failure', 'unclassified']);
    expect([outcomeAt('46', may - 1), outcomeAt('46', may)]).toEqual(['unclassified', 'merchant_decline']);
  });

  it('say nothing about the time before the first', () => {
    expect(outcomeAt('00', Date.parse('2025-12-31T23:59:59+08:00'))).toBe('unclassified');
  });

  it('share one set of labels', () => {
    expect(classifier([old, young], { c: 'own' }).liveCodes('c')).toEqual([
      '00',
      '45',
      '88',
      '46',
      'TIMEOUT',
      'other',
    ]);
  });
});

describe('live codes', () => {
  it('are the whole table, once each', () => {
    for (const [where, id] of Object.entries(assignments)) {
      const codes = tables.find((each) => each.id === id)?.codes.map((row) => row.code) ?? [];
      expect(liveCodes(where)).toEqual([...codes, 'TIMEOUT', 'other']);
    }
    expect(liveCodes('nowhere')).toEqual(['other']);
  });

  it('can be limited to the first approval, W codes and system failures; the rest becomes other', () => {
    const watched = classifier(tables, assignments, 'watched');
    for (const where of Object.keys(assignments)) {
      const live = watched.liveCodes(where);
      expect(new Set(live).size).toBe(live.length);
      for (const code of liveCodes(where)) {
        const full = classify(where, code, now);
        const limited = watched.classify(where, code, now);
        expect({ ...limited, label: full.label }).toEqual(full);
        expect(limited.label).toBe(live.includes(code) ? code : 'other');
        if (full.watch || full.outcome === 'system_failure') expect(live).toContain(code);
      }
    }
    expect(watched.classify('cup_card', '00', now).label).toBe('00');
    expect(watched.classify('cup_card', '51', now)).toMatchObject({
      outcome: 'cardholder_decline',
      label: 'other',
    });
    expect(watched.classify('wechat', 'SUCCESS', now).label).toBe('SUCCESS');
  });
});
