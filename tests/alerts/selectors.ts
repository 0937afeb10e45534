import { annotationTexts } from '../../alerts/generate/prometheus.ts';
import { catalogue, recordingRules } from '../../alerts/index.ts';
import { defaultLinks } from '../../alerts/links.ts';
import { guarded } from '../../alerts/promql.ts';
import { queriesIn } from '../../alerts/text.ts';

/** A metric as an expression selects it. */
export interface Selector {
  readonly name: string;
  readonly matchers: readonly { readonly label: string; readonly op: string; readonly value: string }[];
}

/** What an expression selects of this system's metrics and of others'; recorded series are left out. */
export function selectorsIn(expr: string): readonly Selector[] {
  const found = expr.matchAll(/(?<![\w:])([a-z][a-z0-9_]*_[a-z0-9_]+|up)(?![\w:(])(?:\{([^}]*)\})?/g);
  return [...found]
    .filter(([, name]) => !functions.has(name!))
    .map(([, name, body = '']) => ({
      name: name!,
      matchers: [...body.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"/g)].map(([, label, op, value]) => ({
        label: label!,
        op: op!,
        value: value!,
      })),
    }))
    .filter(({ name }) => /^(acquirer|alertmanager|prometheus|process|up)/.test(name));
}

const functions = new Set(['group_left', 'group_right']);

/** Every expression of the rules: where it is from, and its text. */
export function allExpressions(): readonly { readonly from: string; readonly expr: string }[] {
  return [
    ...recordingRules().map(({ record, expr }) => ({ from: record, expr })),
    ...catalogue().flatMap((entry) => [
      { from: entry.rule.alert, expr: guarded(entry.rule.expr, entry.rule.guards) },
      ...Object.entries(annotationTexts(entry, defaultLinks)).flatMap(([name, text]) =>
        queriesIn(text).map((expr) => ({ from: `${entry.rule.alert} ${name}`, expr })),
      ),
    ]),
  ];
}
