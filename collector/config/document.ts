import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument, type YAMLParseError } from 'yaml';
import type { ConfigProblem, Path, Place } from './problem.ts';

/** A YAML file with the place of everything in it. */
export interface Document {
  readonly value: unknown;
  /** Mistakes of YAML itself: syntax, keys written twice. */
  readonly problems: readonly ConfigProblem[];
  /** Place of the value at a path; of the nearest thing around it when it is not there. */
  placeOf(path: Path): Place;
  /** Place of a key of the map at a path. */
  placeOfKey(path: Path, key: string): Place;
  /** Whether something was written at a path. */
  has(path: Path): boolean;
}

const start: Place = { line: 1, column: 1 };

export function readDocument(text: string): Document {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });

  const place = (offset: number | undefined): Place => {
    if (offset === undefined) return start;
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const nodeAt = (path: Path): Node | undefined => {
    if (path.length === 0) return yaml.contents ?? undefined;
    const found: unknown = yaml.getIn(path, true);
    return isNode(found) ? found : undefined;
  };
  const placeOf = (path: Path): Place => {
    for (let length = path.length; length >= 0; length--) {
      const node = nodeAt(path.slice(0, length));
      if (node?.range) return place(node.range[0]);
    }
    return start;
  };

  return {
    value: yaml.errors.length === 0 ? yaml.toJS() : undefined,
    problems: telling(yaml.errors).map(({ pos, message }) => ({ place: place(pos[0]), path: '', message })),
    placeOf,
    placeOfKey(path, key) {
      const map = nodeAt(path);
      const pair = isMap(map)
        ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
        : undefined;
      const at = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
      return at === undefined ? placeOf(path) : place(at);
    },
    has: (path) => nodeAt(path) !== undefined,
  };
}

/** Keys written twice are told one by one; of broken syntax only the first mistake, the others follow from it. */
function telling(errors: readonly YAMLParseError[]): readonly YAMLParseError[] {
  const broken = errors.find((error) => error.code !== 'DUPLICATE_KEY');
  return broken === undefined ? errors : [broken];
}
