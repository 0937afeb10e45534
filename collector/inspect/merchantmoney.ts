import { setImmediate as nextTurn } from 'node:timers/promises';
import { splitAccount, stageOf } from '../ledger/money/account.ts';
import { type CellId, cellKey } from '../ledger/money/cell.ts';
import { netOf, orderAccount } from '../ledger/money/order.ts';
import { cellOf } from '../ledger/money/orders.ts';
import type { OpenTransaction } from '../ledger/money/transactions.ts';
import type { Stage } from '../ledger/stages.ts';
import { addDays } from '../time/date.ts';
import type { Asking } from './asking.ts';
import { headingOf } from './heading.ts';
import { instantText } from './instant.ts';
import { type MerchantAnswer, type MerchantQuestion, mostListed } from './merchant.ts';
import { type Order, ordersOf } from './merchantorders.ts';

/** The merchant's named money; `question.merchant` as stored. */
export async function merchantMoney(
  it: Asking,
  { merchant, days: back }: MerchantQuestion,
): Promise<MerchantAnswer> {
  const { ledger, now } = it;
  const { business } = ledger.foundation;
  const tomorrow = addDays(business.day(now), 1);
  const days = Array.from({ length: back }, (_, n) => addDays(tomorrow, -n));
  const causesOf = causeFinder(it);
  const waiting = new Map<string, MerchantAnswer['waiting'][number]>();

  function waits(stage: Stage, account: string, currency: string, amount: number, causes: string[]): void {
    const key = `${currency}|${account}`;
    const sum = waiting.get(key) ?? { currency, stage, account, amount: 0, causes: [] };
    sum.amount += amount;
    sum.causes = [...new Set([...sum.causes, ...causes])];
    waiting.set(key, sum);
  }

  const orders: MerchantAnswer['orders'] = [];
  let moreOrders = 0;
  for (const day of days)
    for await (const order of ordersOf(it.store, merchant, day, it.budget)) {
      const told = orderTold(order, causesOf, business.zone);
      const stage = stageOf(told.account);
      if (stage !== undefined) waits(stage, told.account, told.currency, told.amount, told.causes);
      if (orders.length < mostListed) orders.push(told);
      else moreOrders++;
    }

  const sales: MerchantAnswer['sales'] = [];
  let moreSales = 0;
  for await (const { cell, account, facts } of loneSales(it, merchant)) {
    waits(stageOf(account)!, account, facts.currency, facts.amount, causesOf(cell, account));
    const { channel, clearingDay, currency } = cell;
    const soldAt = instantText(facts.at, business.zone);
    if (sales.length < mostListed)
      sales.push({ channel, clearingDay, account, amount: facts.amount, currency, soldAt });
    else moreSales++;
  }

  it.note('note_cell_only');
  return {
    ...headingOf(ledger, now),
    ...contractOf(it, merchant),
    account: accountOf(it, merchant),
    waiting: [...waiting.values()].sort((a, b) => b.amount - a.amount),
    orders,
    sales,
    days,
    moreOrders,
    moreSales,
    notes: it.notes(),
  };
}

function contractOf({ ledger, now }: Asking, merchant: string): Pick<MerchantAnswer, 'contract'> {
  const mode = ledger.merchants.modeOf(merchant, ledger.foundation.business.day(now));
  if (mode === undefined) return {};
  const bank = ledger.merchants.bankOf(merchant);
  const onboardedOn = ledger.merchants.onboardedOn(merchant);
  const standing = ledger.merchants.standing(merchant, now);
  return {
    contract: {
      mode,
      ...(bank !== undefined && { bank }),
      ...(onboardedOn !== undefined && { onboardedOn }),
      ...(standing !== undefined && { standing }),
    },
  };
}

function accountOf({ ledger }: Asking, merchant: string): MerchantAnswer['account'] {
  const blocked = ledger.accounts.blocked().get(merchant);
  const restrictions = ledger.accounts.of(merchant).map(({ merchant: _, ...each }) => each);
  return { ...(blocked !== undefined && { blocked }), restrictions };
}

type CausesOf = (cell: CellId, name: string) => string[];

/** Causes of the place money stands in. */
function causeFinder({ shares }: Asking): CausesOf {
  const places = Map.groupBy(shares, ({ cell, account, detail }) => `${cellKey(cell)}|${account}|${detail}`);
  return (cell, name) => {
    const [account, detail] = splitAccount(name);
    const place = places.get(`${cellKey(cell)}|${account}|${detail}`) ?? [];
    return [...new Set(place.map(({ cause }) => cause))];
  };
}

function orderTold(order: Order, causesOf: CausesOf, zone: string): MerchantAnswer['orders'][number] {
  const { facts, settlementDay, orderId } = order;
  const { currency, parts } = facts.plan!;
  const { payout } = facts;
  const account = orderAccount(facts);
  return {
    settlementDay,
    orderId,
    currency,
    amount: netOf(facts)!,
    account,
    causes: [...new Set(parts.flatMap((part) => causesOf(cellOf(part, currency), account)))],
    parts: parts.map(({ channel, clearingDay, mode, net, fee, netted, transactions }) => ({
      ...{ channel, clearingDay, mode, net, fee, netted, transactions },
    })),
    ...(payout !== undefined && {
      payout: {
        state: payout.state,
        bank: payout.bank,
        attempt: payout.attempt,
        ...(payout.reason !== undefined && { reason: payout.reason }),
        ...(payout.instructedAt !== undefined && { instructedAt: instantText(payout.instructedAt, zone) }),
        ...(payout.creditedAt !== undefined && { creditedAt: instantText(payout.creditedAt, zone) }),
      },
    }),
  };
}

/** Records in memory looked at between two turns of the event loop: about a millisecond. */
const sliceRecords = 5000;

async function* loneSales({ ledger }: Asking, merchant: string): AsyncGenerator<OpenTransaction> {
  let looked = 0;
  for (const [sale, facts] of ledger.money.transactions.recent()) {
    looked++;
    if (looked % sliceRecords === 0) await nextTurn();
    if (facts.merchant !== merchant) continue;
    const stand = ledger.money.transactions.find(sale);
    if (stand?.account === 'terminal.upload' || stand?.account === 'switch.unknown')
      yield { cell: stand.cell, facts: stand.facts, account: stand.account };
  }
}
