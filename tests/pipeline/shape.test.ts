import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventKind } from '../../collector/events/define.ts';
import { eventKinds } from '../../collector/events/kinds.ts';
import { shapeOf } from '../../collector/pipeline/shape.ts';

const kinds = eventKinds as readonly unknown[] as readonly EventKind[];

/** Values that sit at the edges of what schemas allow. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e14,
    Number.MAX_SAFE_INTEGER + 2,
    '',
    'x',
    'EAST',
    '00',
  ),
  fc.constantFrom<unknown>(
    '2026-02-30',
    '2026-11-20T12:00:00Z',
    '2026-11-20T25:00:00Z',
    'é'.repeat(10),
    [],
    {},
    [[]],
  ),
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [
    at,
    ...Object.entries(value).flatMap(([k, v]) => pathsOf(v, [...at, Array.isArray(value) ? Number(k) : k])),
  ];
}

function withChange(
  example: unknown,
  path: Path,
  change: (parent: Record<string, unknown>, key: string) => void,
): unknown {
  const copy = structuredClone(example);
  let parent = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  change(parent, String(path.at(-1)));
  return copy;
}

const mutated = fc.constantFrom(...kinds).chain((kind) => {
  const paths = pathsOf(JSON.parse(JSON.stringify(kind.example))).filter((path) => path.length > 0);
  return fc.record({
    kind: fc.constant(kind),
    path: fc.constantFrom(...paths),
    value: hostile,
    drop: fc.boolean(),
  });
});

describe('the compiled check', () => {
  test.each(kinds.map((kind) => [kind.kind, kind] as const))('accepts the example of %s', (_name, kind) => {
    const event = JSON.parse(JSON.stringify(kind.example));
    const notes = { unknown: false };
    expect(shapeOf(kind.schema).accepts(event, notes)).toBe(true);
    expect(notes.unknown).toBe(false);
    expect(event).toEqual(kind.schema.parse(kind.example));
  });

  test('says what zod says of any change, where instants and days exist', () => {
    const shapes = new Map(kinds.map((kind) => [kind, shapeOf(kind.schema)]));
    fc.assert(
      fc.property(mutated, ({ kind, path, value, drop }) => {
        const change = withChange(JSON.parse(JSON.stringify(kind.example)), path, (parent, key) => {
          if (drop && Array.isArray(parent)) parent.splice(Number(key), 1);
          else if (drop) delete parent[key];
          else parent[key] = value;
        });
        const fast = shapes.get(kind)!.accepts(structuredClone(change), { unknown: false });
        const slow = kind.schema.safeParse(change).success;
        // What the check refuses beyond zod is a date that does not exist; zod's answer is asked for then anyway.
        if (fast) expect(slow).toBe(true);
        else if (slow) expect(typeof value === 'string' && /\d|[TZ]/.test(value)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('notices keys nobody knows, also inside lists', () => {
    const order = kinds.find((k) => k.kind === 'settlement.order')!;
    const event = JSON.parse(JSON.stringify(order.example));
    event.parts[0].extra = 1;
    const notes = { unknown: false };
    expect(shapeOf(order.schema).accepts(event, notes)).toBe(true);
    expect(notes.unknown).toBe(true);
  });
});
