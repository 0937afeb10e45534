/** A matcher of a silence. */
export interface Matcher {
  readonly name: string;
  readonly value: string;
  readonly isRegex: boolean;
  readonly isEqual: boolean;
}

export function matcherText({ name, value, isRegex, isEqual }: Matcher): string {
  const operator = isRegex ? (isEqual ? '=~' : '!~') : isEqual ? '=' : '!=';
  return `${name}${operator}${JSON.stringify(value)}`;
}

/**
 * Whether a matcher fits, as Alertmanager decides: a label that is not there is empty, an expression covers the whole
 * value. An expression JavaScript cannot read, or that is long enough to be slow, fits nothing: an alert is rather
 * escalated in vain.
 */
export function matches(
  { name, value, isRegex, isEqual }: Matcher,
  labels: Readonly<Record<string, string>>,
): boolean {
  const is = labels[name] ?? '';
  if (!isRegex) return (is === value) === isEqual;
  const expression = anchored(value);
  return expression !== undefined && expression.test(is) === isEqual;
}

const longestExpression = 500;

function anchored(value: string): RegExp | undefined {
  // Nested repetition is where backtracking explodes; Alertmanager's own engine does not backtrack.
  if (value.length > longestExpression || /[+*}]\)?[+*{]/.test(value)) return undefined;
  try {
    return new RegExp(`^(?:${value})$`, 's');
  } catch {
    return undefined;
  }
}
