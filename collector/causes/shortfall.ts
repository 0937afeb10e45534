import { stageOf } from '../ledger/money/account.ts';
import type { Balance, Cell } from '../ledger/money/cell.ts';

/**
 * A waiting account below zero. `debt` is what refunds, chargebacks and charges of the cell took beyond what was there:
 * merchants owe it and it will be netted. `suspense` is the rest: something arrived before, or without, its counterpart.
 */
export interface Shortfall {
  readonly suspense: number;
  readonly debt: number;
}

type Balances = Cell['balances'];

/** Splits a balance below zero, minor units. Only where refunds are taken from can be debts. */
export function shortfallOf(balances: Balances, account: string, amount: number): Shortfall {
  const missing = -amount;
  const [taken, brought] = flows(balances, account);
  const suspense = Math.min(missing, Math.max(0, taken - brought));
  return { suspense, debt: missing - suspense };
}

/** What sales brought to an account, and what lines and orders took from it; refunds and charges are in neither. */
function flows(balances: Balances, account: string): readonly [taken: number, brought: number] {
  const of = (name: string): number => balances[name]?.[0] ?? 0;
  if (account !== 'clearing.captured' && account !== 'settlement.cleared')
    return [Number.POSITIVE_INFINITY, 0];
  const reached = -of('sales') - of('terminal.upload') - of('switch.unknown') - of('voided');
  const ordered = orderedOf(balances);
  if (account === 'clearing.captured') return [of('settlement.cleared') + ordered + of('fee'), reached];
  return [ordered, reached - Math.max(0, of('clearing.captured'))];
}

function orderedOf(balances: Readonly<Record<string, Balance>>): number {
  let sum = (balances.credited?.[0] ?? 0) + (balances.netted?.[0] ?? 0);
  for (const name in balances) {
    const stage = stageOf(name);
    if (stage === 'payout' || stage === 'account') sum += balances[name]![0];
  }
  return sum;
}
