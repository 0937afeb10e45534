import { lateAfterMs } from '../ledger/files.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type CellId, cellKey } from '../ledger/money/cell.ts';
import { instantMode } from '../ledger/money/placement.ts';
import { waitsAlone } from '../ledger/money/transaction.ts';
import { type FactAnswer, type FactName, type FactValues, say } from './facts.ts';

/** Money of one account of one cell, `detail` = reason or bank. */
export interface Place {
  readonly cell: CellId;
  readonly account: string;
  readonly detail: string;
}

/** What the ledger knows of why money waits where it does, at `now` (epoch ms); the first fact tells most. */
export function evidenceOf(ledger: Ledger, place: Place, now: number): readonly FactAnswer[] {
  const { zone } = ledger.foundation.business;
  return known(ledger, place, now).map(([fact, values]) => say(fact, values, place.cell.currency, zone));
}

type Fact = readonly [fact: FactName, values: FactValues];

function known(ledger: Ledger, { cell, account, detail }: Place, now: number): readonly Fact[] {
  const { deadlines } = ledger.money;
  const noticed: Fact = ['noticed_at', { at: deadlines.perceived(cell) }];
  switch (account) {
    case 'terminal.upload':
    case 'switch.unknown':
      return [...alone(ledger, cell, account), noticed];
    case 'clearing.captured':
      return [...file(ledger, cell, now), noticed];
    case 'settlement.cleared':
      return [...run(ledger, cell), noticed];
    case 'account.held':
      return [['held_for', { about: detail }], noticed];
    case 'payout.ordered':
      return [['instruct_by', { at: deadlines.instruct(cell) }], ...payer(ledger, cell, now), noticed];
    case 'payout.instructed':
    case 'payout.accepted':
      return [['with_bank', { about: detail }], ...bank(ledger, cell, account, detail, now), noticed];
    case 'payout.failed':
      return [['payout_failed', { about: detail }], noticed];
    case 'payout.returned':
      return [['payout_returned', { about: detail }], noticed];
    default:
      return [noticed];
  }
}

function alone(ledger: Ledger, cell: CellId, account: string): readonly Fact[] {
  const sales = waitsAlone(account)
    ? ledger.money.transactions.outstanding().of(cellKey(cell), account)
    : undefined;
  const out: Fact[] = [];
  if (account === 'terminal.upload') {
    out.push(['upload_due', { at: ledger.money.deadlines.upload(cell) }]);
    if (sales !== undefined && sales.failed[1] > 0)
      out.push(['upload_refused', { amount: sales.failed[0], count: sales.failed[1] }]);
  } else {
    const seconds = ledger.foundation.business.channel(cell.channel)?.unknownAfterSeconds;
    if (seconds !== undefined) out.push(['answer_awaited', { count: seconds }]);
  }
  const oldest = sales?.oldest();
  if (oldest !== undefined) out.push(['oldest_sale', { at: oldest }]);
  return out;
}

function file(ledger: Ledger, { channel, clearingDay, currency }: CellId, now: number): readonly Fact[] {
  const type = ledger.files.clears(channel);
  if (type === undefined) return [['no_file', {}]];
  const state = ledger.files.state(channel, type, clearingDay);
  const expected = ledger.files.expectation(channel, type, clearingDay);
  const out: Fact[] = [];
  if (state?.loadedAt !== undefined) out.push(['file_loaded', { at: state.loadedAt }]);
  else if (state?.receivedAt !== undefined) out.push(['file_not_loaded', { at: state.receivedAt }]);
  else if (expected !== undefined && now > expected.expectedAt + lateAfterMs)
    out.push(['file_not_received', { about: type }]);
  if (state?.announced?.cancelled === true) out.push(['file_cancelled', { about: type }]);
  if (expected !== undefined) {
    out.push(['file_expected', { at: expected.expectedAt, about: type }]);
    out.push(['file_deadline', { at: expected.deadlineAt }]);
  }
  if (state?.loadedAt === undefined) return out;
  const lines = ledger.money.receivables.of(channel, clearingDay, currency);
  out.push(['file_lines', { amount: lines?.lines ?? 0, count: lines?.lineCount ?? 0 }]);
  return [...out, ...reconciled(ledger, channel, clearingDay, currency)];
}

function reconciled(ledger: Ledger, channel: string, day: string, currency: string): readonly Fact[] {
  const result = ledger.reconciliation.of(channel, day);
  if (result === undefined) return [['reconciliation_missing', {}]];
  if (result.currency !== currency) return [];
  return Object.entries(result.open).map(([about, [count, amount]]) => [
    'reconciliation_open',
    { at: result.at, about, count, amount },
  ]);
}

function run(ledger: Ledger, cell: CellId): readonly Fact[] {
  const { business } = ledger.foundation;
  const at = ledger.money.deadlines.run(cell);
  if (cell.mode === instantMode) return [['slot_deadline', { at }]];
  const label = business.label(cell.mode);
  const due = business.dueDay(cell.mode, cell.clearingDay);
  const about = `${label} ${due}`;
  const state = ledger.runs.state(label, due);
  const deadline: Fact = ['run_deadline', { at, about }];
  if (state === undefined) return [['run_missing', { about }], deadline];
  const phases = ['failed', 'finished', 'started', 'planned'] as const;
  const seen = phases.flatMap((phase): Fact[] =>
    state[phase] === undefined ? [] : [[`run_${phase}`, { at: state[phase] }]],
  );
  return [...seen, deadline];
}

function payer(ledger: Ledger, { currency }: CellId, now: number): readonly Fact[] {
  const required: Fact = [
    'payer_required',
    { amount: ledger.money.journal.total('payout.ordered', currency) },
  ];
  const reported = ledger.foundation.config.payerAccounts.some(
    (account) => ledger.payer.of(account, currency) !== undefined,
  );
  if (!reported) return [required, ['payer_unknown', {}]];
  return [required, ['payer_balance', { amount: ledger.payer.available(currency, now) }]];
}

function bank(
  ledger: Ledger,
  { currency }: CellId,
  account: string,
  about: string,
  now: number,
): readonly Fact[] {
  const window = ledger.maintenance.windowOf('bank', about, now);
  const windows: readonly Fact[] = window === undefined ? [] : [[`bank_window_${window}`, { about }]];
  return [
    ...windows,
    ...(account === 'payout.accepted' ? accepted(ledger, currency, about) : unanswered(ledger, about, now)),
  ];
}

function unanswered({ money: { banks } }: Ledger, about: string, now: number): readonly Fact[] {
  const at = banks.oldestUnanswered(about);
  if (at === 0) return [];
  const oldest: Fact = ['bank_unanswered', { at, about }];
  return banks.isSlow(about, now) ? [['bank_slow', { about }], oldest] : [oldest];
}

function accepted({ money, foundation }: Ledger, currency: string, about: string): readonly Fact[] {
  const since = foundation.vocabulary.payoutChannels
    .map((channel) => money.banks.pending('accepted', channel, about, currency).oldest)
    .filter((oldest) => oldest > 0);
  return since.length === 0 ? [] : [['bank_accepted', { at: Math.min(...since), about }]];
}
