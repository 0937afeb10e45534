import type { Config } from '../config/schema.ts';
import type { EventKind } from '../events/define.ts';
import { freeText, instant, merchant, terminal } from '../events/fields.ts';
import { digester } from './digest.ts';
import { type Shape, shapeOf } from './shape.ts';
import { type Resolve, vocabularySteps } from './vocabularysteps.ts';

type Json = Record<string, unknown>;

/** Everything decoding needs to know of one kind of event, worked out once. */
export interface KindPlan {
  readonly kind: EventKind;
  readonly shape: Shape;
  /** Names of free texts, scanned for card data. */
  readonly freeTexts: readonly string[];
  /** Paths of every instant, for the reason of a refusal. */
  readonly instants: readonly (readonly string[])[];
  /** Whether an absent `clearingDay` is computed from `at` and the channel's day-cut. */
  readonly fillsClearingDay: boolean;
  readonly content: (event: Json) => number;
  readonly resolve: Resolve;
  /** Replaces merchant and terminal ids, in place. */
  readonly pseudonymise: (event: Json, pseudonym: (id: string) => string) => void;
}

export function kindPlan(kind: EventKind, config: Config): KindPlan {
  const shape = shapeOf(kind.schema);
  const fields = [...shape.fields!.values()];
  const fillsClearingDay = shape.fields!.get('clearingDay')?.required === false;
  // A clearing day that may be computed stands in the identity; sent or computed, the content is the same.
  const omit = new Set([...kind.volatile, 'kind', 'test', ...(fillsClearingDay ? ['clearingDay'] : [])]);
  const ids = pathsOf(shape, (s) => s.leaf === merchant || s.leaf === terminal);
  if (ids.some((path) => path.length > 1))
    throw new Error(`${kind.kind}: merchant and terminal ids must stand at the top, to be replaced`);
  const idNames = ids.map((path) => path[0]!);
  return {
    kind,
    shape,
    freeTexts: fields.filter((f) => f.shape.leaf === freeText).map((f) => f.name),
    instants: pathsOf(shape, (s) => s.leaf === instant),
    fillsClearingDay,
    content: digester(shape, omit),
    resolve: vocabularySteps(kind.kind, shape, config),
    pseudonymise(event, pseudonym) {
      for (const name of idNames) {
        const id = event[name];
        if (id !== undefined) event[name] = pseudonym(id as string);
      }
    },
  };
}

/** Paths of the leaves that match; `*` stands for every element of an array. */
export function pathsOf(shape: Shape, matches: (shape: Shape) => boolean): string[][] {
  if (matches(shape)) return [[]];
  if (shape.element !== undefined) return pathsOf(shape.element, matches).map((path) => ['*', ...path]);
  return [...(shape.fields?.values() ?? [])].flatMap((field) =>
    pathsOf(field.shape, matches).map((path) => [field.name, ...path]),
  );
}
