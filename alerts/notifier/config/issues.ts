import { z } from 'zod';
import type { Document } from '../../../collector/config/document.ts';
import { hint } from '../../../collector/config/nearest.ts';
import { type ConfigProblem, type Path, pathText } from '../../../collector/config/problem.ts';
import { notifierSchema } from './schema.ts';

/** Zod's issues as problems with a place and, for a key that does not exist, the one that was meant. */
export function problemsOf(error: z.ZodError, document: Document): ConfigProblem[] {
  return error.issues.flatMap((issue) => problemOf(issue, document));
}

function problemOf(issue: z.core.$ZodIssue, document: Document): ConfigProblem[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path, document.value);
    return issue.keys.map((key) => ({
      place: document.placeOfKey(path, key),
      path: pathText([...path, key]),
      message: `unknown key${hint(key, known) || `; known here: ${known.join(', ')}`}`,
    }));
  }
  const missing = issue.code === 'invalid_type' && !document.has(path);
  const message = missing ? `missing; ${issue.message.replace(/^Invalid input: /, '')}` : issue.message;
  return [{ place: document.placeOf(path), path: pathText(path), message }];
}

/** Keys the schema knows at a path; which of several shapes stands there is read from the value. */
function keysAt(path: Path, document: unknown): string[] {
  let schema: z.core.$ZodType | undefined = notifierSchema;
  let value: unknown = document;
  for (const key of path) {
    schema = inner(schema, value);
    if (schema instanceof z.ZodObject) schema = schema.shape[String(key)] as z.core.$ZodType | undefined;
    else if (schema instanceof z.ZodArray) schema = schema.element as z.core.$ZodType;
    else if (schema instanceof z.ZodRecord) schema = schema.valueType as z.core.$ZodType;
    else return [];
    value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  }
  schema = inner(schema, value);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function inner(schema: z.core.$ZodType | undefined, value: unknown): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return inner(schema.def.innerType, value);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const key = schema.def.discriminator;
  const written = (value as Record<string, unknown> | undefined)?.[key];
  return (schema.options as readonly z.ZodObject[]).find((option) => {
    const literal = option.shape[key];
    return literal instanceof z.ZodLiteral && literal.values.has(written as string);
  });
}
