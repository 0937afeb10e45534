import { modeLabeller, modeLabels } from '../ledger/modes.ts';
import { instantMode } from '../ledger/money/placement.ts';
import { normalDay } from '../ledger/normalday.ts';
import { perState } from '../ledger/perstate.ts';
import { addDays } from '../time/date.ts';
import type { SettlementModeLabel } from '../time/settlementmode.ts';
import type { Family, Metric } from './family.ts';
import { type Entry, keyed } from './keyed.ts';
import { combinations, gaugeEach, seconds } from './views.ts';

/** Days ahead on which runs should be planned. */
const planned = { '7d': 7 } as const;
/** As far back as a clearing day may be whose money is still due. */
const lookBackDays = 45;

/** What is due, against what usually is, and the runs that make the orders. */
export const settlement: Family = (ledger, { channels, currencies }, config) => {
  const { business } = ledger.foundation;
  const { runs, money } = ledger;
  const labels = modeLabels(config);
  const labelOf = modeLabeller(config);
  const withRuns = labels.filter((label) => config.settlement.modes.some((m) => m.mode === label && m.run));
  const mode = { label: 'settlement_mode', values: labels };
  const channel = { label: 'channel', values: channels };
  const currency = { label: 'currency', values: currencies };
  const dues = perState(ledger, (now) => ledger.dues.next(now));

  /** Contract modes without a schedule of their own under which money waits. */
  const otherModes = perState(ledger, () => {
    const modes = new Set([...money.journal.open()].map(({ id }) => id.mode));
    return [...modes].filter((each) => labelOf(each) === 'Tn');
  });

  /** Clearing days whose money may still be due, from tomorrow back. */
  const clearingDays = perState(ledger, (now) =>
    Array.from({ length: lookBackDays + 2 }, (_, back) => addDays(business.day(now), 1 - back)),
  );

  /** The next time merchants of a mode look for money. */
  function nextPerceived(label: string, now: number): number | undefined {
    if (label === instantMode) return undefined;
    let next: number | undefined;
    for (const each of label === 'Tn' ? otherModes(now) : [label])
      for (const clearingDay of clearingDays(now)) {
        const cell = { channel: channels[0]!, clearingDay, mode: each, currency: '' };
        const at = money.deadlines.perceived(cell);
        if (at > now && (next === undefined || at < next)) next = at;
      }
    return next;
  }

  const perMode = (
    name: string,
    help: string,
    values: readonly SettlementModeLabel[],
    of: (label: SettlementModeLabel, now: number) => number,
  ): Metric =>
    gaugeEach(name, help, [{ ...mode, values }], (now, label) => of(label as SettlementModeLabel, now));

  const owedToday = (label: SettlementModeLabel, now: number): boolean =>
    dues(now).some(
      (d) =>
        labelOf(d.mode) === label && d.amount > 0 && ledger.dues.nextDay(d.mode, now) === business.day(now),
    );

  /**
   * A mode of which no run was ever reported is not missing one, unless reports have only just begun, money is due by its
   * contracts and other modes have theirs.
   */
  const dueToday = (label: SettlementModeLabel, now: number): boolean =>
    runs.isDue(label, business.day(now)) &&
    (runs.isKnown(label) || (runs.isNews(now) && owedToday(label, now)));

  /** How long today's run has been without a plan after it is planned at the latest otherwise, ms. */
  function unplannedFor(label: SettlementModeLabel, now: number): number {
    const today = business.day(now);
    const by = ledger.punctuality.plannedBy(label, today);
    if (by === undefined || now < by || !dueToday(label, now)) return 0;
    const { planned: plan, started, finished } = runs.state(label, today) ?? {};
    return (plan ?? started ?? finished) === undefined ? now - by : 0;
  }

  return [
    keyed(
      'acquirer_settlement_due_amount',
      'Money due on the next settlement day of its mode by the contracts of record, today included, paid or not, in major units.',
      ['settlement_mode', 'channel', 'currency'],
      combinations([mode, channel, currency]),
      (now) => dues(now).map((d): Entry => [[labelOf(d.mode), d.channel, d.currency], d.amount]),
    ),
    keyed(
      'acquirer_settlement_due_amount_expected',
      'What the closed clearing days of that settlement day usually bring, by class of day, in major units; 0 = not learned yet.',
      ['settlement_mode', 'channel', 'currency'],
      combinations([mode, channel, currency]),
      (now) => {
        const unlearned = new Set<string>();
        const keyOf = (d: { mode: string; channel: string; currency: string }): string =>
          `${labelOf(d.mode)}|${d.channel}|${d.currency}`;
        for (const due of dues(now)) if (due.expected === undefined) unlearned.add(keyOf(due));
        return dues(now)
          .filter((d) => !unlearned.has(keyOf(d)))
          .map((d): Entry => [[labelOf(d.mode), d.channel, d.currency], d.expected!]);
      },
    ),
    keyed(
      'acquirer_channel_normal_day_amount',
      'Captured less returned on a normal clearing day: the median of the last seven that closed, in major units; 0 = none yet.',
      ['channel', 'currency'],
      combinations([channel, currency]),
      (now) =>
        combinations([channel, currency]).map(([id, of]) => [[id!, of!], normalDay(ledger, id!, of!, now)]),
    ),
    perMode(
      'acquirer_settlement_next_due_timestamp_seconds',
      'When merchants of the mode look for their money next; 0 = not at a fixed time (S+0), or nothing is due.',
      labels,
      (label, now) => seconds(nextPerceived(label, now)),
    ),
    perMode(
      'acquirer_settlement_run_expected_timestamp_seconds',
      "When today's run is usually over; 0 = by the calendar of record none is due today, or no run of it was ever reported.",
      withRuns,
      (label, now) => (dueToday(label, now) ? seconds(runs.expected(label, business.day(now))) : 0),
    ),
    perMode(
      'acquirer_settlement_run_deadline_timestamp_seconds',
      "When today's run must be over; 0 = by the calendar of record none is due today, or no run of it was ever reported.",
      withRuns,
      (label, now) => (dueToday(label, now) ? seconds(runs.deadline(label, business.day(now))) : 0),
    ),
    perMode(
      'acquirer_settlement_run_started_timestamp_seconds',
      'When the newest run of the mode started; 0 = never.',
      withRuns,
      (label) => seconds(runs.lastStart(label)),
    ),
    perMode(
      'acquirer_settlement_run_last_success_timestamp_seconds',
      'When the newest run of the mode finished; 0 = never.',
      withRuns,
      (label) => seconds(runs.lastSuccess(label)),
    ),
    perMode(
      'acquirer_settlement_run_missing',
      "1 when the deadline of today's run has passed and no run of today has finished.",
      withRuns,
      (label, now) => {
        const today = business.day(now);
        const late = dueToday(label, now) && now >= (runs.deadline(label, today) ?? now + 1);
        return late && runs.state(label, today)?.finished === undefined ? 1 : 0;
      },
    ),
    perMode(
      'acquirer_settlement_run_unplanned_seconds',
      "Time since today's run is planned at the latest otherwise, while it is neither planned nor begun; 0 = it is, none is due, or nothing is known of plans.",
      withRuns,
      (label, now) => seconds(unplannedFor(label, now)),
    ),
    gaugeEach(
      'acquirer_settlement_runs_unplanned',
      'Days ahead on which a run is due by the calendar of record and none is planned, while a later one is.',
      [
        { label: 'settlement_mode', values: withRuns },
        { label: 'within', values: Object.keys(planned) },
      ],
      (now, label, within) =>
        runs.unplanned(
          label as SettlementModeLabel,
          business.day(now),
          planned[within as keyof typeof planned],
        ),
    ),
  ];
};
