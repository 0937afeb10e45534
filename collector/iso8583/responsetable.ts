import { z } from 'zod';
import { codeGroups, otherCode, outcomes, posActions, timeoutCode } from './outcomes.ts';

const row = z.strictObject({
  /** F39, or a wallet's err_code; becomes a label value. */
  code: z.string().regex(/^[0-9A-Za-z_.-]{1,64}$/, 'not 1 to 64 letters, digits, _ . or -'),
  en: z.string().min(1),
  zh: z.string().min(1),
  outcome: z.enum(outcomes).exclude(['unclassified']),
  /** The class is right for one event, but a step change over many terminals or issuers is a system fault. */
  watch: z.literal(true).optional(),
  /** Expected between a channel's cut-over messages 201 and 202. */
  benignInCutOver: z.literal(true).optional(),
  action: z.enum(posActions).optional(),
  /** Only where it does not follow from watch and outcome. */
  group: z.enum(codeGroups).optional(),
  note: z.string().min(1).optional(),
});

const responseTable = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'not lower-case letters, digits and -'),
  name: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
  /** From this instant on the version applies, until a later version of the same id takes over. */
  validFrom: z.iso.datetime({ offset: true, error: 'not an RFC 3339 timestamp with offset' }),
  source: z.string().min(1),
  codes: z.array(row).min(1),
});

export type CodeRow = z.infer<typeof row>;

/** One version of one scheme's or wallet's response codes: the content of one table file. */
export type ResponseTable = z.infer<typeof responseTable>;

export type TableResult =
  | { readonly ok: true; readonly table: ResponseTable }
  /** One line per fault: 'path: message', a row named by its code. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Checks the parsed JSON of one table file: shape first, then the rows against each other. */
export function checkResponseTable(content: unknown): TableResult {
  const parsed = responseTable.safeParse(content);
  const problems = parsed.success
    ? rowProblems(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${pathText(path, content)}: ${message}`);
  return parsed.success && problems.length === 0 ? { ok: true, table: parsed.data } : { ok: false, problems };
}

function rowProblems({ codes }: ResponseTable): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { code, outcome, watch, group, benignInCutOver } of codes) {
    const say = (message: string): number => problems.push(`codes["${code}"]: ${message}`);
    if (seen.has(code)) say('listed twice');
    seen.add(code);
    if (code === timeoutCode || code === otherCode) say('reserved, do not list it');
    if (benignInCutOver && outcome !== 'system_failure') say('benignInCutOver needs outcome system_failure');
    if (outcome === 'pending' && (watch || group !== undefined))
      say('a pending code has neither watch nor group');
    if (outcome === 'approved' && group !== undefined) say('an approval has no group');
  }
  if (!codes.some(({ outcome }) => outcome === 'approved')) problems.push('codes: no code is approved');
  return problems;
}

function pathText(path: readonly PropertyKey[], content: unknown): string {
  const [first, index, ...rest] = path;
  if (first !== 'codes' || typeof index !== 'number') return path.map(String).join('.') || 'file';
  const code: unknown = (content as { codes?: { code?: unknown }[] }).codes?.[index]?.code;
  const named = typeof code === 'string' ? `codes["${code}"]` : `codes[${index}]`;
  return [named, ...rest.map(String)].join('.');
}
