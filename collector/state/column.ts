import type { DrainKind, Part, Row } from './part.ts';

const chunkSize = 1024;

const arrays = {
  f64: Float64Array,
  u32: Uint32Array,
  u16: Uint16Array,
  u8: Uint8Array,
} as const;

type Packed = InstanceType<(typeof arrays)[keyof typeof arrays]>;

/**
 * One packed number per interned id. `lazy` columns hold levels that may be some seconds old after a crash
 * (last-seen of terminals): they are written at checkpoints only, the others with every commit.
 */
export interface Column extends Part {
  get(index: number): number;
  set(index: number, value: number): void;
  /** The packed values, valid until the next `set` beyond its length. */
  values(): Packed;
}

export function column(space: string, type: keyof typeof arrays, options: { lazy?: boolean } = {}): Column {
  const make = arrays[type];
  let values: Packed = new make(chunkSize);
  const dirty = new Set<number>();
  let lastDirty = -1;

  function reserve(length: number): void {
    if (length <= values.length) return;
    let size = values.length;
    while (size < length) size *= 2;
    const grown = new make(size);
    grown.set(values);
    values = grown;
  }

  return {
    space,
    get: (index) => values[index] ?? 0,
    set(index, value) {
      if (index >= values.length) reserve(index + 1);
      values[index] = value;
      const chunk = index >>> 10;
      if (chunk === lastDirty) return;
      dirty.add(chunk);
      lastDirty = chunk;
    },
    values: () => values,
    load(key, value) {
      const start = Number(key) * chunkSize;
      const bytes = value as Uint8Array;
      const copy = bytes.slice().buffer;
      reserve(start + chunkSize);
      values.set(new make(copy), start);
    },
    drain(out: Row[], kind: DrainKind) {
      if (options.lazy && kind === 'commit') return;
      for (const chunk of dirty) {
        const part = values.slice(chunk * chunkSize, (chunk + 1) * chunkSize);
        out.push({ space, key: String(chunk), value: new Uint8Array(part.buffer) });
      }
      dirty.clear();
      lastDirty = -1;
    },
  };
}
