import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** A metric as a query selects it. */
export interface Selected {
  readonly name: string;
  readonly matchers: readonly { readonly label: string; readonly op: string; readonly value: string }[];
  /** Function that takes the selector's range, where it has one: `rate`. */
  readonly rangeOf?: string;
  /** The range as written: `5m`, `$__rate_interval`. */
  readonly range?: string;
}

export interface Parsed {
  /** Where the parser stumbled, in the query's own words. */
  readonly errors: readonly string[];
  readonly selected: readonly Selected[];
}

/** Grafana's variables are no PromQL: durations become one, the rest is inside strings and stays. */
const stood = { $__rate_interval: '11s', $__interval: '13s', $__range: '17s' } as const;

const plain = (expr: string): string =>
  Object.entries(stood).reduce((text, [name, duration]) => text.replaceAll(name, duration), expr);

const original = (duration: string): string =>
  Object.entries(stood).find(([, each]) => each === duration)?.[0] ?? duration;

/** What a query selects, by Prometheus' own grammar. */
export function parsePromql(expr: string): Parsed {
  const text = plain(expr);
  const errors: string[] = [];
  const selected: Selected[] = [];
  parser.parse(text).iterate({
    enter({ node }) {
      if (node.type.isError)
        errors.push(`after ${JSON.stringify(text.slice(Math.max(0, node.from - 20), node.to))}`);
      if (node.name === 'VectorSelector') selected.push(selectedBy(node, text));
    },
  });
  return { errors, selected };
}

function selectedBy(node: SyntaxNode, text: string): Selected {
  const of = (each: SyntaxNode | null): string => (each === null ? '' : text.slice(each.from, each.to));
  const matchers = node
    .getChild('LabelMatchers')
    ?.getChildren('UnquotedLabelMatcher')
    .map((each) => ({
      label: of(each.getChild('LabelName')),
      op: of(each.getChild('MatchOp')),
      value: of(each.getChild('StringLiteral')).slice(1, -1),
    }));
  const range = rangeAround(node);
  return {
    name: of(node.getChild('Identifier')),
    matchers: matchers ?? [],
    ...(range === undefined
      ? {}
      : {
          range: original(of(range).replace(/^.*\[([^\]:]*)(?::[^\]]*)?\]$/s, '$1')),
          rangeOf: of(ancestor(range, 'FunctionCall')?.getChild('FunctionIdentifier') ?? null),
        }),
  };
}

/** The range a selector is read over: its own, or that of the subquery around it. */
const rangeAround = (node: SyntaxNode): SyntaxNode | undefined =>
  node.parent?.name === 'MatrixSelector' ? node.parent : ancestor(node, 'SubqueryExpr');

function ancestor(node: SyntaxNode, name: string): SyntaxNode | undefined {
  for (let each = node.parent; each !== null; each = each.parent) if (each.name === name) return each;
  return undefined;
}
