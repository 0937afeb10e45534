import { z } from 'zod';
import { deadlineOf } from '../causes/deadline.ts';
import type { Share } from '../causes/split.ts';
import { teams } from '../causes/teams.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { splitAccount, stageOf } from '../ledger/money/account.ts';
import { type CellId, cellKey } from '../ledger/money/cell.ts';
import { stages } from '../ledger/stages.ts';
import { evidenceOf } from './evidence.ts';
import { factShape } from './facts.ts';
import { causeByLabel } from './groups.ts';
import { instantText } from './instant.ts';

/**
 * Where money is: `waiting` in an account with a stage, `credited`, `ended` (it was refused, voided or taken back, so
 * nobody is owed it) or `not_known`.
 */
export const whereShape = z.strictObject({
  state: z.enum(['waiting', 'credited', 'ended', 'not_known']),
  stage: z.enum(stages).optional(),
  account: z.string().optional(),
  /** Causes for which money of its place waits; several where the place is split. */
  causes: z.array(
    z.strictObject({
      cause: z.string(),
      names: z.strictObject({ en: z.string(), zh: z.string() }),
      team: z.enum(teams),
    }),
  ),
  deadline: z.string().optional(),
  noticed: z.string().optional(),
  promised: z.string().optional(),
  evidence: z.array(factShape),
});
export type Where = z.infer<typeof whereShape>;

export const notKnown: Where = { state: 'not_known', causes: [], evidence: [] };
export const ended: Where = { state: 'ended', causes: [], evidence: [] };

/** Where money in an account of a cell is; the account with its reason or bank, `payout.failed:account_closed`. */
export function whereOf(
  ledger: Ledger,
  shares: readonly Share[],
  cell: CellId,
  name: string,
  now: number,
): Where {
  if (name === 'credited') return { state: 'credited', account: name, causes: [], evidence: [] };
  const stage = stageOf(name);
  if (stage === undefined) return { ...ended, account: name };
  const [account, detail] = splitAccount(name);
  const key = cellKey(cell);
  const labels = shares
    .filter((s) => s.account === account && s.detail === detail && cellKey(s.cell) === key)
    .map((s) => s.cause);
  const shown = (ms: number): string => instantText(ms, ledger.foundation.business.zone);
  const deadline = deadlineOf({ account, cell, ledger });
  return {
    state: 'waiting',
    stage,
    account: name,
    causes: [...new Set(labels)].map((cause) => {
      const { names, team } = causeByLabel.get(cause)!;
      return { cause, names, team };
    }),
    ...(deadline !== undefined && { deadline: shown(deadline) }),
    noticed: shown(ledger.money.deadlines.perceived(cell)),
    promised: shown(ledger.money.deadlines.contract(cell)),
    evidence: [...evidenceOf(ledger, { cell, account, detail }, now)],
  };
}
