/** One change of an expression, and the words for it. */
export interface Change {
  readonly what: string;
  readonly expr: string;
}

/** A comparison in an expression: where it stands, and the number behind it, if one does. */
interface Comparison {
  readonly at: number;
  readonly operator: string;
  readonly number: { readonly at: number; readonly text: string } | undefined;
}

const reversed: Readonly<Record<string, string>> = {
  '>': '<',
  '<': '>',
  '>=': '<=',
  '<=': '>=',
  '==': '!=',
  '!=': '==',
};

/** The expression with label matchers and quoted text blanked out, at the same length: what operators are looked for in. */
function bare(expr: string): string {
  return expr
    .replaceAll(/"[^"]*"/g, (text) => ' '.repeat(text.length))
    .replaceAll(/\{[^}]*\}/g, (text) => ' '.repeat(text.length));
}

function comparisons(expr: string): Comparison[] {
  return [
    ...bare(expr).matchAll(
      / (>=|<=|==|!=|>|<) (?:(?:on|ignoring) \([^)]*\) )?(?:group_(?:left|right) \([^)]*\) )?(\d+(?:\.\d+)?(?:e\d+)?)?/g,
    ),
  ].map((match): Comparison => {
    const [whole, operator = '', number] = match;
    return {
      at: match.index + 1,
      operator,
      number:
        number === undefined ? undefined : { at: match.index + whole.length - number.length, text: number },
    };
  });
}

const replaced = (expr: string, at: number, old: string, by: string): string =>
  expr.slice(0, at) + by + expr.slice(at + old.length);

/** Every comparison turned round. */
export const flips = (expr: string): Change[] =>
  comparisons(expr).map(({ at, operator }) => ({
    what: `${operator} turned round: ...${expr.slice(Math.max(0, at - 40), at + 20)}...`,
    expr: replaced(expr, at, operator, reversed[operator]!),
  }));

/** Every number that something is compared with, a fifth larger and a fifth smaller. Zero has no fifth. */
export const moves = (expr: string): Change[] =>
  comparisons(expr).flatMap(({ number }) =>
    number === undefined || Number(number.text) === 0
      ? []
      : [1.2, 0.8].map((factor) => {
          const moved = String(Number((Number(number.text) * factor).toPrecision(8)));
          return {
            what: `${number.text} becomes ${moved}: ...${expr.slice(Math.max(0, number.at - 50), number.at + 10)}...`,
            expr: replaced(expr, number.at, number.text, moved),
          };
        }),
  );

/** Where the `and` and `unless` of the outermost level stand. */
function joints(expr: string): number[] {
  const text = bare(expr);
  const found: number[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')') depth--;
    if (depth === 0 && /^ (?:and|unless) /.test(text.slice(i, i + 8))) found.push(i);
  }
  return found;
}

/** Every `and ...` and `unless ...` of the outermost level left out. */
export function drops(expr: string): Change[] {
  const at = joints(expr);
  return at.map((from, i) => {
    const until = at[i + 1] ?? expr.length;
    return { what: `without:${expr.slice(from, until)}`, expr: expr.slice(0, from) + expr.slice(until) };
  });
}
