import { dayOf, instantOf, instantOfText, minutesOfText } from '../clock.ts';
import { hashUnit, textHash } from '../random.ts';

/** One knob of a scenario: its default is the example of domain.md 4.4, its range what `--vary` draws from. */
export type Parameter =
  /** A local time on the n-th day of the recording (0 = the first). */
  | {
      readonly kind: 'moment';
      readonly day: number;
      readonly at: string;
      readonly from: string;
      readonly until: string;
    }
  | {
      readonly kind: 'minutes' | 'share' | 'count' | 'days';
      readonly value: number;
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: 'choice'; readonly value: string; readonly among: readonly string[] }
  | { readonly kind: 'switch'; readonly value: boolean };

export type Parameters = Readonly<Record<string, Parameter>>;

/** Values of parameters: moments as epoch ms, choices as text, the rest as numbers. */
export type Values<P extends Parameters> = {
  readonly [K in keyof P]: P[K]['kind'] extends 'choice'
    ? string
    : P[K]['kind'] extends 'switch'
      ? boolean
      : number;
};

export const moment = (day: number, at: string, from = '00:00', until = '23:59') =>
  ({ kind: 'moment', day, at, from, until }) as const;
export const minutes = (value: number, min: number, max: number) =>
  ({ kind: 'minutes', value, min, max }) as const;
export const share = (value: number, min: number, max: number) =>
  ({ kind: 'share', value, min, max }) as const;
export const count = (value: number, min: number, max: number) =>
  ({ kind: 'count', value, min, max }) as const;
export const days = (value: number, min: number, max: number) => ({ kind: 'days', value, min, max }) as const;
export const choice = (value: string, ...among: string[]) => ({ kind: 'choice', value, among }) as const;

export interface Draw {
  readonly seed: number;
  /** Draw from the ranges instead of taking the defaults. */
  readonly vary: boolean;
  /** First moment of the recording, epoch ms. */
  readonly start: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** Values of a scenario's parameters: what was set, else drawn or the default. Throws for names and values that cannot be. */
export function valuesOf<P extends Parameters>(id: string, parameters: P, draw: Draw): Values<P> {
  for (const name of Object.keys(draw.settings)) {
    if (!(name in parameters))
      throw new RangeError(`${id} has no parameter ${name}; it has ${Object.keys(parameters).join(', ')}`);
  }
  const values = Object.entries(parameters).map(([name, parameter]) => {
    const set = draw.settings[name];
    const luck = hashUnit(draw.seed, textHash(id), textHash(name));
    if (set !== undefined) return [name, given(`${id}.${name}`, parameter, set, draw)];
    return [name, draw.vary ? drawn(parameter, luck, draw) : fallback(parameter, draw)];
  });
  return Object.fromEntries(values) as Values<P>;
}

function fallback(parameter: Parameter, { start }: Draw): number | string | boolean {
  if (parameter.kind !== 'moment') return parameter.value;
  return instantOf(dayOf(start) + parameter.day, minutesOfText(parameter.at));
}

function drawn(parameter: Parameter, luck: number, { start }: Draw): number | string | boolean {
  switch (parameter.kind) {
    case 'moment': {
      const from = minutesOfText(parameter.from);
      const span = minutesOfText(parameter.until) - from;
      return instantOf(dayOf(start) + parameter.day, from + Math.floor(span * luck));
    }
    case 'choice':
      return parameter.among[Math.floor(luck * parameter.among.length)]!;
    case 'switch':
      return parameter.value;
    case 'count':
      return Math.round(parameter.min + (parameter.max - parameter.min) * luck);
    default:
      return parameter.min + (parameter.max - parameter.min) * luck;
  }
}

function given(name: string, parameter: Parameter, text: string, { start }: Draw): number | string | boolean {
  switch (parameter.kind) {
    case 'moment':
      return momentOf(name, parameter.day, text, start);
    case 'choice':
      return text;
    case 'switch':
      return text === 'true' || text === 'yes';
    default: {
      const value = Number(text);
      if (!Number.isFinite(value)) throw new RangeError(`${name}=${text} is not a number`);
      return value;
    }
  }
}

/** `HH:MM` on the parameter's day, `+90` minutes after the start, or a full instant. */
function momentOf(name: string, day: number, text: string, start: number): number {
  if (/^\d\d:\d\d$/.test(text)) return instantOf(dayOf(start) + day, minutesOfText(text));
  if (/^\+\d+(\.\d+)?$/.test(text)) return start + Number(text) * 60_000;
  try {
    return instantOfText(text);
  } catch {
    throw new RangeError(`${name}=${text} is neither HH:MM, +minutes nor an instant with offset`);
  }
}
