import { z } from 'zod';
import { pseudonymPattern } from '../carddata/pseudonym.ts';
import { causes } from '../causes/catalogue.ts';
import type { Config } from '../config/schema.ts';
import { day, merchant, reference, rrn } from '../events/fields.ts';
import { stages } from '../ledger/stages.ts';
import { isLocalDate } from '../time/date.ts';
import { parseTimestamp } from '../time/parse.ts';

/** Most rows one answer lists; what is left out is counted in `more`. */
export const mostRows = 500;

/** Parameters several questions have in common. They come as text, from the query string. */
export const asked = {
  /** As the acquirer writes it, or as it is stored where ids are stored hashed. */
  merchant: z.union([merchant, z.string().regex(pseudonymPattern)]),
  rrn,
  orderId: reference,
  settlementDay: day.refine(isLocalDate, 'no such day'),
  /** Minor units. */
  amount: z.coerce.number().int().min(0).max(1e13),
  /** RFC 3339 with offset; epoch ms when read. */
  instant: z
    .string()
    .transform((text) => parseTimestamp(text) ?? Number.NaN)
    .refine(Number.isFinite, 'not an instant with an offset'),
  channel: z.string().min(1).max(40),
  clearingDay: day.refine(isLocalDate, 'no such day'),
  stage: z.enum(stages),
  cause: z.enum(causes.map(({ label }) => label)),
  currency: z.string().regex(/^[A-Z]{3}$/),
  limit: z.coerce.number().int().min(1).max(mostRows),
};

/** Why a question cannot be answered; `message` names parameters, never their values: those may be identifiers. */
export interface Unanswerable {
  readonly code: 'bad_question' | 'unknown_channel' | 'unknown_currency';
  readonly message: string;
}

export type Read<Q> = { readonly question: Q } | { readonly problem: Unanswerable };

/** Reads a query string as a question. A parameter that is unknown, empty, repeated or misshapen is refused by name. */
export function readQuestion<Q extends object>(
  schema: z.ZodType<Q>,
  query: unknown,
  config: Config,
): Read<Q> {
  const read = schema.safeParse(query);
  if (!read.success) return { problem: { code: 'bad_question', message: problemsOf(read.error) } };
  const { channel, currency } = read.data as { readonly channel?: string; readonly currency?: string };
  if (channel !== undefined && !config.channels.some(({ id }) => id === channel))
    return { problem: { code: 'unknown_channel', message: 'no channel of this name is configured' } };
  if (currency !== undefined && !config.acquirer.currencies.includes(currency))
    return { problem: { code: 'unknown_currency', message: 'this currency is not configured' } };
  return { question: read.data };
}

function problemsOf({ issues }: z.ZodError): string {
  const said = issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return 'unknown parameters';
    const name = issue.path.map(String).join('.');
    return name === '' ? issue.message : `${name}: ${wordOf(issue)}`;
  });
  return [...new Set(said)].join('; ');
}

/** Zod's own messages may quote what was sent. */
function wordOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_small' || issue.code === 'too_big') return 'too small, too large, or empty';
  return 'missing, repeated or not of its form';
}
