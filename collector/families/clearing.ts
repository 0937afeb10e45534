import { completeness, grossOfFile, linesRatio } from '../ledger/completeness.ts';
import { type FileDays, fileDays } from '../ledger/filedays.ts';
import { type Expectation, type FileState, type FileType, fileResults } from '../ledger/files.ts';
import { perState } from '../ledger/perstate.ts';
import type { Family, Metric } from './family.ts';
import { keyed } from './keyed.ts';
import { combinations, seconds } from './views.ts';

/** Clearing files: which one is awaited, what the last one held, and what the channel paid for it. */
export const clearing: Family = (ledger, { channels, currencies }, config) => {
  const { files, money } = ledger;
  const each = config.channels.flatMap((c) =>
    c.files.map((file) => ({ channel: c.id, type: file.type as FileType })),
  );
  const series = each.map(({ channel, type }) => [channel, type] as const);
  const clears = each.filter(({ channel, type }) => files.clears(channel) === type);
  const labels = ['channel', 'file_type'];
  const days = perState(
    ledger,
    (now) =>
      new Map(each.map(({ channel, type }) => [`${channel}|${type}`, fileDays(ledger, channel, type, now)])),
  );
  const daysOf = (now: number, channel: string, type: FileType): FileDays =>
    days(now).get(`${channel}|${type}`)!;

  const stateOf = (channel: string, type: FileType, day: string | undefined): FileState | undefined =>
    day === undefined ? undefined : files.state(channel, type, day);
  const expectation = (channel: string, type: FileType, day: string | undefined): Expectation | undefined =>
    day === undefined ? undefined : files.expectation(channel, type, day);

  const perFile = (
    name: string,
    help: string,
    of: (channel: string, type: FileType, days: FileDays) => number,
    list = each,
  ): Metric =>
    keyed(
      name,
      help,
      labels,
      list.map(({ channel, type }) => [channel, type]),
      (now) =>
        list.map(({ channel, type }) => [[channel, type], of(channel, type, daysOf(now, channel, type))]),
    );

  const perCurrency = (
    name: string,
    help: string,
    of: (channel: string, type: FileType, day: string, currency: string) => number,
  ): Metric =>
    keyed(
      name,
      help,
      ['channel', 'currency'],
      channels.flatMap((channel) => currencies.map((currency) => [channel, currency])),
      (now) =>
        clears.flatMap(({ channel, type }) => {
          const day = daysOf(now, channel, type).loaded;
          return day === undefined
            ? []
            : currencies.map((currency) => [[channel, currency], of(channel, type, day, currency)] as const);
        }),
    );

  return [
    perFile(
      'acquirer_clearing_file_expected_timestamp_seconds',
      'When the oldest file that was not loaded was or is expected; moves on when it is loaded; 0 = none.',
      (channel, type, { awaited }) => seconds(expectation(channel, type, awaited)?.expectedAt),
    ),
    perFile(
      'acquirer_clearing_file_deadline_timestamp_seconds',
      'Internal deadline of the same file: after it the settlement run cannot take the money of the day; 0 = none.',
      (channel, type, { awaited }) => seconds(expectation(channel, type, awaited)?.deadlineAt),
    ),
    perFile(
      'acquirer_clearing_file_received_timestamp_seconds',
      'When the first file of the newest clearing day that has one was received; 0 = none.',
      (channel, type, { loaded }) => seconds(stateOf(channel, type, loaded)?.receivedAt),
    ),
    perFile(
      'acquirer_clearing_files_missing',
      'Clearing days of the last week whose file should have been loaded by its deadline and was not.',
      (_channel, _type, { missing }) => missing,
    ),
    {
      name: 'acquirer_clearing_files_total',
      help: 'Files received, by what became of them; double_load: the same bytes were loaded again.',
      type: 'counter',
      labels: [...labels, 'result'],
      series: series.flatMap((file) => fileResults.map((result) => [...file, result])),
      read: () =>
        series.flatMap(([channel, type]) =>
          fileResults.map((result) => files.results.get(channel, type, result)),
        ),
    },
    perFile(
      'acquirer_clearing_file_records',
      'Records loaded for the newest clearing day that has a file, corrections included.',
      (channel, type, { loaded }) => stateOf(channel, type, loaded)?.records ?? 0,
    ),
    keyed(
      'acquirer_clearing_file_amount',
      'Gross loaded for the newest clearing day that has a file, corrections included, in major units.',
      [...labels, 'currency'],
      combinations([{ label: 'file', values: series.map((file) => file.join('|')) }]).flatMap(([file]) =>
        currencies.map((currency) => [...file!.split('|'), currency]),
      ),
      (now) =>
        each.flatMap(({ channel, type }) => {
          const totals = stateOf(channel, type, daysOf(now, channel, type).loaded)?.totals ?? {};
          return Object.entries(totals).map(
            ([currency, { gross }]) => [[channel, type, currency], gross] as const,
          );
        }),
    ),
    perFile(
      'acquirer_clearing_file_completeness_ratio',
      'Money of the newest file against our own books of its clearing day, 1 = they agree; 0 = no file yet.',
      (channel, _type, { loaded }) => (loaded === undefined ? 0 : completeness(ledger, channel, loaded)),
      clears,
    ),
    perFile(
      'acquirer_clearing_file_lines_ratio',
      'Merchant lines of the newest file against its trailer, 1 = they agree; 0 = no file yet.',
      (channel, _type, { loaded }) => (loaded === undefined ? 0 : linesRatio(ledger, channel, loaded)),
      clears,
    ),
    perCurrency(
      'acquirer_clearing_receivable_amount',
      'What the channel owes us by its newest file: gross less fees, in major units.',
      (channel, type, day, currency) =>
        grossOfFile(ledger, channel, day, currency) -
        (files.state(channel, type, day)?.totals[currency]?.fees ?? 0),
    ),
    perCurrency(
      'acquirer_clearing_inbound_funds_amount',
      'What the channel has paid us for the same clearing day, in major units.',
      (channel, _type, day, currency) => money.receivables.of(channel, day, currency)?.inbound ?? 0,
    ),
  ];
};
