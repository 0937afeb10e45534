const brackets = { open: '({[', close: ')}]' } as const;
const setOperator = /^\s(and|unless|or)\b/i;

/**
 * The first operand of an expression whose outermost operators are all `and` and `unless`: they only take results away, so
 * the whole has no result at an instant at which its first operand has none. Undefined when there is no such operator, or when
 * an outermost `or` can add results.
 */
export function boundOf(expr: string): string | undefined {
  let depth = 0;
  let quote: string | undefined;
  let end: number | undefined;
  for (let i = 0; i < expr.length; i++) {
    const character = expr[i]!;
    if (quote !== undefined) {
      if (character === '\\') i++;
      else if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (brackets.open.includes(character)) depth++;
    else if (brackets.close.includes(character)) depth--;
    else if (depth === 0) {
      const operator = setOperator.exec(expr.slice(i, i + 8))?.[1]?.toLowerCase();
      if (operator === 'or') return undefined;
      if (operator !== undefined) end ??= i;
    }
  }
  return end === undefined ? undefined : expr.slice(0, end);
}
