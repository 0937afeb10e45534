import { scanUnknown } from '../carddata/unknown.ts';
import type { Problem } from './outcome.ts';
import type { Shape } from './shape.ts';

type Json = Record<string, unknown>;

/**
 * Looks for card data in the fields no schema knows, at every level of a valid event. Their names may say card data as
 * well, so each goes to the scan together with its name.
 */
export function screenUnknown(shape: Shape, value: unknown, path = ''): Problem | undefined {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && shape.element !== undefined; i++) {
      const problem = screenUnknown(shape.element, value[i], `${path}[${i}]`);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
  if (shape.fields === undefined) return undefined;
  for (const [key, each] of Object.entries(value as Json)) {
    const field = shape.fields.get(key);
    const problem =
      field === undefined ? screen(key, each, path) : screenUnknown(field.shape, each, `${path}.${key}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function screen(key: string, value: unknown, path: string): Problem | undefined {
  const found = scanUnknown({ [key]: value }, path);
  if (found === undefined) return undefined;
  const at = found.path.replace(/^\./, '');
  if (found.what === 'too_deep' || found.what === 'too_large')
    return {
      reason: 'bad_schema',
      detail: `${at}: unknown field, ${found.what.replace('_', ' ')} to look through`,
    };
  return { reason: 'card_data', detail: `${at}: ${found.what}` };
}

/** A copy of a valid event with only the fields its schema knows. */
export function withoutUnknown(shape: Shape, value: unknown): unknown {
  if (Array.isArray(value))
    return shape.element === undefined ? value : value.map((each) => withoutUnknown(shape.element!, each));
  if (shape.fields === undefined) return value;
  const known: Json = {};
  for (const [key, each] of Object.entries(value as Json)) {
    const field = shape.fields.get(key);
    if (field !== undefined) known[key] = withoutUnknown(field.shape, each);
  }
  return known;
}
