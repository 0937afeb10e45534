import type { Stage } from '../ledger/stages.ts';
import { causes } from './catalogue.ts';

/** Which cause can hold money in which stage: the closed set of `stage` x `cause` label values, in catalogue order. */
export const stageCausePairs: readonly (readonly [stage: Stage, cause: string])[] = [
  ...new Map(
    causes.flatMap((c) => c.stages.map((s) => [`${s}|${c.label}`, [s, c.label] as const] as const)),
  ).values(),
];
