import { splitter } from '../causes/split.ts';
import { netShares } from '../ledger/money/netshare.ts';
import { instantMode } from '../ledger/money/placement.ts';
import { perState } from '../ledger/perstate.ts';
import { addDays } from '../time/date.ts';
import type { Family } from './family.ts';
import { keyed } from './keyed.ts';
import { combinations } from './views.ts';

const horizons = ['now', '4h', 'day'] as const;
type Horizon = (typeof horizons)[number];

/** Minor units of a currency, and by when, epoch ms; 0 = the order is there. */
interface Payment {
  readonly of: string;
  readonly amount: number;
  readonly by: number;
}

/**
 * The accounts payouts are paid from, against what has to be paid from them. An order does not say which account pays it,
 * so requirement and cover are of all accounts together; where the configuration keeps accounts apart for S+0 (`instantAccounts`),
 * both leave S+0 out: its account is filled for a day of small payouts and covers no run.
 */
export const payers: Family = (ledger, { payerAccounts, currencies }, { instantAccounts }) => {
  const split = splitter(ledger);
  const apart = instantAccounts.length > 0;
  const { business } = ledger.foundation;
  const netShare = netShares(ledger.money.journal);
  const currency = { label: 'currency', values: currencies };
  const both = combinations([{ label: 'horizon', values: horizons }, currency]);
  const own = combinations([{ label: 'account', values: payerAccounts }, currency]);

  function until(horizon: Horizon, now: number): number {
    if (horizon === 'day') return business.at(addDays(business.day(now), 1), '00:00');
    return horizon === '4h' ? now + 4 * 3_600_000 : now;
  }

  /** What still has to be paid, and when it is to be with a bank. */
  const payments = perState(ledger, (now): Payment[] => {
    const net = netShare();
    return split(now).shares.flatMap(({ cell, account, cause, stage, amount }) => {
      const { currency: of } = cell;
      if (apart && cell.mode === instantMode) return [];
      if (account === 'payout.ordered' || (stage === 'payout' && cause === 'payer_shortfall'))
        return [{ of, amount, by: 0 }];
      // Not ordered yet: the order will keep back its fees. What is not cleared cannot be ordered, and what the channel
      // will pay for it is not announced either. What was to be ordered and was not, nobody is about to pay.
      if (account !== 'settlement.cleared' || cause === 'rule_change') return [];
      return [
        { of, amount: Math.round(amount * net(cell.channel, of)), by: ledger.money.deadlines.instruct(cell) },
      ];
    });
  });

  const requiredUntil = (currencyOf: string, now: number, at: number): number =>
    payments(now).reduce(
      (sum, { of, amount, by }) => (of === currencyOf && by <= at ? sum + amount : sum),
      0,
    );

  return [
    keyed(
      'acquirer_payer_account_balance_amount',
      'Newest reported balance of an account payouts are paid from, in major units.',
      ['account', 'currency'],
      own,
      () => own.map(([account, of]) => [[account!, of!], ledger.payer.of(account!, of!)?.balance ?? 0]),
    ),
    keyed(
      'acquirer_payer_required_amount',
      'Money to be handed to banks until the horizon: ordered, refused for want of funds, or cleared, not late for its order, and to be instructed by then less usual fees; in major units.',
      ['horizon', 'currency'],
      both,
      (now) =>
        both.map(([horizon, of]) => [
          [horizon!, of!],
          requiredUntil(of!, now, until(horizon as Horizon, now)),
        ]),
    ),
    keyed(
      'acquirer_payer_available_amount',
      'Balances of the payer accounts of the runs and the inflows announced until the horizon, in major units.',
      ['horizon', 'currency'],
      both,
      (now) =>
        both.map(([horizon, of]) => [
          [horizon!, of!],
          ledger.payer.available(of!, until(horizon as Horizon, now), instantAccounts),
        ]),
    ),
  ];
};
