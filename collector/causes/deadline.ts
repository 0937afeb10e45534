import type { Waiting } from './waiting.ts';

/**
 * Internal deadline of the stage this money is in, epoch ms; undefined where every transaction has its own (unknown
 * outcomes: what its cause holds is overdue).
 */
export function deadlineOf({
  account,
  cell,
  ledger,
}: Pick<Waiting, 'account' | 'cell' | 'ledger'>): number | undefined {
  const { deadlines } = ledger.money;
  switch (account) {
    case 'terminal.upload':
      return deadlines.upload(cell);
    case 'switch.unknown':
      return undefined;
    case 'clearing.captured':
      return deadlines.file(cell);
    case 'settlement.cleared':
      return deadlines.run(cell);
    case 'payout.ordered':
      return deadlines.instruct(cell);
    default:
      return deadlines.perceived(cell);
  }
}
