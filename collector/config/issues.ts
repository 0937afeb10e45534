import { z } from 'zod';
import { configured } from '../events/fields.ts';
import type { Document } from './document.ts';
import { hint } from './nearest.ts';
import { type ConfigProblem, type Path, pathText } from './problem.ts';
import { configSchema } from './schema.ts';

/** Zod's issues as problems with a place, a path and, for a key that does not exist, the one that was meant. */
export function problemsOf(error: z.ZodError, document: Document): ConfigProblem[] {
  return error.issues.flatMap((issue) => problemOf(issue, document));
}

function problemOf(issue: z.core.$ZodIssue, document: Document): ConfigProblem[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    return issue.keys.map((key) => ({
      place: document.placeOfKey(path, key),
      path: pathText([...path, key]),
      message: `unknown key${hint(key, known) || known.length === 0 ? hint(key, known) : `; known here: ${known.join(', ')}`}`,
    }));
  }
  if (issue.code === 'invalid_format' && issue.pattern === namePattern)
    return [
      {
        place: document.placeOf(path),
        path: pathText(path),
        message: 'not a name: a-z, 0-9, _ . and -, at most 40',
      },
    ];
  const missing = issue.code === 'invalid_type' && !document.has(path);
  const message = missing ? `missing; ${issue.message.replace(/^Invalid input: /, '')}` : issue.message;
  return [{ place: document.placeOf(path), path: pathText(path), message }];
}

/** Pattern of everything that is named in a configuration and becomes a label value. */
const namePattern = String(
  (configured.def.checks?.[0]?._zod.def as { pattern?: RegExp } | undefined)?.pattern,
);

/** Keys the schema knows at a path. */
function keysAt(path: Path): string[] {
  let schema: z.core.$ZodType | undefined = configSchema;
  for (const key of path) {
    schema = inner(schema);
    if (schema instanceof z.ZodObject) schema = schema.shape[String(key)] as z.core.$ZodType | undefined;
    else if (schema instanceof z.ZodArray) schema = schema.element as z.core.$ZodType;
    else return [];
  }
  schema = inner(schema);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function inner(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return inner(schema.def.innerType);
  return schema;
}
