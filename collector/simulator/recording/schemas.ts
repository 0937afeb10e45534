import { z } from 'zod';
import { booksSchema } from '../books/schema.ts';
import { truthSchema } from '../truth/schema.ts';

/** JSON Schemas of the files a recording consists of beside its events, by path from the repository root. */
export function recordingSchemas(): Readonly<Record<string, string>> {
  const text = (schema: z.ZodType, title: string): string =>
    `${JSON.stringify({ title, ...z.toJSONSchema(schema) }, null, 1)}\n`;
  return {
    'docs/generated/truth.schema.json': text(truthSchema, 'Truth of a recording'),
    'docs/generated/books.schema.json': text(booksSchema, 'Books of the acquirer at one moment'),
  };
}
