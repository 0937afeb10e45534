import { describe, expect, test } from 'vitest';
import json from '../src/generated/rulebook.json';
import { attention, firings, particulars, verdict } from '../src/logic/attention.ts';
import { filled, queriesOf, type RuleBook } from '../src/logic/rulebook.ts';
import type { Sample } from '../src/logic/samples.ts';

const book = json as unknown as RuleBook;

/** An alert of a rule of the book, as Prometheus writes it. */
const alert = (name: string, severity: string, labels: Record<string, string> = {}): Sample => {
  const rule = book.rules.find((r) => r.alert === name && r.severity === severity)!;
  const { stage, cause, family, team } = rule;
  return {
    labels: {
      ...{
        __name__: 'ALERTS',
        alertname: name,
        alertstate: 'firing',
        severity,
        stage,
        cause,
        cause_family: family,
        team,
      },
      ...{ channel: 'all', ...labels },
    },
    value: 1,
  };
};

describe('attention list', () => {
  const late = alert('ClearingFileLate', 'ticket', { channel: 'cup_card', file_type: 'transactions' });
  const outage = alert('ChannelOutage', 'page', { channel: 'visa' });
  const leak = alert('ChannelFailing', 'urgent', { channel: 'visa' });
  const watchdog = alert('Watchdog', 'info');

  test('the gravest first, the watchdog never, the beginning from ALERTS_FOR_STATE', () => {
    const { alertstate: _, ...same } = outage.labels as Record<string, string>;
    const labels = { ...same, __name__: 'ALERTS_FOR_STATE' };
    const list = firings(book, [late, watchdog, leak, outage], [{ labels, value: 1000 }]);
    expect(list.map((f) => f.labels.alertname)).toEqual([
      'ChannelOutage',
      'ChannelFailing',
      'ClearingFileLate',
    ]);
    expect(list.map((f) => f.since)).toEqual([1000, undefined, undefined]);
    expect(list.every((f) => f.rule !== undefined)).toBe(true);
  });

  test('of equal severity, what runs into a known instant is first, then the oldest', () => {
    const deadline = book.rules.find((r) => r.severity === 'page' && r.deadline)!;
    const list = firings(book, [outage, alert(deadline.alert, 'page')], []);
    expect(list[0]!.labels.alertname).toBe(deadline.alert);
  });

  test('one family of causes on one channel is one row, told by its gravest alert', () => {
    const items = attention(firings(book, [leak, late, outage], []));
    expect(items.map((item) => [item.lead.labels.alertname, item.others.length])).toEqual([
      ['ChannelOutage', 1],
      ['ClearingFileLate', 0],
    ]);
  });

  test('an alert of a rule that is not known is still told', () => {
    const foreign = { labels: { ...late.labels, alertname: 'Newer', severity: 'odd' }, value: 1 };
    const [told] = firings(book, [foreign], []);
    expect([told!.severity, told!.rule]).toEqual(['info', undefined]);
  });

  test('particulars are the labels that tell one alert of a rule from another', () => {
    expect(particulars(late.labels)).toEqual([['file_type', 'transactions']]);
  });

  test('the verdict', () => {
    const list = (samples: Sample[]) => firings(book, samples, []);
    const of = (samples: Sample[]) => verdict({ collector: 12, list: list(samples) });
    expect(of([])).toBe('calm');
    expect(of([late])).toBe('calm');
    expect(of([leak])).toBe('look');
    expect(of([late, outage])).toBe('act');
    expect(verdict({ collector: 0, list: list([outage]) })).toBe('blind');
  });
});

describe('texts of rules', () => {
  const labels = { channel: 'cup "card"', currency: 'CNY' };
  const words = book.rules.flatMap((rule) => [rule.money, rule.merchants, rule.left]);

  test('queries carry the labels of the alert as PromQL strings, and leave no hole', () => {
    const queries = words.flatMap((text) => queriesOf(text, labels));
    expect(queries.length).toBeGreaterThan(50);
    expect(queries.some((query) => query.includes('channel="cup \\"card\\""'))).toBe(true);
    for (const query of queries) expect(query).not.toMatch(/undefined|\[object|{{/);
  });

  test('labels, value and answers are filled in; what is not known is never a zero', () => {
    const text = [
      { kind: 'label', name: 'channel' },
      ': ',
      { kind: 'value', format: 'percent' },
      ', ',
      { kind: 'query', promql: ['sum(x)'], format: 'money', unit: ' due' },
    ] as const;
    const say = (value: number | undefined, answers: Sample[]) =>
      filled(text, {
        labels,
        value,
        answers: new Map([['sum(x)', answers]]),
        translate: (fixed) => fixed.toUpperCase(),
      });
    expect(say(undefined, [])).toBe('cup "card": …, …');
    expect(
      say(0.5, [
        { labels: { currency: 'CNY' }, value: 10 },
        { labels: { currency: 'USD' }, value: 5000 },
      ]),
    ).toBe('cup "card": 50%, USD 5k DUE, CNY 10 DUE');
  });
});
