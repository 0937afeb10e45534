import type { Hooks } from '../hooks.ts';
import type { Scope } from '../truth/schema.ts';
import type { World } from '../world.ts';
import type { CauseId } from './causes.ts';
import type { Parameters, Values } from './parameters.ts';

/** What a fault is once its parameters are known. Times are epoch ms. */
export interface Effect {
  readonly onset: number;
  readonly end: number;
  readonly scope: Partial<Scope>;
  readonly hooks?: Hooks;
  /** Things the fault does by itself, put into the world's future. */
  begin?(): void;
}

/** A fault as data: what it is called, who should find it, which knobs it has, and what it does to the world. */
export interface Fault<P extends Parameters = Parameters> {
  readonly id: string;
  readonly title: string;
  readonly causes: readonly CauseId[];
  readonly stages: readonly string[];
  readonly teams: readonly string[];
  readonly visibility: 'counter' | 'money';
  /** A recording that shows it from before its first sign to after its end: local start and hours. */
  readonly window: { readonly start: string; readonly hours: number };
  readonly parameters: P;
  /** `mask` is the fault's bit: what it makes, changes or withholds is marked with it. */
  effect(world: World, values: Values<P>, mask: number): Effect;
}

/** Keeps the parameters' types while a fault is written down. */
export const defineFault = <const P extends Parameters>(fault: Fault<P>): Fault => fault as unknown as Fault;

/** A situation that looks like a fault and is none: nobody may be woken for it. */
export interface Situation<P extends Parameters = Parameters> {
  readonly id: string;
  readonly title: string;
  readonly window: { readonly start: string; readonly hours: number };
  readonly parameters: P;
  effect(world: World, values: Values<P>): Omit<Effect, 'scope'>;
}

export const defineSituation = <const P extends Parameters>(situation: Situation<P>): Situation =>
  situation as unknown as Situation;
