import { createHash } from 'node:crypto';
import { type Config, configSchema } from '../../collector/config/schema.ts';
import { type EventOfKind, type Kind, kindByName } from '../../collector/events/kinds.ts';
import { engineLoader, type LedgerEngine, lineDecoder } from '../../collector/ledgerengine.ts';
import { windowAt } from '../../collector/pipeline/age.ts';
import { type Committer, committer } from '../../collector/pipeline/committer.ts';
import { isRefusal } from '../../collector/pipeline/decode.ts';
import { intake } from '../../collector/pipeline/intake.ts';
import type { Refusal } from '../../collector/pipeline/outcome.ts';
import type { Prepared } from '../../collector/pipeline/prepared.ts';
import { allRights } from '../../collector/pipeline/rights.ts';
import { ndjsonLines } from '../../collector/sources/lines.ts';
import type { Settlement, Sink } from '../../collector/sources/source.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import type { Store } from '../../collector/stores/store.ts';
import { type VirtualClock, virtualClock } from '../../collector/time/clock.ts';

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** An afternoon the examples of all events lie around. */
export const noon = Date.parse('2026-11-21T16:00:00+08:00');

export const written = {
  acquirer: { name: 'Test' },
  server: { port: 0, readers: [tokenHash('reader')] },
  store: { path: ':memory:' },
  sources: [
    { id: 'switch', tokens: [tokenHash('switch')] },
    {
      id: 'wallet',
      tokens: [tokenHash('wallet')],
      channels: ['alipay', 'wechat'],
      kinds: ['authorization', 'wallet.result'],
    },
  ],
  channels: [
    {
      id: 'cup_card',
      names: { en: 'UnionPay cards', zh: '银联卡' },
      type: 'card_scheme_domestic',
      codes: 'unionpay-pos',
      transactionTypes: ['sale'],
      links: ['a', 'b'],
      issuers: true,
      files: [{ type: 'transactions', expected: '03:10', deadline: '05:00' }],
    },
    {
      id: 'cup_qr',
      names: { en: 'UnionPay QR', zh: '银联二维码' },
      type: 'qr_switch',
      codes: 'unionpay-qr',
      transactionTypes: ['qr_payment'],
    },
    {
      id: 'alipay',
      names: { en: 'Alipay', zh: '支付宝' },
      type: 'wallet',
      dayCut: '24:00',
      codes: 'alipay',
      settlesFrom: 'ledger',
      transactionTypes: ['qr_payment'],
    },
    {
      id: 'wechat',
      names: { en: 'WeChat Pay', zh: '微信支付' },
      type: 'wallet',
      dayCut: '24:00',
      codes: 'wechat',
      settlesFrom: 'ledger',
      transactionTypes: ['qr_payment'],
    },
    {
      id: 'intl',
      names: { en: 'Schemes', zh: '外卡' },
      type: 'card_scheme_intl',
      codes: 'visa',
      messages: 'dual',
      transactionTypes: ['sale'],
    },
  ],
  settlement: { modes: [{ mode: 'T+1' }, { mode: 'D+1' }] },
  fleet: {
    regions: ['east', 'west'],
    carriers: ['carrier_x'],
    gateways: ['gw1'],
    models: [
      { id: 'p8', firmwares: ['p8-3.2.0'] },
      { id: 'k3', firmwares: ['k3-1.0'] },
    ],
  },
  nodes: ['n1'],
  issuers: ['icbc'],
  banks: ['bank_a'],
  payoutChannels: ['ibps'],
  payerAccounts: ['payer_main'],
};

export function testConfig(
  change: (config: typeof written & Record<string, unknown>) => object = (c) => c,
): Config {
  return configSchema.parse(change(structuredClone(written)));
}

/** The documented example of a kind with some fields changed; undefined takes a field away. */
export function example<K extends Kind>(kind: K, change: Record<string, unknown> = {}): EventOfKind<K> {
  return { ...kindByName.get(kind)!.example, ...change } as EventOfKind<K>;
}

export const line = (kind: Kind, change: Record<string, unknown> = {}): string =>
  JSON.stringify(example(kind, change));

export interface Decoding {
  config?: Config;
  source?: string;
  now?: number;
  environment?: NodeJS.ProcessEnv;
}

export function decodeWith({
  config = testConfig(),
  source = 'switch',
  now = noon,
  environment = {},
}: Decoding = {}) {
  const decoder = lineDecoder(config, environment);
  const rights = allRights(config).get(source)!;
  const window = windowAt(now, config.store.keepDays, config.acquirer.zone);
  return (text: string): Prepared | Refusal => decoder.decode(text, 1, rights, window);
}

export function accepted(decoded: Prepared | Refusal): Prepared {
  if (isRefusal(decoded)) throw new Error(`refused: ${decoded.reason}: ${decoded.detail}`);
  return decoded;
}

export function refused(decoded: Prepared | Refusal): Refusal {
  if (!isRefusal(decoded)) throw new Error('accepted');
  return decoded;
}

/** A whole intake over a store, on a clock that stands still. */
export interface Bench {
  readonly clock: VirtualClock;
  readonly writer: Committer<LedgerEngine>;
  readonly sink: Sink;
  readonly failures: unknown[];
  send(lines: readonly string[], source?: string): Promise<Settlement>;
}

export function bench(
  options: { config?: Config; openStore?: () => Store; load?: (store: Store) => LedgerEngine } = {},
): Bench {
  const { config = testConfig(), openStore = () => sqliteStore(':memory:') } = options;
  const clock = virtualClock(noon);
  const failures: unknown[] = [];
  const writer = committer({
    openStore,
    load: options.load ?? engineLoader(config),
    clock,
    onFailure: (error) => void failures.push(error),
    onRecovery: () => {},
    retryMilliseconds: 5,
  });
  const sink = intake({
    decoder: lineDecoder(config, {}),
    committer: writer,
    rights: allRights(config),
    clock,
    lineBytes: config.server.limits.lineBytes,
    keepDays: config.store.keepDays,
    zone: config.acquirer.zone,
  });
  return {
    clock,
    writer,
    sink,
    failures,
    send: (lines, source = 'switch') =>
      sink.deliver({ source, lines: ndjsonLines(Buffer.from(lines.join('\n')), 10_000)! }),
  };
}

/** Report of a settlement that must have succeeded. */
export function reportOf(settlement: Settlement) {
  if (!settlement.ok) throw new Error(settlement.why);
  return settlement.report;
}
