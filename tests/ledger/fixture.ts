import { split } from '../../collector/causes/split.ts';
import { type Config, configSchema } from '../../collector/config/schema.ts';
import { vocabularyOf } from '../../collector/config/vocabulary.ts';
import { type EventOfKind, type Kind, kindByName } from '../../collector/events/kinds.ts';
import { classifier } from '../../collector/iso8583/classify.ts';
import { loadResponseTables } from '../../collector/iso8583/loadtables.ts';
import type { Foundation } from '../../collector/ledger/book.ts';
import { business } from '../../collector/ledger/business.ts';
import { type Ledger, openLedger } from '../../collector/ledger/ledger.ts';
import { stateSpace } from '../../collector/state/part.ts';
import { sqliteStore } from '../../collector/stores/sqlite/store.ts';
import type { Store } from '../../collector/stores/store.ts';
import { calendar } from '../../collector/time/businessday.ts';
import { loadCalendarYears } from '../../collector/time/loadcalendars.ts';
import { parseTimestamp } from '../../collector/time/parse.ts';

const tables = loadResponseTables();
const years = loadCalendarYears();

const run = (expected: string, deadline: string, days: 'every' | 'workday') => ({ expected, deadline, days });

/** A card channel settled from its file, a dual-message scheme and a wallet settled from our own ledger. */
export const moneyConfig = {
  acquirer: { name: 'Test', currencies: ['CNY', 'USD'] },
  sources: [{ id: 'switch' }],
  channels: [
    {
      id: 'cup_card',
      names: { en: 'UnionPay card', zh: '银联卡' },
      type: 'card_scheme_domestic',
      codes: 'unionpay-pos',
      transactionTypes: ['sale', 'sale_void', 'refund', 'offline_sale'],
      files: [
        { type: 'transactions', expected: '03:10', deadline: '05:00' },
        { type: 'fees', expected: '03:30', deadline: '05:00' },
      ],
    },
    {
      id: 'alipay',
      names: { en: 'Alipay', zh: '支付宝' },
      type: 'wallet',
      dayCut: '00:00',
      codes: 'alipay',
      settlesFrom: 'ledger',
      transactionTypes: ['qr_payment', 'refund'],
      notifications: true,
      unknownAfterSeconds: 30,
      files: [{ type: 'wallet_bill', expected: '09:30', deadline: '12:00' }],
    },
    {
      id: 'intl',
      names: { en: 'International', zh: '外卡' },
      type: 'card_scheme_intl',
      codes: 'visa',
      messages: 'dual',
      transactionTypes: ['sale', 'preauth', 'preauth_completion'],
      files: [{ type: 'transactions', expected: '04:00', deadline: '05:30' }],
    },
    {
      id: 'wechat_file',
      names: { en: 'WeChat by bill', zh: '微信对账' },
      type: 'wallet',
      dayCut: '00:00',
      codes: 'wechat',
      transactionTypes: ['qr_payment', 'refund'],
      files: [{ type: 'wallet_bill', expected: '09:30', deadline: '12:00' }],
    },
  ],
  settlement: {
    modes: [
      { mode: 'T+1', run: run('05:30', '06:30', 'workday') },
      { mode: 'D+1', run: run('05:00', '06:00', 'every') },
      { mode: 'T+0', run: run('23:20', '23:45', 'workday'), instructBy: '23:55' },
      { mode: 'D+0', run: run('23:20', '23:45', 'every'), instructBy: '23:55' },
      { mode: 'S+0' },
      { mode: 'Tn', run: run('05:40', '06:40', 'workday') },
    ],
  },
  fleet: { regions: ['east'], carriers: ['carrier_x'], gateways: ['gw1'], models: [] },
  banks: ['bank_a', 'bank_b'],
  payoutChannels: ['ibps', 'beps'],
  payerAccounts: ['payer_main', 'payer_reserve'],
};

/** An event as a test writes it: `at` without seconds and zone means Shanghai time. */
export type Draft = Record<string, unknown> & { readonly kind: Kind; readonly at: string };

export interface Fixture {
  readonly ledger: Ledger;
  readonly config: Config;
  readonly foundation: Foundation;
  readonly store: Store;
  /** Books events as the pipeline does: schema, clearing day, identity, fold; says how many were new. */
  book(...events: readonly Draft[]): number;
  /** Books as if at this time, whatever the events say. */
  bookAt(now: string, ...events: readonly Draft[]): number;
  tick(now: string): void;
  /** Writes what changed in one transaction. */
  commit(): void;
  /** Commits, and reads everything into a new ledger: a restart. */
  restart(): Fixture;
}

/** '2026-11-20 12:00' or '2026-11-20 12:00:30' in Shanghai, or a full timestamp, as epoch ms. */
export function at(text: string): number {
  const local = text.length === 16 ? `${text}:00` : text;
  const full = local.length === 19 ? `${local.replace(' ', 'T')}+08:00` : local;
  const ms = parseTimestamp(full);
  if (ms === undefined) throw new Error(`${text} is not a time`);
  return ms;
}

export const instant = (ms: number): string => new Date(ms).toISOString();

export function openFixture(config: unknown = moneyConfig, store: Store = sqliteStore(':memory:')): Fixture {
  const effective = configSchema.parse(config);
  const space = stateSpace();
  const codes = classifier(tables, Object.fromEntries(effective.channels.map((c) => [c.id, c.codes])));
  const foundation: Foundation = {
    config: effective,
    vocabulary: vocabularyOf(effective),
    space,
    business: business(effective, calendar(years)),
    classify: codes.classify,
    liveCodes: codes.liveCodes,
    read: store.read,
    admitted: store.admitted,
  };
  const ledger = openLedger(foundation);
  store.load(space.load);
  store.begin();
  const paged = new Set([...space.parts()].filter((part) => 'paged' in part).map((part) => part.space));

  function bookOne(draft: Draft, now: number | undefined): number {
    const kind = kindByName.get(draft.kind)!;
    const event = kind.schema.parse({ ...draft, at: instant(at(draft.at)) }) as EventOfKind & {
      clearingDay?: string;
      channel?: string;
    };
    const when = at(draft.at);
    if ('clearingDay' in kind.schema.shape && event.clearingDay === undefined)
      event.clearingDay = foundation.business.clearingDay(event.channel!, when);
    if (kind.grain === 'once' && store.admit(kind.identity(event as never), 0) !== 'new') return 0;
    ledger.fold(event, { at: when, now: now ?? when, source: 'switch' });
    return 1;
  }

  const commit = (): void => {
    store.write(space.drain('checkpoint'), paged);
    store.commit();
    store.begin();
  };

  return {
    ledger,
    config: effective,
    foundation,
    store,
    book: (...events) => events.reduce((sum, e) => sum + bookOne(e, undefined), 0),
    bookAt: (now, ...events) => events.reduce((sum, e) => sum + bookOne(e, at(now)), 0),
    tick: (now) => ledger.tick(at(now)),
    commit,
    restart() {
      commit();
      store.commit();
      return openFixture(config, store);
    },
  };
}

/** Balances of every cell by `channel clearingDay mode [HH:MM of the slot]`: account -> minor units, zeros left out. */
export function books({ ledger }: Fixture): Record<string, Record<string, number>> {
  const all: Record<string, Record<string, number>> = {};
  for (const { id, balances } of ledger.money.journal.all()) {
    const slot = id.slot === undefined ? '' : ` ${instant(id.slot + 8 * 3_600_000).slice(11, 16)}`;
    const amounts = Object.entries(balances).flatMap(([name, [amount]]) =>
      amount === 0 ? [] : [[name, amount]],
    );
    if (amounts.length > 0)
      all[`${id.channel} ${id.clearingDay} ${id.mode}${slot}`] = Object.fromEntries(amounts.sort());
  }
  return all;
}

/** What waits at a moment: `stage cause [overdue]` -> minor units. */
export function waits({ ledger }: Fixture, now: string): Record<string, number> {
  const all: Record<string, number> = {};
  for (const { stage, cause, amount, overdue } of split(ledger, at(now)).shares) {
    const key = `${stage} ${cause}${overdue ? ' overdue' : ''}`;
    all[key] = (all[key] ?? 0) + amount;
  }
  return all;
}

/** Suspense and debts at a moment: `suspense account` -> positive minor units. */
export function missing({ ledger }: Fixture, now: string): Record<string, number> {
  const all: Record<string, number> = {};
  const { suspense, debts } = split(ledger, at(now));
  for (const [word, list] of [
    ['suspense', suspense],
    ['debt', debts],
  ] as const)
    for (const { account, amount } of list)
      all[`${word} ${account}`] = (all[`${word} ${account}`] ?? 0) + amount;
  return all;
}
