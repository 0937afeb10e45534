import { describe, expect, it } from 'vitest';
import type { Vocabulary } from '../../collector/config/vocabulary.ts';
import { type EventOfKind, eventKinds, type Kind } from '../../collector/events/kinds.ts';
import type { Distribution, Metric } from '../../collector/families/family.ts';
import { families } from '../../collector/families/index.ts';
import type { Book, Foundation } from '../../collector/ledger/book.ts';
import { type Ledger, openLedger } from '../../collector/ledger/ledger.ts';
import { event, type Harness, openHarness, smallConfig } from '../ledger/harness.ts';

/** Every name the examples of the event kinds use, so that each example is in vocabulary. */
const config = {
  ...smallConfig,
  channels: [
    ...smallConfig.channels,
    {
      id: 'wechat',
      names: { en: 'WeChat Pay', zh: '微信支付' },
      type: 'wallet',
      codes: 'wechat',
      transactionTypes: ['qr_payment', 'refund'],
      notifications: true,
      files: [{ type: 'wallet_bill', expected: '09:15', deadline: '12:00' }],
    },
  ],
  settlement: {
    modes: [{ mode: 'T+1', run: { expected: '05:20', deadline: '06:30', days: 'workday' } }, { mode: 'D+1' }],
  },
  fleet: {
    regions: ['east', 'north'],
    carriers: ['carrier_x'],
    gateways: ['gw1'],
    models: [{ id: 'p8', firmwares: ['p8-3.2.0', 'p8-3.2.1'] }],
  },
  payoutChannels: ['ibps'],
  payerAccounts: ['payer_main'],
};

const started = Date.parse('2026-11-20T12:00:00+08:00');
/** After every example, so that nothing in them lies ahead. */
const now = Date.parse('2026-11-22T12:00:00+08:00');

type Books = Readonly<Record<string, Book>>;

/** The whole ledger with every family on it. */
interface Exporter {
  readonly harness: Harness<Books>;
  readonly metrics: readonly Metric[];
  tick(at: number): void;
  /** The same over what was written. */
  restart(): Exporter;
}

function openExporter(): Exporter {
  let newest: Ledger | undefined;
  const open = (f: Foundation): Books => {
    newest = openLedger(f);
    return Object.fromEntries(Object.entries(newest).filter(([, part]) => isBook(part)));
  };
  const exporterOver = (harness: Harness<Books>): Exporter => {
    const ledger = newest!;
    const { vocabulary, config: effective } = harness.foundation;
    return {
      harness,
      metrics: families.flatMap((family) => family(ledger, vocabulary, effective)),
      tick: (at) => ledger.tick(at),
      restart: () => exporterOver(harness.reopen()),
    };
  };
  return exporterOver(openHarness(open, config));
}

const isBook = (part: unknown): part is Book => typeof part === 'object' && part !== null && 'on' in part;

/** One of everything that can happen, in the order of the reference. */
const examples: readonly EventOfKind[] = eventKinds.map((k) => event(k.kind as Kind));

const { metrics, harness } = openExporter();
const byName = metrics.map((metric) => [metric.name, metric] as const);

/** Readings as plain data: copies, because a metric may answer from an array it goes on using. */
const plain = (metric: Metric, at: number): unknown[] =>
  Array.from(metric.read(at) as ArrayLike<number | Distribution>, (value) =>
    typeof value === 'number' ? value : { counts: Array.from(value.counts), sum: value.sum },
  );

/** Labels whose values come from the installation, and what else is allowed there. */
const installed: Record<string, (v: Vocabulary) => readonly string[]> = {
  channel: (v) => [...v.channels, 'all'],
  currency: (v) => v.currencies,
  region: (v) => v.regions,
  network: (v) => v.networks,
  carrier: (v) => v.carriers,
  gateway: (v) => v.gateways,
  terminal_model: (v) => v.models,
  firmware: (v) => v.firmwares.map(([, firmware]) => firmware),
  node: (v) => v.nodes,
  issuer: (v) => v.issuers,
  bank: (v) => [...v.banks, 'all'],
  payout_channel: (v) => v.payoutChannels,
  account: (v) => v.payerAccounts,
};

/** Never labels: what names a person, a card, a merchant, a terminal or a single transaction, and prom-client's own. */
const forbidden =
  /^(?:pan|card.*|merchant|merchant_id|terminal|terminal_id|serial|trace|rrn|order|order_id|payout_id|account_number|message|le|quantile|__.*|job|instance)$/;

describe('every metric family', () => {
  it('has metrics, and no name twice', () => {
    for (const family of families) expect(family).toBeTypeOf('function');
    expect(metrics.length).toBeGreaterThanOrEqual(families.length);
    const names = metrics.map((metric) => metric.name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it.each(byName)('%s: name and unit', (name, { type, labels }) => {
    expect(name).toMatch(/^acquirer_[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);
    expect(name.endsWith('_total')).toBe(type === 'counter');
    if (type === 'histogram') expect(name).toMatch(/_(?:seconds|ratio|bytes)$/);
    if (name.endsWith('_timestamp_seconds')) expect(type).toBe('gauge');
    // Base units only; money in major units, each currency apart.
    expect(name).not.toMatch(
      /_(?:ms|milliseconds|minutes|hours|days|percent|fen|cents|yuan|count|sum|bucket)(?:_|$)/,
    );
    expect(/_amount(?:_total|_expected)?$/.test(name)).toBe(labels.includes('currency'));
  });

  it.each(byName)('%s: help', (_name, { help }) => {
    expect(help).toMatch(/^[A-Z0-9][^\n]{10,240}\.$/);
  });

  it.each(byName)('%s: labels', (_name, { labels }) => {
    expect(new Set(labels).size).toBe(labels.length);
    for (const label of labels) {
      expect(label).toMatch(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);
      expect(label).not.toMatch(forbidden);
    }
  });

  it.each(byName)('%s: series', (_name, { labels, series }) => {
    expect(series.length).toBeGreaterThan(0);
    const seen = new Set<string>();
    for (const values of series) {
      expect(values).toHaveLength(labels.length);
      labels.forEach((label, i) => {
        const allowed = installed[label]?.(harness.foundation.vocabulary);
        if (allowed !== undefined) expect(allowed, label).toContain(values[i]);
        // No separator of the exposition or of a key built from values.
        expect(values[i], label).toMatch(/^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$/);
      });
      seen.add(JSON.stringify(values));
    }
    expect(seen.size).toBe(series.length);
  });

  it.each(byName)('%s: buckets', (_name, { type, buckets }) => {
    if (type !== 'histogram') {
      expect(buckets).toBeUndefined();
      return;
    }
    expect(buckets!.length).toBeGreaterThan(0);
    expect([...buckets!]).toEqual([...buckets!].toSorted((a, b) => a - b));
    expect(new Set(buckets).size).toBe(buckets!.length);
    for (const bound of buckets!) expect(Number.isFinite(bound)).toBe(true);
  });

  it.each(byName)('%s: readings before the first event', (_name, metric) => {
    const values = plain(metric, started);
    checkReadings(metric, values);
    if (metric.type === 'counter') expect(values.every((value) => value === 0)).toBe(true);
    if (metric.type === 'histogram')
      expect(values.every((value) => (value as Distribution).sum === 0)).toBe(true);
    expect(plain(metric, started), 'a scrape changes nothing').toEqual(values);
  });
});

function checkReadings(metric: Metric, values: readonly unknown[]): void {
  expect(values, metric.name).toHaveLength(metric.series.length);
  values.forEach((value, i) => {
    const id = `${metric.name}{${metric.series[i]}}`;
    if (metric.type !== 'histogram') {
      expect(Number.isFinite(value), id).toBe(true);
      if (metric.type === 'counter') expect(value, id).toBeGreaterThanOrEqual(0);
      return;
    }
    const { counts, sum } = value as Distribution;
    expect(counts.length, id).toBe(metric.buckets!.length + 1);
    expect(Number.isFinite(sum), id).toBe(true);
    expect(
      Array.from(counts).every((count) => count >= 0),
      id,
    ).toBe(true);
  });
}

describe('all families after one of every event', () => {
  it('answer for every series; counters and histograms never decrease', () => {
    const running = openExporter();
    let before = running.metrics.map((metric) => plain(metric, started));
    for (const each of examples) {
      running.harness.send(each);
      running.tick(now);
      const after = running.metrics.map((metric) => plain(metric, now));
      running.metrics.forEach((metric, m) => {
        checkReadings(metric, after[m]!);
        if (metric.type !== 'gauge')
          after[m]!.forEach((value, i) => {
            const id = `${metric.name}{${metric.series[i]}} after ${each.kind}`;
            expect(total(value), id).toBeGreaterThanOrEqual(total(before[m]![i]));
          });
      });
      before = after;
    }
  });

  it('read the same after a restart', () => {
    const running = openExporter();
    for (const each of examples) running.harness.send(each);
    running.tick(now);
    running.harness.commit('checkpoint');
    const again = running.restart();
    again.tick(now);
    again.metrics.forEach((metric, m) => {
      expect(plain(metric, now), metric.name).toEqual(plain(running.metrics[m]!, now));
    });
  });

  it('count no event twice', () => {
    const running = openExporter();
    for (const each of examples) running.harness.send(each);
    running.tick(now);
    const once = running.metrics.map((metric) => plain(metric, now));
    for (const each of examples) running.harness.send(each);
    running.tick(now);
    running.metrics.forEach((metric, m) => {
      expect(plain(metric, now), metric.name).toEqual(once[m]);
    });
  });
});

const total = (value: unknown): number =>
  typeof value === 'number'
    ? value
    : Array.from((value as Distribution).counts).reduce((sum, count) => sum + count, 0);
