import { z } from 'zod';
import { majorUnits } from '../families/money.ts';
import { instantText } from './instant.ts';
import { facts } from './words.ts';

export type FactName = keyof typeof facts;
export const factNames = Object.keys(facts) as [FactName, ...FactName[]];

/** A fact as answers give it: the word, what it is about, and the sentence in both languages. Amounts in minor units. */
export const factShape = z.strictObject({
  fact: z.enum(factNames),
  en: z.string(),
  zh: z.string(),
  at: z.string().optional(),
  amount: z.int().optional(),
  count: z.int().optional(),
  about: z.string().optional(),
});
export type FactAnswer = z.infer<typeof factShape>;

/** What a fact is about: epoch ms, minor units, a number, a word. */
export interface FactValues {
  readonly at?: number | undefined;
  readonly amount?: number;
  readonly count?: number;
  readonly about?: string;
}

/** Puts a fact into words. */
export function say(fact: FactName, values: FactValues, currency: string, zone: string): FactAnswer {
  const at = values.at === undefined ? undefined : instantText(values.at, zone);
  const shown: Record<string, string | undefined> = {
    at,
    amount: values.amount === undefined ? undefined : amountText(values.amount, currency),
    count: values.count === undefined ? undefined : String(values.count),
    about: values.about,
  };
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => shown[name] ?? '?');
  return {
    fact,
    en: fill(facts[fact].en),
    zh: fill(facts[fact].zh),
    ...(at !== undefined && { at }),
    ...(values.amount !== undefined && { amount: values.amount }),
    ...(values.count !== undefined && { count: values.count }),
    ...(values.about !== undefined && { about: values.about }),
  };
}

/** `1234567` fen -> `12,345.67 CNY`. */
export function amountText(amount: number, currency: string): string {
  const units = majorUnits(currency);
  const digits = Math.round(Math.log10(units));
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${(amount / units).toLocaleString('en', format)} ${currency}`;
}
