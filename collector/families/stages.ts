import { isTroubled, merchantsBehind } from '../causes/affected.ts';
import { type Share, splitter } from '../causes/split.ts';
import { type Total, totalsBy } from '../causes/totals.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { modeLabeller, modeLabels } from '../ledger/modes.ts';
import { type CellId, cellKey } from '../ledger/money/cell.ts';
import { waitsAlone } from '../ledger/money/transaction.ts';
import { perState } from '../ledger/perstate.ts';
import { addDays } from '../time/date.ts';
import type { Family, Metric } from './family.ts';
import { keyed } from './keyed.ts';
import { canWait, moneyStages, possibleModes, unconfigured } from './possible.ts';
import { seconds } from './views.ts';

/** Money in each stage by settlement mode, what of it is overdue, since when, and how many merchants it troubles. */
export const stages: Family = (ledger, { currencies }, config) => {
  const split = splitter(ledger);
  const labels = modeLabels(config);
  const labelOf = modeLabeller(config);
  const places = config.channels.flatMap((channel) =>
    moneyStages.filter((stage) => canWait(stage, channel)).map((stage) => [stage, channel.id] as const),
  );
  const nowhere = [unconfigured.stage, unconfigured.channel] as const;
  const byMode = [
    ...places.flatMap(([stage, id]) => possibleModes(stage, labels).map((mode) => [stage, id, mode])),
    [...nowhere, 'Tn'],
  ];
  const byCurrency = byMode.flatMap((place) => currencies.map((currency) => [...place, currency]));
  const totals = perState(ledger, (now) =>
    totalsBy(split(now), (s) => [s.stage, s.cell.channel, labelOf(s.cell.mode), s.cell.currency]),
  );

  const both = (
    name: string,
    of: string,
    amount: (total: Total) => number,
    transactions: (total: Total) => number,
  ): readonly Metric[] => [
    keyed(
      `acquirer_stage_${name}_amount`,
      `Money ${of}, in major units.`,
      ['stage', 'channel', 'settlement_mode', 'currency'],
      byCurrency,
      (now) => totals(now).map((t) => [t.labels, amount(t)]),
      (at) => [...nowhere, 'Tn', at[3]!],
    ),
    keyed(
      `acquirer_stage_${name}_transactions`,
      `Transactions whose money is ${of}.`,
      ['stage', 'channel', 'settlement_mode'],
      byMode,
      (now) => totals(now).map((t) => [t.labels.slice(0, 3), transactions(t)]),
      () => [...nowhere, 'Tn'],
    ),
  ];

  const affected = perState(ledger, (now) =>
    Map.groupBy(split(now).shares.filter(isTroubled), (s) => `${s.stage}|${s.cell.channel}`),
  );
  const oldest = perState(ledger, (now) => oldestOf(ledger, split(now).shares));

  return [
    ...both(
      'pending',
      'not credited yet, by the stage it is in',
      (t) => t.amount,
      (t) => t.transactions,
    ),
    ...both(
      'overdue',
      'past the internal deadline of the stage it is in',
      (t) => t.overdueAmount,
      (t) => t.overdueTransactions,
    ),
    keyed(
      'acquirer_stage_oldest_pending_timestamp_seconds',
      'When the oldest money of the stage was sold: to the second for single sales, else the begin of its slot or clearing day; 0 = none.',
      ['stage', 'channel'],
      places,
      (now) => places.map(([stage, id]) => [[stage, id], seconds(oldest(now).get(`${stage}|${id}`))]),
    ),
    keyed(
      'acquirer_merchants_affected',
      'Distinct merchants whose money is overdue or held up by a cause other than not_due; estimated before their order is made.',
      ['stage', 'channel'],
      places,
      (now) =>
        places.map(([stage, id]) => [
          [stage, id],
          merchantsBehind(ledger, affected(now).get(`${stage}|${id}`) ?? []),
        ]),
    ),
  ];
};

/** Sale time of the oldest money by `stage|channel`, epoch ms. */
function oldestOf(
  { money, foundation: { business } }: Ledger,
  shares: readonly Share[],
): ReadonlyMap<string, number> {
  const oldest = new Map<string, number>();
  const begins = new Map<CellId, number>();
  const sales = money.transactions.outstanding();

  function beginOf(cell: CellId): number {
    const begin =
      begins.get(cell) ?? cell.slot ?? business.dayCutAt(cell.channel, addDays(cell.clearingDay, -1));
    begins.set(cell, begin);
    return begin;
  }

  for (const { cell, stage, account } of shares) {
    const own = waitsAlone(account) ? sales.of(cellKey(cell), account)?.oldest() : undefined;
    const at = own ?? beginOf(cell);
    const key = `${stage}|${cell.channel}`;
    const known = oldest.get(key);
    if (known === undefined || at < known) oldest.set(key, at);
  }
  return oldest;
}
