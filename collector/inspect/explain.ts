import { z } from 'zod';
import type { Share } from '../causes/split.ts';
import { teams } from '../causes/teams.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { evidenceOf } from './evidence.ts';
import { factShape } from './facts.ts';
import { causeByLabel, groupsOf, rowOf, rowShape } from './groups.ts';
import { headingOf, headingShape } from './heading.ts';
import { asked } from './question.ts';
import { matches } from './waiting.ts';

/** `GET /v1/explain`: why the money of a channel's clearing day waits. */
export const explainQuestion = z.strictObject({
  channel: asked.channel,
  clearingDay: asked.clearingDay.optional(),
  stage: asked.stage.optional(),
  cause: asked.cause.optional(),
  currency: asked.currency.optional(),
  limit: asked.limit.default(20),
});
export type ExplainQuestion = z.output<typeof explainQuestion>;

/** Every part says its cause, whose move it is, and what the ledger knows; parts add up to what `waiting` says. */
export const explainAnswer = z.strictObject({
  ...headingShape,
  parts: z.array(
    z.strictObject({
      ...rowShape.shape,
      /** Account the money stands in (docs/ledger.md), with its reason or bank. */
      account: z.string(),
      detail: z.string(),
      names: z.strictObject({ en: z.string(), zh: z.string() }),
      team: z.enum(teams),
      /** Page of this server; causes that never alert have none. */
      runbook: z.string().optional(),
      evidence: z.array(factShape),
    }),
  ),
  more: z.int(),
});
export type ExplainAnswer = z.infer<typeof explainAnswer>;

export function explainOf(
  ledger: Ledger,
  shares: readonly Share[],
  question: ExplainQuestion,
  now: number,
): ExplainAnswer {
  const groups = groupsOf(shares.filter(matches(question)), ({ account, detail }) => `${account}:${detail}`);
  const parts = groups.slice(0, question.limit).map((group): ExplainAnswer['parts'][number] => {
    const { account, detail, cause: label } = group.shares[0]!;
    const { names, team, kind } = causeByLabel.get(label)!;
    return {
      ...rowOf(ledger, group),
      account,
      detail,
      names,
      team,
      ...(kind === 'alert' && { runbook: `/runbooks/en/${label}` }),
      evidence: [...evidenceOf(ledger, { cell: group.cell, account, detail }, now)],
    };
  });
  return { ...headingOf(ledger, now), parts, more: Math.max(0, groups.length - question.limit) };
}
