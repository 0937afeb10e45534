import type { Severity } from '../../../alerts/severity.ts';
import { fault, gone, healthy, near, quiet, restarted } from '../promtool/members.ts';
import { counter, gauge, type Labels, type Timeline } from '../promtool/series.ts';
import { type Story, story } from '../promtool/story.ts';
import { changeStories } from './changestories.ts';
import { heldStory } from './heldstory.ts';

interface Bulk {
  /** Contracts changed in the fault, all at once. */
  readonly changed: number;
  readonly contracts: number;
  readonly change: string;
}

const by = (origin: string): Labels => ({ origin });
const bulk = (time: Timeline, who: Labels, { changed, contracts, change }: Bulk) => [
  gauge(time, 'acquirer_merchant_contract_changes_total', { ...who, change }, 0, changed),
  counter(time, 'acquirer_merchant_contract_changes_total', { ...who, change: 'onboarding' }, 30),
  // Every series exists from the start: what another origin did not change says nothing about this one.
  gauge(time, 'acquirer_merchant_contract_changes_total', { origin: 'data_repair', change }, 0),
  gauge(time, 'acquirer_merchant_contracts', { settlement_mode: who.origin! }, contracts),
];

interface Run {
  /** Seconds after the usual end at minute 40. */
  readonly late: number;
  /** Seconds before the usual end at which a run started; undefined for none today. */
  readonly started: number;
}

const at = 40 * 60 + 86_400;
const mode = (settlement_mode: string): Labels => ({ settlement_mode });
const runs = (time: Timeline, who: Labels, { late, started }: Run) => [
  gauge(time, 'acquirer_settlement_run_expected_timestamp_seconds', who, 0, at - late),
  gauge(time, 'acquirer_settlement_run_started_timestamp_seconds', who, at - late - started),
];

interface Due {
  readonly due: number;
  readonly expected: number;
  readonly normalDay: number;
}

const due = (time: Timeline, { settlement_mode = '', currency = '' }: Labels, p: Due) => [
  gauge(
    time,
    'acquirer_settlement_due_amount',
    { settlement_mode, channel: 'a', currency },
    p.expected,
    p.due,
  ),
  gauge(
    time,
    'acquirer_settlement_due_amount_expected',
    { settlement_mode, channel: 'a', currency },
    p.expected,
  ),
  // A channel whose usual amount is not known yet is no money from nowhere.
  gauge(time, 'acquirer_settlement_due_amount', { settlement_mode, channel: 'new', currency }, 1e9),
  gauge(time, 'acquirer_settlement_due_amount_expected', { settlement_mode, channel: 'new', currency }, 0),
  gauge(time, 'acquirer_channel_normal_day_amount', { channel: 'a', currency }, p.normalDay),
];

const of = (currency: string): Labels => ({ settlement_mode: 'D+1', currency });
const dueStory = (alert: string, ratio: number, closer: number): Story =>
  story<Due>({
    alert,
    severity: 'urgent',
    step: 300,
    minutes: 200,
    fault: [30, 90],
    params: { due: 5500 * ratio, expected: 5500, normalDay: 100_000 },
    series: due,
    cast: [
      fault(of('CNY'), {
        value: ratio,
        answers: { money: 'CNY 1G' },
      }),
      healthy(of('USD')),
      gone(of('EUR')),
      near('not that far off', of('HKD'), { due: 5500 * closer }),
      near('a small mode', of('JPY'), { normalDay: 120_000 }),
      quiet('a small amount', of('GBP'), { expected: 4500, due: 4500 * ratio, normalDay: 80_000 }),
    ],
    without: { counter_reset: 'gauges only' },
  });

const calendar = (severity: Severity, days: number): Story =>
  story<{ days: number }>({
    alert: 'CalendarEnds',
    severity,
    step: 300,
    minutes: 120,
    fault: [30, 60],
    params: { days: days * 0.95 },
    series: (time, who, { days: left }) => [
      gauge(time, 'acquirer_calendar_valid_until_timestamp_seconds', who, 9e9, 1800 + left * 86_400),
    ],
    cast: [
      fault(
        { calendar: 'cn' },
        { value: days * 0.95 * 86_400 - 600, lastValue: days * 0.95 * 86_400 - 1500 },
      ),
      healthy({ calendar: 'de' }),
      gone({ calendar: 'fr' }),
      near('a few days more', { calendar: 'jp' }, { days: days * 1.05 }),
    ],
    without: { counter_reset: 'a timestamp', low_traffic: 'one calendar' },
  });

interface Unplanned {
  /** Minutes. */
  readonly since: number;
}

export const c12Stories: readonly Story[] = [
  story<Bulk>({
    alert: 'ContractsChangedInBulk',
    severity: 'page',
    step: 60,
    minutes: 120,
    fault: [20, 40],
    apart: true,
    params: { changed: 11, contracts: 2000, change: 'mode' },
    series: bulk,
    cast: [
      fault(by('rule_release'), { value: 11 }),
      healthy(by('rule_release')),
      gone(by('rule_release')),
      restarted(by('rule_release'), { changed: 0 }),
      near('nine contracts', by('migration'), { changed: 8.5, contracts: 1000 }),
      near('0.45 % of the contracts', by('operations'), { contracts: 2700 }),
      near('merchants asked for it', by('merchant_request'), { changed: 500 }),
      near('other changes', by('rule_release'), { change: 'account', changed: 500 }),
    ],
    firesAt: 20,
    resolvesAt: 65,
    without: { low_traffic: 'the floor is the same figure' },
  }),
  story<Run>({
    alert: 'SettlementRunMissing',
    severity: 'page',
    step: 60,
    minutes: 60 + 1440,
    fault: [1480, 1490],
    params: { late: 270, started: 86_400 },
    series: runs,
    cast: [
      fault(mode('T+1'), { value: 450, lastValue: 810 }),
      healthy(mode('D+1')),
      gone(mode('T+0')),
      near('it has just begun', mode('D+0'), { started: 600 }),
      near('it began four hours before', mode('Tn'), { started: 14_400 }),
      near('it is hardly late', mode('S+0'), { late: -330 }),
    ],
    firesAt: 1483,
    resolvesAt: 1495,
    without: { counter_reset: 'timestamps only', low_traffic: 'a run is due whatever its size' },
  }),
  story<Unplanned>({
    alert: 'SettlementRunUnplanned',
    severity: 'page',
    step: 60,
    minutes: 40,
    fault: [10, 20],
    params: { since: 16 },
    series: (time, who, { since }) => [
      gauge(time, 'acquirer_settlement_run_unplanned_seconds', who, 0, since * 60),
    ],
    cast: [
      fault(mode('T+1'), { value: 960 }),
      healthy(mode('D+1')),
      gone(mode('T+0')),
      near('it is hardly late', mode('Tn'), { since: 14 }),
    ],
    without: { counter_reset: 'a time', low_traffic: 'a run is due whatever its size' },
  }),
  heldStory({
    alert: 'SettlementOrdersMissing',
    severity: 'page',
    stage: 'settlement',
    cause: 'rule_change',
    scope: 'all',
    share: 0.0005,
    floor: 2000,
  }),
  dueStory('SettlementDueTooLow', 0.76, 0.84),
  dueStory('SettlementDueTooHigh', 1.3, 1.2),
  ...changeStories('RuleChangeUnacknowledged', 'settlement', 'interface', 'rule_change'),
  calendar('urgent', 10),
  calendar('ticket', 21),
  story<{ days: number }>({
    alert: 'SettlementDayUnplanned',
    severity: 'ticket',
    step: 300,
    minutes: 120,
    fault: [30, 60],
    params: { days: 1 },
    series: (time, who, { days }) => [
      gauge(time, 'acquirer_settlement_runs_unplanned', { ...who, within: '7d' }, 0, days),
    ],
    cast: [
      fault(mode('T+1'), { value: 1 }),
      healthy(mode('D+1')),
      gone(mode('T+0')),
      near('every day is planned', mode('D+0'), { days: 0 }),
    ],
    without: { counter_reset: 'gauges only', low_traffic: 'one day is a whole day' },
  }),
];
