import { z } from 'zod';
import { type Stage, stages } from '../ledger/stages.ts';
import { type FactName, type FactValues, factShape, say } from './facts.ts';

/** One thing that happened to money, in the order it passes the stages; without `at` its time is not kept. */
export const stepShape = z.strictObject({ stage: z.enum(stages), ...factShape.shape });
export type Step = z.infer<typeof stepShape>;

/** A step before it is put into words. */
export type Happened = readonly [stage: Stage, fact: FactName, values?: FactValues];

export const tell = (happened: readonly Happened[], currency: string, zone: string): Step[] =>
  happened.map(([stage, fact, values = {}]) => ({ stage, ...say(fact, values, currency, zone) }));
