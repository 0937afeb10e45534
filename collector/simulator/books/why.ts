import { hour, minute } from '../clock.ts';
import { dueDay } from '../dueday.ts';
import { labelOf } from '../schedule.ts';
import type { World } from '../world.ts';
import type { Cell } from './cell.ts';
import type { Promises } from './promises.ts';

/** Parts of a waiting account by cause label, minor units; they add up to the account. */
export type Split = readonly (readonly [cause: string, amount: number])[];

/** What is the same for a whole moment. */
export interface Moment {
  readonly world: World;
  readonly promises: Promises;
  readonly now: number;
  /** Amounts of reconciliation not yet used, by `channel|day`: shift items, and the rest. */
  readonly shifted: Map<string, number>;
  readonly mismatched: Map<string, number>;
  /** Money ordered and not instructed, and what the payer accounts hold. */
  readonly shortOfMoney: boolean;
  /** Banks that are slow, and those away for maintenance. */
  readonly slowBanks: ReadonlySet<string>;
  readonly banksAway: ReadonlySet<string>;
}

const heldCauses: Readonly<Record<string, string>> = {
  dispute_hold: 'dispute',
  limit: 'limit',
  settlement_account_invalid: 'account_setup',
};

const cameBackCauses: Readonly<Record<string, string>> = {
  bank_maintenance: 'maintenance',
  bank_timeout: 'bank_fault',
  payer_insufficient_funds: 'payer_shortfall',
  payer_restricted: 'payer_shortfall',
  amount_limit: 'large_amount',
  name_mismatch: 'account_setup',
  account_not_found: 'account_setup',
  branch_info_wrong: 'account_setup',
  id_check_failed: 'account_setup',
  account_closed: 'account_status',
  account_dormant: 'account_status',
  account_type_limit: 'account_status',
  account_frozen: 'account_status',
  compliance_reject: 'account_frozen',
  duplicate: 'duplicate',
  other: 'operating_error',
};

/** Why a positive amount waits in an account of a cell. */
export function whyOf(moment: Moment, cell: Cell, account: string, amount: number): Split {
  const [name, detail = ''] = account.split(':');
  switch (name) {
    case 'terminal.upload':
      return uploadSplit(moment, cell, amount);
    case 'switch.unknown':
      return unknownSplit(moment, cell, amount);
    case 'clearing.captured':
      return capturedSplit(moment, cell, amount);
    case 'settlement.cleared':
      return [[clearedCause(moment, cell), amount]];
    case 'account.held':
      return [[heldCauses[detail] ?? 'account_frozen', amount]];
    case 'payout.ordered':
      if (moment.now < moment.promises.instruct(cell)) return [['not_due', amount]];
      return [[moment.shortOfMoney ? 'payer_shortfall' : 'processing_delay', amount]];
    case 'payout.instructed':
    case 'payout.accepted':
      return [[withBankCause(moment, cell, detail), amount]];
    default:
      return [[cameBackCauses[detail] ?? 'operating_error', amount]];
  }
}

const parts = (late: number, cause: string, amount: number): Split =>
  (
    [
      [cause, late],
      ['not_due', amount - late],
    ] as const
  ).filter(([, part]) => part !== 0);

function uploadSplit({ world, promises, now }: Moment, cell: Cell, amount: number): Split {
  if (now >= promises.upload(cell)) return [['batch_upload', amount]];
  let failed = 0;
  for (const upload of world.pending.uploads)
    if (upload.cell === cell && upload.failed) failed += upload.amount;
  return parts(failed, 'batch_upload', amount);
}

function unknownSplit({ world, now }: Moment, cell: Cell, amount: number): Split {
  const patience = world.profile.channels[cell.channel]!.unknownAfterSeconds * 1000;
  let old = 0;
  for (const payment of world.pending.unknown)
    if (payment.cell === cell && now - payment.at > patience) old += payment.amount;
  return parts(old, 'unknown_outcome', amount);
}

function capturedSplit(moment: Moment, cell: Cell, amount: number): Split {
  const { world, now } = moment;
  const key = `${cell.channel}|${cell.day}`;
  const channel = world.profile.channels[cell.channel]!;
  const delay = channel.family === 'wallet' ? 'third_party_settlement' : 'clearing_delay';
  const loadedAt = world.pending.facts.loaded.get(key)?.first;
  if (loadedAt === undefined) {
    const late = now > world.fileExpected(cell.channel, cell.day) + 20 * minute;
    return [[late ? delay : 'not_due', amount]];
  }
  if (now - loadedAt <= 10 * minute) return [['not_due', amount]];
  const shift = now - loadedAt < 24 * hour ? use(moment.shifted, key, amount) : 0;
  const mismatch = use(moment.mismatched, key, amount - shift);
  return (
    [
      ['not_due', shift],
      ['data_mismatch', mismatch],
      [delay, amount - shift - mismatch],
    ] as const
  ).filter(([, part]) => part !== 0);
}

/** Takes up to `most` of what reconciliation found, once. */
function use(left: Map<string, number>, key: string, most: number): number {
  const there = left.get(key) ?? 0;
  const taken = Math.min(there, most);
  left.set(key, there - taken);
  return taken;
}

function clearedCause({ world, promises, now }: Moment, cell: Cell): string {
  if (now < promises.run(cell)) return 'not_due';
  const mode = world.contracts.modes[cell.mode]!;
  if (mode === 'S+0') return 'processing_delay';
  const due = dueDay(mode, cell.day, world.workdays);
  const run = world.pending.facts.runs.get(`${labelOf(mode)}|${due}`);
  return run === undefined || run.finished ? 'rule_change' : 'processing_delay';
}

function withBankCause({ promises, now, slowBanks, banksAway }: Moment, cell: Cell, bank: string): string {
  if (banksAway.has(bank)) return 'maintenance';
  return slowBanks.has(bank) || now >= promises.perceived(cell) ? 'bank_slow' : 'not_due';
}
