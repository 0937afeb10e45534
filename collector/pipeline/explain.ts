import { redact } from '../carddata/redact.ts';
import { parseTimestamp } from '../time/parse.ts';
import type { KindPlan } from './kindplan.ts';
import type { Problem } from './outcome.ts';

/**
 * Says why a parsed event is not one of its kind, in zod's words and without quoting its values. Undefined when zod
 * finds nothing wrong and the event's instants and days exist.
 */
export function explain(plan: KindPlan, value: unknown): Problem | undefined {
  for (const path of plan.instants) {
    const wrong = unreadable(value, path, '');
    if (wrong !== undefined)
      return { reason: 'bad_timestamp', detail: `${wrong}: not an RFC 3339 instant with an offset` };
  }
  const result = plan.kind.schema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const path = redact(textOf(issue?.path ?? []));
    return {
      reason: 'bad_schema',
      detail: `${path === '' ? '' : `${path}: `}${issue?.message ?? 'invalid'}`,
    };
  }
  if (plan.shape.accepts(structuredClone(value), { unknown: false })) return undefined;
  return { reason: 'bad_timestamp', detail: 'a day that is not in the calendar' };
}

/** The first text at `path` that should be an instant and is none. */
function unreadable(value: unknown, path: readonly string[], at: string): string | undefined {
  const [name, ...rest] = path;
  if (name === undefined)
    return typeof value === 'string' && parseTimestamp(value) === undefined ? at : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (name !== '*')
    return unreadable((value as Record<string, unknown>)[name], rest, at === '' ? name : `${at}.${name}`);
  if (!Array.isArray(value)) return undefined;
  for (let i = 0; i < value.length; i++) {
    const wrong = unreadable(value[i], rest, `${at}[${i}]`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function textOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i ? '.' : ''}${String(key)}`))
    .join('');
}
