import { type ThresholdName, thresholds } from '../../../alerts/thresholds.ts';
import { colors } from './colors.ts';

/** From this value on (null: from the bottom) a figure has this colour. */
export interface Step {
  readonly from: number | null;
  readonly color: string;
}

/** Where a figure changes its colour, and which rule thresholds that is taken from. */
export interface Limits {
  readonly steps: readonly Step[];
  readonly names: readonly ThresholdName[];
}

const at = (name: ThresholdName): number => thresholds[name].value;
const step = (from: number | null, color: string): Step => ({ from, color });

/** Too much is wrong: from the first threshold somebody should look, from the second somebody is called. */
export function over(watch: ThresholdName, act?: ThresholdName): Limits {
  const first = step(at(watch), act === undefined ? colors.act : colors.watch);
  return {
    steps: [step(null, colors.calm), first, ...(act === undefined ? [] : [step(at(act), colors.act)])],
    names: act === undefined ? [watch] : [watch, act],
  };
}

/** Too little is wrong. `soon` is the higher threshold, where there are two. */
export function under(act: ThresholdName, soon?: ThresholdName): Limits {
  return {
    steps: [
      step(null, colors.act),
      ...(soon === undefined ? [] : [step(at(act), colors.watch)]),
      step(at(soon ?? act), colors.calm),
    ],
    names: soon === undefined ? [act] : [act, soon],
  };
}

/** Both too little and too much are wrong. */
export function between(low: ThresholdName, high: ThresholdName): Limits {
  return {
    steps: [step(null, colors.act), step(at(low), colors.calm), step(at(high), colors.act)],
    names: [low, high],
  };
}

/** Any at all is wrong: for rules that ask for more than nothing. Money and counts are whole or larger than this. */
export const anyAtAll: Limits = {
  steps: [step(null, colors.calm), step(0.000_001, colors.act)],
  names: [],
};

/** Less than this many seconds left, without a rule that says how many: 0 is the instant itself. */
export const pastZero: Limits = { steps: [step(null, colors.act), step(0, colors.calm)], names: [] };

/** What ought to be 1 is not. */
export const notOne: Limits = { steps: [step(null, colors.act), step(1, colors.calm)], names: [] };

/** A figure without a rule: there is nothing to be coloured. */
export const none: Limits = { steps: [step(null, colors.calm)], names: [] };
